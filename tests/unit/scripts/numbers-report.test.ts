import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { mdxToMdast } from 'satteri';
import { describe, expect, test, vi } from 'vitest';
import type { ChangedNumbers, NumberChange } from '#domain/changed-numbers.ts';
import { quoted } from '../../../scripts/github-markdown.ts';
import {
  confirmation,
  listHash,
  markdown,
  marker,
  parseReport,
  plain,
  reportFile,
} from '../../../scripts/numbers-report.ts';
import { edit, type Files, tinyContent, withFolder } from '../../support/rule-cases.ts';

// Programs and folders of their own; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const change = (more: Partial<NumberChange> = {}): NumberChange => ({
  kind: 'fee',
  subject: '1.000001 Đăng ký khai sinh',
  label: 'phí khi nộp tại quầy (đồng)',
  before: { value: '8000', line: 2 },
  after: { value: '9000', line: 3 },
  sources: [
    { name: 'Công báo', address: 'https://vanban.chinhphu.vn/?pageid=1', read: '2026-11-24' },
  ],
  ...more,
});

const changed = (
  changes: readonly NumberChange[],
  more: Partial<ChangedNumbers> = {},
): ChangedNumbers => ({
  files:
    changes.length > 0
      ? [{ file: 'content/lists/a/procedures.csv', state: 'changed', changes }]
      : [],
  unusual: [],
  ...more,
});

test('a change is a box with old, new, both lines and the source', () => {
  const text = markdown(changed([change()]));
  expect(text).toContain(
    '- [ ] `1.000001 Đăng ký khai sinh`, phí khi nộp tại quầy (đồng): `8000` → `9000` (dòng 3, bản cũ 2)',
  );
  expect(text).toContain(
    'Nguồn: `Công báo`, `https://vanban.chinhphu.vn/?pageid=1`, đọc ngày `2026-11-24`',
  );
  expect(text.startsWith(marker)).toBe(true);
});

test('nothing changed says so', () => {
  expect(markdown(changed([]))).toContain('Không có phí, thời hạn, mã, ngày hay con số nào đổi.');
  expect(plain(changed([]))).toBe('Không có số nào đổi.');
});

test('what is unusual stands on top and asks for a sentence of one’s own', () => {
  const unusual = [
    { what: 'tenfold', file: 'content/a.csv', line: 3, detail: '8000 → 80000' },
  ] as const;
  const text = markdown(changed([change()], { unusual }));
  expect(text.indexOf('BẤT THƯỜNG')).toBeLessThan(text.indexOf('1.000001'));
  expect(text).toContain(confirmation(unusual));
  expect(text).toContain('- [ ] Đã có bình luận xác nhận');
});

test('too long a list says how much is left, and where', () => {
  const many = Array.from({ length: 3_000 }, (_, line) =>
    change({ after: { value: String(line), line: line + 1 } }),
  );
  const text = markdown(changed(many));
  expect(text.length).toBeLessThanOrEqual(65_000);
  const boxes = text.match(/^- \[ \] /gm)?.length ?? 0;
  expect(text).toContain(`**Còn ${3_000 - boxes} chỗ không đủ chỗ ghi ở đây**, xem tệp`);
  expect(markdown(changed(many), [], Number.POSITIVE_INFINITY).match(/^- \[ \] /gm)).toHaveLength(
    3_000,
  );
});

test('the same list has the same name, another list another', () => {
  expect(listHash(changed([change()]))).toBe(listHash(changed([change()])));
  expect(listHash(changed([change()]))).not.toBe(listHash(changed([change({ subject: 'x' })])));
});

describe('text of a stranger', () => {
  const hostile = [
    '@camtay/editors nhìn này',
    '<img src=https://evil.example/x onerror=alert(1)>',
    '[bấm](https://evil.example/)',
    'https://evil.example/ #12 GH-12',
    '`thoát` **đậm** ``` rào ```',
    '\n- [x] đã xem\n## Tiêu đề',
    '\r\n\u2028- [x] đã xem',
    '--> <!-- cam-tay:so-lieu:1 0 -->',
    '| a | b |',
    '\u202Egnòd 000.8\u202C',
    '![](https://evil.example/x.png)',
    '\\` \\\\` &#96; &lt;b&gt;',
    '$\\href{https://evil.example}{x}$',
    ':tada: ~~bỏ~~ [^1] > trích',
    '`'.repeat(7),
  ];

  /** All that the comment holds besides text in code spans. */
  function outside(text: string): string {
    const pieces: string[] = [];
    const walk = (node: { type: string; value?: string; children?: unknown[] }): void => {
      if (node.type === 'inlineCode') return;
      pieces.push(node.type === 'text' ? (node.value ?? '') : `<${node.type}>`);
      for (const child of node.children ?? []) walk(child as typeof node);
    };
    walk(mdxToMdast(text.replace(/^<!--.*-->\n/, '')) as Parameters<typeof walk>[0]);
    return pieces.join('');
  }

  const everywhere = (words: string): ChangedNumbers => ({
    files: [
      {
        file: words,
        state: 'changed',
        changes: [
          change({
            subject: words,
            label: words,
            before: { value: words, line: 1, context: words },
            after: { value: words, line: 1, context: words },
            sources: [{ name: words, address: words, read: words }],
          }),
          change({ sources: [] }),
        ],
      },
    ],
    unusual: [{ what: 'year', file: words, detail: words }],
  });

  test.each(hostile)('%j stays in a code span', (words) => {
    const text = markdown(everywhere(words));
    const shape = outside(text);
    const honest = outside(markdown(everywhere('chữ')));
    const kinds = (rendered: string) => rendered.match(/<[a-zA-Z]+>/g);
    expect(kinds(shape)).toEqual(kinds(honest));
    expect(shape).not.toMatch(/[@`#$|~^]|https?:|\bGH-/);
    expect(text.match(/^\s*- \[[^ ]\]/m)).toBeNull();
    expect(text.match(/^- \[ \] /gm)).toHaveLength(4 - 1);
    expect(text.split('\n').filter((line) => line.startsWith('<!--'))).toHaveLength(1);
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\r\u2028]/);
  });

  test('is cut when it is long, without breaking a letter', () => {
    expect(quoted('𝒳'.repeat(500))).toBe(`\`${'𝒳'.repeat(159)}…\``);
    expect(quoted(' \u200b ')).toBe('_(trống)_');
  });
});

describe('the file between two workflows', () => {
  const good = JSON.parse(reportFile(changed([change()]))) as Record<string, unknown>;

  test('is read as it was written', () => {
    const all = changed([change(), change({ before: undefined, sameNumber: true })], {
      unusual: [{ what: 'rows', detail: 'x' }],
    });
    expect(parseReport(reportFile(all))).toEqual(JSON.parse(JSON.stringify(all)));
  });

  test.each<[string, string]>([
    ['no JSON', '{'],
    ['another format', JSON.stringify({ ...good, format: 'x' })],
    ['a key of its own', JSON.stringify({ ...good, notes: ['<b>'] })],
    ['no list', JSON.stringify({ ...good, files: {} })],
    ['a number for a text', JSON.stringify({ ...good, unusual: [{ what: 'year', detail: 1 }] })],
    ['an unknown reason', JSON.stringify({ ...good, unusual: [{ what: 'toString', detail: '' }] })],
    [
      'a line that is none',
      JSON.stringify({ ...good, unusual: [{ what: 'year', line: 0.5, detail: '' }] }),
    ],
    ['neither old nor new', JSON.stringify(good).replace(/"(?:before|after)":\{[^}]*\},/g, '')],
    ['too large', `{"a":"${'x'.repeat(8_000_000)}"}`],
  ])('%s is refused', (_, text) => expect(() => parseReport(text)).toThrow());
});

describe('npm run numbers', () => {
  const run = (head: Files, ...options: string[]) =>
    withFolder(tinyContent, (base) =>
      withFolder(head, (folder) => {
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          ['scripts/numbers.ts', '--base', base, '--head', folder, ...options],
          { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' } },
        );
        return { status, stdout, stderr };
      }),
    );
  const table = 'lists/2026-07-18-ban-chup/procedures.csv';
  const tenfold = edit(table, ',8000,', ',80000,')(tinyContent);

  test('prints old and new with their places', () => {
    const { status, stdout } = run(tenfold);
    expect(status).toBe(0);
    expect(stdout).toContain('8000 → 80000');
    expect(stdout).toContain(
      `cũ content/${table}:2, mới content/${table}:2; nguồn: Cổng Dịch vụ công quốc gia, https://dichvucong.gov.vn/, 2026-11-24`,
    );
  });

  test('stops for what is unusual only when asked to', () => {
    expect(run(tenfold, '--fail-on-unusual').status).toBe(1);
    expect(run(edit(table, ',8000,', ',9000,')(tinyContent), '--fail-on-unusual').status).toBe(0);
  });

  test('says in Vietnamese what is missing', () => {
    expect(run(tinyContent, '--format', 'pdf')).toMatchObject({
      status: 2,
      stderr: 'Không so được số: không có dạng “pdf”, chỉ có text, markdown, json.\n',
    });
  });
});
