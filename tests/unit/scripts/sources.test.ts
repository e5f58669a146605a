import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type CitingPage,
  findingsOf,
  type SourceState,
  withAnswer,
  withoutOld,
} from '#domain/source-changes.ts';
import { readSource, readSources } from '../../../scripts/fetch-page.ts';
import {
  markdown,
  parseReports,
  reportsFile,
  type SourceReport,
} from '../../../scripts/sources-report.ts';
import { edit, type Files, tinyContent } from '../../support/rule-cases.ts';

const paragraph =
  'Người có yêu cầu nộp hồ sơ tại Ủy ban nhân dân cấp xã nơi cư trú hoặc trên Cổng Dịch vụ công. ';

/** A page as an office shows it: a menu, a clock and a counter around what it says. */
const official = (body: string, clock = '10:20:31', menu = 'Trang chủ') => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Thủ tục</title><script>var t = ${Math.random()};</script></head>
<body><nav><a href="/">${menu}</a></nav><form id="aspnetForm"><div>Thứ Ba, 24/11/2026 | ${clock}</div>
<main><h1>Đăng ký khai sinh</h1><p>${paragraph.repeat(4)}</p>${body}</main></form>
<div>Lượt truy cập: ${clock.replaceAll(/\D/g, '')}</div><footer>Bản quyền</footer></body></html>`;

const html =
  (body: string): RequestListener =>
  (_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(body);
  };

describe('a page asked for over the network', { timeout: 30_000 }, () => {
  let server: Server;
  let base = '';
  let asked: { url: string; agent: string; at: number }[] = [];
  const pages = new Map<string, RequestListener>();

  beforeAll(async () => {
    server = createServer((request, answer) => {
      asked.push({
        url: request.url ?? '',
        agent: request.headers['user-agent'] ?? '',
        at: Date.now(),
      });
      const page = pages.get(request.url ?? '');
      if (page) page(request, answer);
      else answer.writeHead(404).end('Không có');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    pages.clear();
    asked = [];
  });

  const options = {
    today: '2026-11-26',
    userAgent: 'CamTay-source-check/1.0 (+https://camtay.example/)',
  };
  const read = (path: string, more = {}) => readSource(`${base}${path}`, { ...options, ...more });

  test('says what it says, and who asks', async () => {
    pages.set('/a', html(official('<p>Lệ phí: 8.000 đồng</p>')));
    const { snapshot } = await read('/a');
    expect(snapshot?.lines).toEqual([
      'Đăng ký khai sinh',
      paragraph.repeat(4).trim(),
      'Lệ phí: 8.000 đồng',
    ]);
    expect(asked[0]?.agent).toBe('CamTay-source-check/1.0 (+https://camtay.example/)');
  });

  test('is the same with another clock, counter, menu and script', async () => {
    pages.set('/a', html(official('<p>8.000 đồng</p>')));
    pages.set('/b', html(official('<p>8.000  đồng</p>', '23:59:59', 'Trang nhất')));
    expect((await read('/a')).snapshot?.sha256).toBe((await read('/b')).snapshot?.sha256);
  });

  test.each<[string, RequestListener, string]>([
    ['that vanished', (_, answer) => answer.writeHead(404).end(), 'gone'],
    ['with an error', (_, answer) => answer.writeHead(503).end(official('')), 'serverError'],
    ['that is refused', (_, answer) => answer.writeHead(403).end(official('')), 'refused'],
    [
      'moved to another host',
      (_, answer) => answer.writeHead(302, { location: 'https://evil.example/' }).end(),
      'elsewhere',
    ],
    [
      'moved to another protocol',
      (request, answer) =>
        answer.writeHead(301, { location: `https://${request.headers.host}/` }).end(),
      'elsewhere',
    ],
    [
      'moved to nowhere',
      (_, answer) => answer.writeHead(302, { location: 'http://' }).end(),
      'elsewhere',
    ],
    [
      'that goes round in circles',
      (_, answer) => answer.writeHead(302, { location: '/a' }).end(),
      'refused',
    ],
    [
      'that asks to sign in',
      (_, answer) => answer.writeHead(302, { location: '/account/login?next=a' }).end(),
      'login',
    ],
    [
      'behind a captcha',
      html('<title>Just a moment...</title><p>Checking your browser</p>'),
      'captcha',
    ],
    ['drawn by a program', html('<div id="root"></div>'), 'empty'],
    [
      'that is a picture',
      (_, answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end('x'),
      'notText',
    ],
    [
      'that breaks off',
      (_, answer) => {
        answer.writeHead(200, { 'content-type': 'text/html', 'content-length': '9999' });
        answer.write('<p>');
        setTimeout(() => answer.destroy(), 20);
      },
      'unreachable',
    ],
    [
      'that says it is huge',
      (_, answer) => answer.writeHead(200, { 'content-length': '6000000' }).write('x'),
      'tooLarge',
    ],
    [
      'that is huge and does not say so',
      (_, answer) => {
        answer.writeHead(200, { 'content-type': 'text/html' });
        for (let index = 0; index < 100 && !answer.destroyed; index += 1)
          answer.write(Buffer.alloc(65_536, 'x'));
        answer.end();
      },
      'tooLarge',
    ],
    ['that hangs', () => {}, 'tooSlow'],
    [
      'that trickles',
      (_, answer) => {
        answer.writeHead(200, { 'content-type': 'text/html' });
        const drip = setInterval(() => answer.write('x'), 50);
        answer.on('close', () => clearInterval(drip));
      },
      'tooSlow',
    ],
  ])('%s is not read, and not “unchanged”', async (_, page, why) => {
    pages.set('/a', page);
    // A busy machine needs its time for five megabytes; what hangs would hang for ever.
    const timeoutMs = why === 'tooSlow' ? 500 : 20_000;
    expect(await read('/a', { timeoutMs })).toEqual({ unread: why });
  });

  test('nobody at home is not read', async () => {
    expect(await readSource('http://127.0.0.1:9/', options)).toEqual({ unread: 'unreachable' });
  });

  test('a move to another name is not followed, even where somebody answers', async () => {
    const { port } = new URL(base);
    pages.set('/a', (_, answer) =>
      answer.writeHead(301, { location: `http://localhost:${port}/b` }).end(),
    );
    pages.set('/b', html(official('')));
    expect(await read('/a')).toEqual({ unread: 'elsewhere' });
    expect(asked.map(({ url }) => url)).toEqual(['/a']);
  });

  test('a move on the same host is followed', async () => {
    pages.set('/a', (_, answer) => answer.writeHead(301, { location: '/b' }).end());
    pages.set('/b', html(official('')));
    expect((await read('/a')).snapshot?.kind).toBe('text');
  });

  test.each<[string, string, Buffer]>([
    // As windows-1258 writes it: composed but for the tones.
    [
      'windows-1258 declared as UTF-8',
      'text/html; charset=utf-8',
      Buffer.concat([
        Buffer.from('<p>'),
        Buffer.from([0xd0, 0xf4, 0xcc, 0x6e, 0x67]),
        Buffer.from(` ${'x'.repeat(300)}</p>`),
      ]),
    ],
    [
      'UTF-16 with a mark',
      'text/html',
      Buffer.from(`\ufeff<p>Đồng ${'x'.repeat(300)}</p>`, 'utf16le'),
    ],
  ])('%s is read as it was meant', async (_, type, body) => {
    pages.set('/a', (_request, answer) =>
      answer.writeHead(200, { 'content-type': type }).end(body),
    );
    expect((await read('/a')).snapshot?.lines[0]).toBe(`Đồng ${'x'.repeat(300)}`);
  });

  test('a PDF has a hash and no words', async () => {
    pages.set('/a', (_, answer) =>
      answer.writeHead(200, { 'content-type': 'application/octet-stream' }).end('%PDF-1.7 a'),
    );
    pages.set('/b', (_, answer) =>
      answer.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7 b'),
    );
    const [a, b] = [await read('/a'), await read('/b')];
    expect([a.snapshot?.kind, a.snapshot?.lines]).toEqual(['pdf', []]);
    expect(a.snapshot?.sha256).not.toBe(b.snapshot?.sha256);
  });

  test('one at a time, with a pause; a silent host is left in peace', async () => {
    for (const path of ['/a', '/b']) pages.set(path, html(official('')));
    await readSources([`${base}/a`, `${base}/b`], { ...options, pauseMs: 150 });
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(145);
    const silent = Array.from({ length: 6 }, (_, nth) => `${base}/hang${nth}`);
    for (const address of silent) pages.set(new URL(address).pathname, () => {});
    asked = [];
    const answers = await readSources(silent, { ...options, pauseMs: 1, timeoutMs: 150 });
    expect(asked).toHaveLength(3);
    expect([...answers.values()].map(({ unread }) => unread)).toEqual([
      ...Array(3).fill('tooSlow'),
      ...Array(3).fill('unreachable'),
    ]);
  });
});

describe('from week to week', () => {
  const address = 'https://dichvucong.gov.vn/a';
  const snapshot = (day: string, ...lines: string[]) =>
    ({ snapshot: { day, sha256: lines.join('|'), kind: 'text', lines } }) as const;
  const page = (read: string): CitingPage => ({
    id: 'guides/a',
    file: 'content/guides/a.mdx',
    title: 'A',
    sources: [{ name: 'Cổng', address, read, line: 9 }],
  });
  const weeksOf = (...answers: Parameters<typeof withAnswer>[1][]) =>
    answers.reduce<SourceState>(
      (state, answer, week) =>
        withAnswer(state, answer, `2026-12-${String(week * 7 + 1).padStart(2, '0')}`),
      { address, snapshots: [] },
    );
  const found = (state: SourceState, read: string) =>
    findingsOf(page(read), new Map([[address, state]]));

  test('the first time only records', () => {
    expect(found(weeksOf(snapshot('2026-12-01', 'a')), '2026-11-24')).toEqual([]);
  });

  test('a change is said every week until an editor has read the page again', () => {
    const state = weeksOf(
      snapshot('2026-12-01', 'Phí 8.000 đồng', 'b'),
      snapshot('2026-12-08', 'Phí 9.000 đồng', 'b'),
    );
    const again = withAnswer(state, snapshot('2026-12-15', 'Phí 9.000 đồng', 'b'), '2026-12-15');
    for (const one of [state, again])
      expect(found(one, '2026-11-24')).toMatchObject([
        {
          kind: 'changed',
          from: '2026-12-01',
          to: '2026-12-08',
          removed: [{ text: 'Phí 8.000 đồng', numbers: ['8.000 đồng'] }],
          added: [{ text: 'Phí 9.000 đồng', numbers: ['9.000 đồng'] }],
        },
      ]);
    expect(found(again, '2026-12-09')).toEqual([]);
  });

  test('paragraphs in another order are no change', () => {
    expect(
      found(
        weeksOf(snapshot('2026-12-01', 'a', 'b'), snapshot('2026-12-08', 'b', 'a')),
        '2026-11-24',
      ),
    ).toEqual([]);
  });

  test('what could not be read is neither a change nor unchanged', () => {
    const state = weeksOf(
      snapshot('2026-12-01', 'a'),
      { unread: 'captcha' },
      { unread: 'tooSlow' },
    );
    expect(state.snapshots).toHaveLength(1);
    expect(found(state, '2026-11-24')).toMatchObject([
      { kind: 'unread', why: 'tooSlow', since: '2026-12-08' },
    ]);
    expect(withAnswer(state, snapshot('2026-12-22', 'a'), '2026-12-22').unread).toBeUndefined();
  });

  test('a page that lost four fifths of its text is not read', () => {
    const state = weeksOf(
      snapshot('2026-12-01', 'x'.repeat(1_000)),
      snapshot('2026-12-08', 'y'.repeat(199)),
    );
    expect(found(state, '2026-11-24')).toMatchObject([{ kind: 'unread', why: 'shrunk' }]);
  });

  test('a change before a page went silent is still said', () => {
    const state = weeksOf(snapshot('2026-12-01', 'a1'), snapshot('2026-12-08', 'a2'), {
      unread: 'unreachable',
    });
    expect(found(state, '2026-11-24').map(({ kind }) => kind)).toEqual(['unread', 'changed']);
  });

  test('what everybody has read past is forgotten', () => {
    const state = weeksOf(
      snapshot('2026-12-01', 'a1'),
      snapshot('2026-12-08', 'a2'),
      snapshot('2026-12-15', 'a3'),
    );
    expect(withoutOld(state, ['2026-11-24', '2026-12-20']).snapshots).toHaveLength(3);
    expect(withoutOld(state, ['2026-12-10', '2026-12-20']).snapshots).toHaveLength(2);
    expect(withoutOld(state, ['2026-12-20']).snapshots).toHaveLength(1);
  });
});

describe('what an issue says', () => {
  const report = (text: string): SourceReport => ({
    id: 'guides/a',
    file: 'content/guides/a.mdx',
    title: 'A',
    findings: [
      {
        citation: { name: text, address: 'https://a.gov.vn/', read: '2026-11-24', line: 9 },
        kind: 'changed',
        from: '2026-12-01',
        to: '2026-12-08',
        removed: [{ text, numbers: ['8.000 đồng', text] }],
        added: [{ text: 'Phí 9.000 đồng', numbers: ['9.000 đồng'] }],
      },
    ],
  });

  test('old and new lines, and what to do', () => {
    const text = markdown(report('Phí 8.000 đồng'));
    expect(text).toContain('- − `Phí 8.000 đồng` **Số:** `8.000 đồng`,');
    expect(text).toContain('- + `Phí 9.000 đồng` **Số:** `9.000 đồng`');
    expect(text).toContain('Trong tệp ở dòng 9, đọc lần cuối 24/11/2026.');
    expect(text).toContain('- [ ] Sửa `read` của nguồn này');
  });

  test('a page from outside brings no markup', () => {
    const text = markdown(report('@ai-do <b>x</b> [a](https://evil.example) `\n- [x] xong'));
    expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/@|<b>|\]\(|\[x\]/);
  });

  test('however much changed, it fits', () => {
    const lines = Array.from({ length: 5_000 }, (_, nth) => ({
      text: `${nth} ${'chữ '.repeat(80)}`,
      numbers: [],
    }));
    const long: SourceReport = {
      ...report('a'),
      findings: Array.from(
        { length: 8 },
        () => ({ ...report('a').findings[0], removed: lines }) as SourceReport['findings'][0],
      ),
    };
    expect(markdown(long).length).toBeLessThanOrEqual(65_000);
    expect(markdown(long)).toMatch(/còn \d+ dòng nữa/);
  });

  test('is read back as it was written, and nothing else', () => {
    expect(parseReports(reportsFile([report('a')]))).toEqual([report('a')]);
    expect(() => parseReports('{}')).toThrow();
    expect(() => parseReports(reportsFile([{ ...report('a'), id: '../a' }]))).toThrow();
  });
});

describe('npm run sources -- check', { timeout: 60_000 }, () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cam-tay-sources-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (files: Files, below: string) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(folder, below, file, '..'), { recursive: true });
      writeFileSync(join(folder, below, file), text as string);
    }
  };
  const all = [
    'https://dichvucong.gov.vn/1.000001',
    'https://dichvucong.gov.vn/',
    'https://vanban.chinhphu.vn/?pageid=1',
  ];
  /** One week: what each address answers, and what the command says. */
  const week = (
    day: string,
    body: string,
    options: readonly string[] = [],
    gone: readonly string[] = [],
  ) => {
    write(
      {
        'a.html': official(body),
        'index.json': JSON.stringify(
          all.map((address) =>
            gone.includes(address) ? { address, status: 404 } : { address, file: 'a.html' },
          ),
        ),
      },
      'web',
    );
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        'scripts/sources.ts',
        'check',
        '--pause',
        '0',
        '--state',
        join(folder, 'state'),
        '--out',
        join(folder, 'out'),
        '--fetch-from',
        join(folder, 'web'),
        ...options,
      ],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          TODAY: day,
          CONTENT_DIR: join(folder, 'content'),
          NO_COLOR: '1',
          NODE_OPTIONS: '',
        },
      },
    );
    const reports = () => parseReports(readFileSync(join(folder, 'out/reports.json'), 'utf8'));
    return { status, stdout, stderr, reports };
  };

  test('records first, then reports each page of ours that cites what changed', () => {
    write(tinyContent, 'content');
    const first = week('2026-12-01', '<p>Lệ phí: 8.000 đồng</p>');
    expect(first.stderr).toBe('');
    expect(first.stdout).toContain('Đã hỏi 3 địa chỉ: 3 ghi lần đầu, 0 không đọc được. 0 trên');
    expect(first.reports()).toEqual([]);
    expect(readdirSync(join(folder, 'state'))).toHaveLength(3);

    const second = week('2026-12-08', '<p>Lệ phí: 9.000 đồng</p>');
    expect(second.reports().map(({ id }) => id)).toEqual([
      'services/khai-sinh',
      'lists/2026-07-18-ban-chup',
      'lists/2026-11-24-kiem-chung',
      'places',
    ]);
    expect(second.stdout).toContain('- Lệ phí: 8.000 đồng');
    expect(second.stdout).toContain('+ Lệ phí: 9.000 đồng');
    expect(readFileSync(join(folder, 'out/services--khai-sinh.md'), 'utf8')).toContain(
      '9.000 đồng',
    );

    // The editor read it again and says so in the file.
    write(
      edit(
        'services/khai-sinh.mdx',
        'address: https://dichvucong.gov.vn/1.000001\n    read: 2026-11-24',
        'address: https://dichvucong.gov.vn/1.000001\n    read: 2026-12-09',
      )(tinyContent),
      'content',
    );
    const third = week('2026-12-15', '<p>Lệ phí: 9.000 đồng</p>', ['--only', 'khai-sinh']);
    expect(third.reports()).toEqual([]);
    expect(third.stdout).toContain('Đã hỏi 1 địa chỉ');
    expect(readdirSync(join(folder, 'state'))).toHaveLength(3);
  });

  test('a page that vanished is said to be unread, and asks for an editor', () => {
    write(tinyContent, 'content');
    week('2026-12-01', '');
    const { reports, stdout } = week('2026-12-08', '', [], [all[0] ?? '']);
    expect(reports().map(({ id, findings }) => [id, findings[0]?.kind])).toEqual([
      ['services/khai-sinh', 'unread'],
    ]);
    expect(stdout).toContain('không đọc được từ 08/12/2026: trang không còn (404 hoặc 410)');
  });

  test('says in Vietnamese what is wrong', () => {
    write(tinyContent, 'content');
    expect(week('2026-12-01', '', ['--only', 'khong-co'])).toMatchObject({
      status: 2,
      stderr: 'Không kiểm được nguồn: không có bài nào tên “khong-co” mà dẫn nguồn.\n',
    });
  });
});
