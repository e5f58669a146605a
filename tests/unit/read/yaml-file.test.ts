import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ParsedBefore } from '#read/parsed-before.ts';
import { readYaml } from '#read/yaml-file.ts';

const schema = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(20)
    .meta({ title: 'Tên', examples: ['Cầm Tay'] }),
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .meta({ title: 'Ngày', examples: ['2026-11-24'] }),
  way: z.enum(['online', 'counter']).optional(),
  count: z.int().optional(),
  papers: z
    .array(z.strictObject({ title: z.string().meta({ title: 'Tên giấy' }), required: z.boolean() }))
    .default([]),
});

const read = (text: string, lineOffset?: number) => readYaml('a/b.yaml', text, schema, lineOffset);
const first = 'name: Cầm Tay\nday: 2026-11-24\n';

describe('a file that fits', () => {
  const { located, misfits } = read(`# ghi chú
${first}papers:
  - title: Giấy chứng sinh
    required: true
  - { title: Giấy ủy quyền, required: false }
`);

  test('has its value, with days as text and defaults filled in', () => {
    expect(misfits).toEqual([]);
    expect(located?.value).toEqual({
      name: 'Cầm Tay',
      day: '2026-11-24',
      papers: [
        { title: 'Giấy chứng sinh', required: true },
        { title: 'Giấy ủy quyền', required: false },
      ],
    });
    expect(read(first).located?.value.papers).toEqual([]);
  });

  test.each<[(string | number)[], number, number]>([
    [[], 1, 1],
    [['name'], 2, 7],
    [['day'], 3, 6],
    [['papers'], 5, 3],
    [['papers', 0], 5, 5],
    [['papers', 0, 'title'], 5, 12],
    [['papers', 0, 'required'], 6, 15],
    [['papers', 1, 'title'], 7, 14],
    [['papers', 1, 'note'], 7, 5],
    [['papers', 9, 'title'], 5, 3],
    [['way'], 1, 1],
  ])('knows that %j stands at %i:%i', (path, line, column) => {
    expect(located?.at(...path)).toEqual({ file: 'a/b.yaml', line, column });
  });
});

describe('what does not fit is named with its place', () => {
  test.each<[string, string, object[]]>([
    [
      'a wrong value',
      'name: Cầm Tay\nday: 24/11/2026\n',
      [
        {
          line: 2,
          column: 6,
          what: 'value',
          field: 'day',
          written: '24/11/2026',
          title: 'Ngày',
          example: '2026-11-24',
        },
      ],
    ],
    [
      'a wrong word',
      `${first}way: mạng\n`,
      [
        {
          line: 3,
          column: 6,
          what: 'value',
          field: 'way',
          written: 'mạng',
          allowed: ['online', 'counter'],
        },
      ],
    ],
    [
      'a wrong kind of value',
      `${first}count: ba\n`,
      [{ line: 3, column: 8, expected: 'number', what: 'value', field: 'count', written: 'ba' }],
    ],
    [
      'a text that is too long',
      `name: ${'a'.repeat(21)}\nday: 2026-11-24\n`,
      [
        {
          line: 1,
          column: 7,
          what: 'value',
          field: 'name',
          written: 'a'.repeat(21),
          title: 'Tên',
          example: 'Cầm Tay',
          limit: { kind: 'tooLong', of: 'text', by: 20 },
        },
      ],
    ],
    [
      'a text that is too short',
      'name: ""\nday: 2026-11-24\n',
      [
        {
          line: 1,
          column: 7,
          what: 'value',
          field: 'name',
          written: '',
          title: 'Tên',
          example: 'Cầm Tay',
          limit: { kind: 'tooShort', of: 'text', by: 1 },
        },
      ],
    ],
    [
      'a missing key',
      'name: Cầm Tay\n',
      [
        {
          line: 1,
          column: 1,
          what: 'missing',
          expected: 'text',
          field: 'day',
          written: '',
          title: 'Ngày',
          example: '2026-11-24',
        },
      ],
    ],
    [
      'a missing key in a list',
      `${first}papers:\n  - required: true\n`,
      [
        {
          line: 4,
          column: 5,
          what: 'missing',
          expected: 'text',
          field: 'title',
          written: '',
          title: 'Tên giấy',
        },
      ],
    ],
    [
      'an unknown key',
      `${first}naem: x\n`,
      [
        {
          line: 3,
          column: 1,
          what: 'unknownKey',
          field: 'naem',
          written: 'naem',
          allowed: ['name', 'day', 'way', 'count', 'papers'],
        },
      ],
    ],
    [
      'an unknown key in a list',
      `${first}papers:\n  - title: x\n    requierd: true\n    required: true\n`,
      [
        {
          line: 5,
          column: 5,
          what: 'unknownKey',
          field: 'requierd',
          written: 'requierd',
          allowed: ['title', 'required'],
        },
      ],
    ],
    [
      'an alias and its anchor',
      'name: &x Cầm Tay\nday: *x\n',
      [
        { line: 1, column: 10, what: 'alias', written: 'x' },
        { line: 2, column: 6, what: 'alias', written: '*x' },
      ],
    ],
    [
      'an anchor on a list',
      `${first}papers: &all []\n`,
      [{ line: 3, column: 14, what: 'alias', written: 'all' }],
    ],
    ['a tag', 'name: !mine Cầm Tay\n', [{ line: 1, column: 13, what: 'alias', written: '!mine' }]],
    [
      'a standard tag',
      'name: !!str Cầm Tay\n',
      [{ line: 1, column: 13, what: 'alias', written: 'tag:yaml.org,2002:str' }],
    ],
    [
      'a key written twice',
      `${first}name: Lần hai\n`,
      [{ line: 3, column: 1, what: 'yaml', reason: 'DUPLICATE_KEY', written: 'name: Lần hai' }],
    ],
    [
      'a colon in a value',
      'name: Cầm: Tay\n',
      [{ line: 1, column: 7, what: 'yaml', reason: 'BLOCK_AS_IMPLICIT_KEY', written: 'Cầm: Tay' }],
    ],
    [
      'a quote that is not closed',
      'name: "Cầm Tay\n',
      [{ line: 2, column: 1, what: 'yaml', reason: 'MISSING_CHAR', written: '' }],
    ],
  ])('%s', (_, text, expected) => {
    const { located, misfits } = read(text);
    expect(located).toBeUndefined();
    expect(misfits).toEqual(expected.map((one) => ({ file: 'a/b.yaml', ...one })));
    const inFrontMatter = read(text, 4).misfits;
    expect(inFrontMatter.map(({ line, column }) => [line, column])).toEqual(
      misfits.map(({ line, column }) => [line + 4, column]),
    );
  });

  test('several things at once', () => {
    const { misfits } = read('naem: x\nday: mai\npapers:\n  - required: có\n');
    expect(misfits.map(({ what, line, column }) => `${line}:${column} ${what}`).sort()).toEqual([
      '1:1 missing',
      '1:1 unknownKey',
      '2:6 value',
      '4:15 value',
      '4:5 missing',
    ]);
  });

  test.each([
    ['nothing', ''],
    ['a bare word', 'Cầm Tay\n'],
    ['a list', '- a\n- b\n'],
    ['null', 'null\n'],
    ['two documents', 'name: a\n---\nname: b\n'],
    ['a merge key', `<<: { name: a }\n${first}`],
    ['a list as a key', '? [a, b]\n: c\n'],
    ['a key named __proto__', `${first}__proto__: { name: x }\n`],
  ])('%s is a misfit, not an exception', (_, text) => {
    const { located, misfits } = read(text);
    expect(located).toBeUndefined();
    expect(misfits.length).toBeGreaterThan(0);
  });

  test('a bomb of aliases is refused before it is opened', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
      .concat(
        [...'bcdefghij'].map(
          (name, nth) => `${name}: &${name} [${`*${'abcdefghi'[nth]},`.repeat(9).slice(0, -1)}]`,
        ),
      )
      .join('\n');
    const { misfits } = read(bomb);
    expect(new Set(misfits.map(({ what }) => what))).toEqual(new Set(['alias']));
  });
});

describe('a text that was parsed before', () => {
  /** Holds what is put into it as it would come from a file. */
  function store() {
    const kept = new Map<string, string>();
    let asked = 0;
    const before: ParsedBefore = {
      known: <T>(parser: string, text: string) => {
        const json = kept.get(parser + text);
        if (json !== undefined) asked += 1;
        return json === undefined ? undefined : (JSON.parse(json) as T);
      },
      put: (parser, text, result) => {
        kept.set(parser + text, JSON.stringify(result));
      },
    };
    return { before, kept, asked: () => asked };
  }
  const text = `# ghi chú\r\n${first}papers:
  - title: |
      Giấy
      chứng sinh
    required: true
  - { title: Giấy ủy quyền, required: false }
`;
  const paths: (string | number)[][] = [
    [],
    ['name'],
    ['papers'],
    ['papers', 0],
    ['papers', 0, 'title'],
    ['papers', 0, 'required'],
    ['papers', 1, 'title'],
    ['papers', 1, 'title', 'none'],
    ['papers', 2, 'title'],
    ['way'],
  ];

  test('gives the same value, and the same place for each of its parts', () => {
    const { before, asked } = store();
    const [fresh, again] = [1, 2].map(() => readYaml('a/b.yaml', text, schema, 1, before));
    expect(asked()).toBe(1);
    expect(again?.misfits).toEqual([]);
    expect(again?.located?.value).toEqual(fresh?.located?.value);
    expect(paths.map((path) => again?.located?.at(...path))).toEqual(
      paths.map((path) => fresh?.located?.at(...path)),
    );
    expect(again?.located?.at('papers', 0, 'required')).toEqual({
      file: 'a/b.yaml',
      line: 9,
      column: 15,
    });
  });

  test('is held against its schema, and says what is wrong as if it were new', () => {
    const { before } = store();
    readYaml('a/b.yaml', text, schema, 0, before);
    const stricter = schema.omit({ papers: true });
    const said = readYaml('a/b.yaml', text, stricter, 0, before);
    expect(said.located).toBeUndefined();
    expect(said.misfits).toEqual(readYaml('a/b.yaml', text, stricter).misfits);
  });

  test.each([
    ['with something to mend', `${first}way: fax\n`],
    ['that two readers understand differently', 'name: yes\nday: 2026-11-24\n'],
    ['that is no YAML', 'name: [\n'],
  ])('is not kept %s', (_, wrong) => {
    const { before, kept } = store();
    readYaml('a/b.yaml', wrong, schema, 0, before);
    expect(kept.size).toBe(0);
  });

  test('is not kept with a number that JSON does not know', () => {
    const { before, kept } = store();
    const most = `1${'0'.repeat(400)}`;
    const any = z.record(z.string(), z.any());
    const { located } = readYaml('a/b.yaml', `most: ${most}\n`, any, 0, before);
    expect(located?.value).toEqual({ most: Number.POSITIVE_INFINITY });
    expect(kept.size).toBe(0);
  });
});
