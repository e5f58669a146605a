import { spawnSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type HTMLElement, parse } from 'node-html-parser';
import { afterAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { addDays, writtenDay } from '#domain/day.ts';
import { spokenText } from '#domain/speech.ts';
import { readAtom } from '../support/atom.ts';
import { builtCopy } from '../support/built-copy.ts';
import type { Cells } from '../support/lists.ts';
import { tableOf } from '../support/rule-cases.ts';

/**
 * Our own content and four papers that do not exist, signed after every review: what they make stale is worked out here
 * from the words of the files alone, and compared with the command, the built pages and the feeds.
 */
const latest = globSync('content/**/*.{mdx,yaml}')
  .flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^\s*(?:reviewed|read|signed|since): (\d{4}-\d\d-\d\d)$/gm,
      ),
    ].map(([, day = '']) => day),
  )
  .sort()
  .at(-1);
if (!latest) throw new Error('content has no days');
const signed = addDays(latest, 1);
const today = addDays(latest, 2);
const nextYear = addDays(latest, 97);
const birth = `${signed}-9001-qd-btp`;
const ends = `${signed}-9002-qd-bca`;
const coming = `${signed}-9003-qd-btp`;
const land = `${signed}-9004-qd-bnnmt`;
const spoken = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  const written = `ngày ${date} tháng ${month} năm ${year}`;
  // The loudspeaker says numbers in words.
  return new RegExp(`(?:${written}|${spokenText(written, []).replace(/[.]$/, '')})`);
};

const paper = (id: string, rows: readonly Cells[], effective = today): Record<string, string> => ({
  [`lists/${id}/list.yaml`]: `kind: decision
number: ${id.split('-')[3]}/QĐ-THU
title: Văn bản giả để thử ${id.split('-')[3]}
issuer: Bộ thử
issuerLevel: ministry
signed: ${signed}
effective: ${effective}
confidence: single
complete: true
sources:
  - name: Văn bản giả
    read: ${today}
`,
  [`lists/${id}/procedures.csv`]: tableOf(
    rows.map((cells) => ({ name: `Thủ tục ${cells.code}`, confidence: 'single', ...cells })),
  ),
});

const copy = builtCopy(
  {
    ...paper(birth, [
      {
        code: '1.001193',
        change: 'amended',
        name: 'Đăng ký khai sinh',
        time: '2 ngày làm việc',
        onlineTime: '2 ngày làm việc',
        counterTime: '2 ngày làm việc',
        postTime: '2 ngày làm việc',
        counterFeeVnd: '5000',
      },
    ]),
    ...paper(ends, [
      { code: '1.012566', change: 'abolished' },
      { code: '1.999001', change: 'replaced', replaces: '1.000894', field: 'Hộ tịch' },
    ]),
    ...paper(coming, [{ code: '1.000656', change: 'amended' }], nextYear),
    ...paper(land, [{ code: '1.013833', change: 'amended' }]),
  },
  today,
);
afterAll(copy.remove);

/** Pages whose words name a code, by their files: without `sources` (where it was read) and `related` (a link). */
function speakingOf(code: string): string[] {
  const rooms = { services: '/dich-vu/', guides: '/huong-dan/', lessons: '/ky-nang/' };
  return Object.entries(rooms)
    .flatMap(([room, address]) =>
      readdirSync(join('content', room)).flatMap((name) => {
        const [, front = '', body = ''] =
          /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
            readFileSync(join('content', room, name), 'utf8'),
          ) ?? [];
        const { sources: _, related: __, ...rest } = parseYaml(front) as Record<string, unknown>;
        return `${JSON.stringify(rest)}${body}`.includes(code)
          ? [`${address}${name.replace('.mdx', '')}/`]
          : [];
      }),
    )
    .sort();
}

/** Bulletins that lead to one of these guides. */
const bulletinsWith = (paths: readonly string[]): string[] =>
  readdirSync('content/bulletins')
    .filter((name) => {
      const { guides = [] } = parseYaml(readFileSync(join('content/bulletins', name), 'utf8')) as {
        guides?: string[];
      };
      return guides.some((slug) => paths.includes(`/huong-dan/${slug}/`));
    })
    .map((name) => `/loa/${name.replace('.yaml', '')}/`);

/** Sessions of the digital team that teach or print one of these guides. */
const plansWith = (paths: readonly string[]): string[] =>
  readdirSync('content/plans')
    .filter((name) => {
      const { parts, printables } = parseYaml(
        readFileSync(join('content/plans', name), 'utf8'),
      ) as { parts: { guide?: string }[]; printables: { guides?: string[] } };
      return [...parts.map(({ guide }) => guide), ...(printables.guides ?? [])].some((slug) =>
        paths.includes(`/huong-dan/${slug}/`),
      );
    })
    .map((name) => `/to-cong-nghe/${name.replace('.yaml', '')}/`);

/** Life events that name one of these services. */
const eventsWith = (paths: readonly string[]): string[] =>
  readdirSync('content/life-events')
    .filter((name) => {
      const { services = [] } = parseYaml(
        readFileSync(join('content/life-events', name), 'utf8'),
      ) as { services?: string[] };
      return services.some((slug) => paths.includes(`/dich-vu/${slug}/`));
    })
    .map((name) => `/viec/${name.replace('.yaml', '')}/`)
    .sort();

const built = new Map<string, HTMLElement>();
// Other languages show the same notices: what is Vietnamese is what is counted here.
for (const file of globSync('dist/**/index.html', { cwd: copy.folder, exclude: ['dist/en/**'] }))
  built.set(
    `/${file
      .replaceAll('\\', '/')
      .replace(/^dist\//, '')
      .replace(/index\.html$/, '')}`,
    parse(readFileSync(join(copy.folder, file), 'utf8')),
  );
const text = (path: string) => readFileSync(join(copy.folder, 'dist', path), 'utf8');
const withNotice = (selector: string, start = /^\/(?:dich-vu|huong-dan|ky-nang)\/[^/]+\/$/) =>
  [...built]
    .filter(([path, root]) => start.test(path) && root.querySelector(`main ${selector}`))
    .map(([path]) => path)
    .sort();
const guidesOf = (paths: readonly string[]) =>
  paths.filter((path) => path.startsWith('/huong-dan/'));
const textsSaying = (pattern: RegExp) =>
  [...guidesOf([...built.keys()])]
    .filter((path) => /^\/huong-dan\/[^/]+\/$/.test(path))
    .flatMap((path) => [`${path}loa.txt`, `${path}zalo.txt`])
    .filter((path) => pattern.test(text(path)))
    .sort();
const textsOf = (paths: readonly string[]) =>
  guidesOf(paths)
    .flatMap((path) => [`${path}loa.txt`, `${path}zalo.txt`])
    .sort();

interface Stale {
  readonly pages: readonly {
    readonly path: string;
    readonly severity: string;
    readonly madeFrom?: readonly string[];
    readonly reasons: readonly { kind: string; code?: string; list?: string; path?: string }[];
  }[];
}
const staleIn = (content: string): Stale => {
  const { stdout } = spawnSync(process.execPath, ['scripts/list.ts', 'stale', '--json'], {
    encoding: 'utf8',
    env: { ...process.env, TODAY: today, CONTENT_DIR: content, NODE_OPTIONS: '' },
  });
  return JSON.parse(stdout || '{"pages":[]}') as Stale;
};
const command = staleIn(copy.content);
const named = (list: string, kind: string) =>
  command.pages
    .filter(({ reasons }) => reasons.some((one) => one.kind === kind && one.list === list))
    .map(({ path }) => path)
    .sort();

test('the copy is built', () => {
  expect(copy.status, copy.output).toBe(0);
  expect(built.size).toBeGreaterThan(1000);
});

describe('a decision that amends birth registration makes exactly the right pages stale', () => {
  const right = speakingOf('1.001193');

  test('there are such pages, and they are few', () => {
    expect(right).toEqual(
      expect.arrayContaining(['/dich-vu/dang-ky-khai-sinh/', '/huong-dan/dang-ky-khai-sinh/']),
    );
    expect(right.length).toBeLessThan(10);
  });

  test('in the command', () => {
    expect(named(birth, 'amended')).toEqual(right);
    const guide = command.pages.find(({ path }) => path === '/huong-dan/dang-ky-khai-sinh/');
    expect(guide).toMatchObject({
      severity: 'review',
      madeFrom: [
        ...['in/', 'loa.txt', 'zalo.txt', 'tap/'].map(
          (name) => `/huong-dan/dang-ky-khai-sinh/${name}`,
        ),
        '/to-cong-nghe/ap-phich/dang-ky-khai-sinh/',
        '/to-cong-nghe/trinh-chieu/dang-ky-khai-sinh/',
        '/to-cong-nghe/phien/dang-ky-khai-sinh/',
      ],
    });
    expect(
      command.pages
        .filter(({ reasons }) =>
          reasons.some(({ kind, path }) => kind === 'leadsTo' && right.includes(path ?? '')),
        )
        .map(({ path }) => path)
        .sort(),
    ).toEqual([...eventsWith(right), ...bulletinsWith(right), ...plansWith(right)].sort());
  });

  test('on the pages, in plain words', () => {
    expect(withNotice(`[data-stale=review][data-list="${birth}"]`)).toEqual(right);
    for (const path of right)
      expect(built.get(path)?.querySelector(`[data-list="${birth}"]`)?.text).toContain(
        `đã đổi từ ngày ${writtenDay(today)}, chưa kiểm tra lại`,
      );
    expect(
      built.get('/dich-vu/dang-ky-khai-sinh/')?.querySelector('[data-fact=time]')?.text,
    ).toMatch(/^2 ngày làm việc/);
  });

  test('on the life event, beside the service', () => {
    const marked = [...built].flatMap(([path, root]) =>
      root
        .querySelectorAll('main li a [data-stale=review]')
        .map((mark) => `${path} ${mark.closest('a')?.getAttribute('href')}`),
    );
    expect(marked.sort()).toEqual(
      eventsWith(right).map((path) => `${path} /dich-vu/dang-ky-khai-sinh/`),
    );
  });

  test('on paper, over the loudspeaker and in Zalo', () => {
    const sheets = withNotice('.sheet-notice[data-stale=review]', /^\/huong-dan\/[^/]+\/in\/$/);
    expect(sheets).toEqual(guidesOf(right).map((path) => `${path}in/`));
    expect(textsSaying(new RegExp(`đã đổi từ ${spoken(today).source}`))).toEqual(textsOf(right));
  });

  test('in the feeds, and on the page of the decision', () => {
    for (const path of ['/thay-doi/feed.xml', '/thay-doi/linh-vuc/ho-tich/feed.xml']) {
      const feed = readAtom(text(path));
      const entry = feed.entries.find(({ id }) => id.includes(birth));
      expect(entry?.related.map((one) => new URL(one).pathname).sort(), path).toEqual(right);
      expect(entry?.text).toContain('Cần kiểm tra lại: Đăng ký khai sinh');
      expect(entry?.text).toContain('Thời hạn: trước trong ngày, nay 2 ngày làm việc.');
      expect(entry?.updated).toBe(`${today}T00:00:00+07:00`);
      for (const { id, related } of feed.entries)
        if (!id.includes(birth))
          for (const one of related) expect(right, id).not.toContain(new URL(one).pathname);
    }
    const telling = globSync('dist/thay-doi/**/feed.xml', { cwd: copy.folder })
      .map((file) => file.replaceAll('\\', '/').replace(/^dist/, ''))
      .filter((path) => readAtom(text(path)).entries.some(({ id }) => id.includes(birth)));
    expect(telling.sort()).toEqual(['/thay-doi/feed.xml', '/thay-doi/linh-vuc/ho-tich/feed.xml']);
    const page = built.get(`/thay-doi/${birth}/`);
    const links = page
      ?.querySelectorAll('[aria-labelledby=can-xem-lai] li a')
      .map((link) => link.getAttribute('href'));
    expect(links?.sort()).toEqual(right);
    const table = page?.querySelector('[data-code="1.001193"] table');
    const row = (label: string) =>
      table
        ?.querySelectorAll('tbody')
        .filter((part) => part.querySelector('th')?.text.startsWith(label))
        .map((part) => part.querySelectorAll('td').map((cell) => cell.text));
    expect(row('Thời hạn')?.[0]).toEqual(['Trong ngày', '2 ngày làm việc']);
    expect(row('Phí, lệ phí, tại quầy')).toEqual([['Miễn phí', '5.000 đồng']]);
  });
});

describe('a decision that ends codes', () => {
  const abolished = speakingOf('1.012566');
  const replaced = speakingOf('1.000894');
  const right = [...abolished, ...replaced].sort();

  test('blocks exactly the pages that speak of them', () => {
    expect(abolished.length).toBeGreaterThan(0);
    expect(replaced.length).toBeGreaterThan(0);
    expect(named(ends, 'ended')).toEqual(right);
    expect(withNotice(`[data-stale=blocking][data-list="${ends}"]`)).toEqual(right);
    expect(withNotice('.sheet-notice[data-stale=blocking]', /\/in\/$/)).toEqual(
      guidesOf(right).map((path) => `${path}in/`),
    );
    const entry = readAtom(text('/thay-doi/feed.xml')).entries.find(({ id }) => id.includes(ends));
    expect(entry?.related.map((one) => new URL(one).pathname).sort()).toEqual(
      expect.arrayContaining(right),
    );
  });

  test('announces nothing of them as if it were right', () => {
    expect(textsSaying(/không dùng nữa|KHÔNG DÙNG NỮA/)).toEqual(textsOf(right));
    for (const path of textsOf(right)) {
      expect(text(path)).not.toMatch(/^(?:Bước )?\d+[.:]/m);
      expect(text(path)).not.toMatch(/phí|Thời hạn/i);
    }
  });

  test('leads the old code on to the new one, and an abolished one nowhere', () => {
    const old = built.get('/thu-tuc/1.000894/');
    expect(old?.querySelector('main [role=note] a')?.getAttribute('href')).toBe(
      '/thu-tuc/1.999001/',
    );
    expect(
      new URL(old?.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '').pathname,
    ).toBe('/thu-tuc/1.999001/');
    expect(old?.querySelector('meta[http-equiv=refresh]')?.getAttribute('content')).toBe(
      '0; url=/thu-tuc/1.999001/#ma-1-000894',
    );
    expect(built.get('/thu-tuc/1.999001/')?.querySelector('#ma-1-000894')?.text).toContain(
      'Mã 1.000894 (',
    );
    const gone = built.get('/thu-tuc/1.012566/');
    expect(gone?.querySelector('meta[http-equiv=refresh]')).toBeNull();
    expect(gone?.querySelector('main [role=note]')?.text).toContain('đã bị bãi bỏ');
    expect(gone?.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
    expect(gone?.querySelector('html')?.getAttribute('data-kind')).toBeUndefined();
  });
});

describe('a decision of next year', () => {
  const right = speakingOf('1.000656');

  test('is only announced, to exactly the pages that speak of the code', () => {
    expect(right.length).toBeGreaterThan(0);
    expect(named(coming, 'upcoming')).toEqual(right);
    expect(withNotice(`[data-stale=upcoming][data-list="${coming}"]`)).toEqual(right);
    expect(built.get('/thu-tuc/1.000656/')?.querySelector('[data-stale=upcoming]')?.text).toContain(
      `Sắp thay đổi từ ngày ${writtenDay(nextYear)}`,
    );
    expect(textsSaying(new RegExp(`sắp thay đổi từ ${spoken(nextYear).source}`))).toEqual(
      textsOf(right),
    );
  });

  test('stands first among the changes, and makes nothing stale', () => {
    expect(
      built
        .get('/thay-doi/')
        ?.querySelector('[aria-labelledby=sap-thay-doi] li a')
        ?.getAttribute('href'),
    ).toBe(`/thay-doi/${coming}/`);
    expect(built.get('/')?.querySelector('main a[href^="/thay-doi/2"] small')?.text).toBe(
      `Sắp thay đổi từ ${writtenDay(nextYear)}: 1 thủ tục sửa đổi.`,
    );
    const entry = readAtom(text('/thay-doi/feed.xml')).entries.find(({ id }) =>
      id.includes(coming),
    );
    expect(entry).toMatchObject({ related: [], updated: `${today}T00:00:00+07:00` });
    expect(entry?.title).toMatch(/^Sắp thay đổi: /);
  });
});

test('a ministry newer than the province: pages of the province’s code wait for the province', () => {
  const right = speakingOf('1.115776');
  expect(right.length).toBeGreaterThan(0);
  expect(named(land, 'waiting')).toEqual(right);
  expect(withNotice(`[data-stale=waiting][data-list="${land}"]`)).toEqual(right);
  expect(built.get('/thu-tuc/1.115776/')?.querySelector('[data-stale=waiting]')?.text).toContain(
    'Chờ tỉnh công bố',
  );
});

test('nothing else got stale through these papers', () => {
  const before = staleIn('content').pages.flatMap(({ path, reasons }) =>
    reasons.map((reason) => `${path} ${JSON.stringify(reason)}`),
  );
  for (const { path, reasons } of command.pages)
    for (const reason of reasons)
      if (reason.kind !== 'leadsTo' && ![birth, ends, coming, land].includes(reason.list ?? ''))
        expect(before).toContain(`${path} ${JSON.stringify(reason)}`);
});

test('with a notice the texts still fit: Zalo in 1,000 characters, the loudspeaker without anything to read by eye', () => {
  for (const path of textsSaying(/./)) {
    if (path.endsWith('zalo.txt')) expect(text(path).length, path).toBeLessThanOrEqual(1000);
    else expect(text(path), path).not.toMatch(/https?:|\d\.\d{6}|\d\/\d/);
  }
});
