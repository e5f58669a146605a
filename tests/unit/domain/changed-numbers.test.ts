import { describe, expect, test, vi } from 'vitest';
import { changedNumbers } from '#domain/changed-numbers.ts';
import { readWritten } from '#read/written-values.ts';
import {
  add,
  type Change,
  copy,
  edit,
  type Files,
  remove,
  tableOf,
  tinyContent,
  withFolder,
} from '../../support/rule-cases.ts';

// Programs and folders of their own; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const written = (files: Files) => withFolder(files, (folder) => readWritten(folder));

const compare = (change: Change, base: Files = tinyContent) =>
  changedNumbers(written(base), written(change(base)));

/** What a second reader is told, a line each: place, what, old → new. */
const told = (change: Change, base?: Files) =>
  compare(change, base).files.flatMap(({ file, changes }) =>
    changes.map(({ subject, label, before, after, sameNumber }) => {
      const side = (one: typeof before) => (one ? `${one.value} (${one.line})` : '–');
      return `${file.replace('content/', '')} ${subject ? `${subject}, ` : ''}${label}: ${side(before)} → ${side(after)}${sameNumber ? ' !' : ''}`;
    }),
  );

const oddities = (change: Change, base?: Files) =>
  compare(change, base).unusual.map(({ what, detail }) => `${what}: ${detail}`);

const table = 'lists/2026-07-18-ban-chup/procedures.csv';
const head = 'lists/2026-07-18-ban-chup/list.yaml';
const body = (text: string): Change => edit('guides/khai-sinh.mdx', 'Ghi mã ra giấy.', text);

test('content that stayed as it was has no changed number', () => {
  expect(compare((files) => files)).toEqual({ files: [], unusual: [] });
});

describe('tables', () => {
  test('a fee is listed with its row, place and source', () => {
    const { files } = compare(edit(table, ',8000,', ',9000,'));
    expect(files).toHaveLength(1);
    expect(files[0]?.changes).toEqual([
      {
        kind: 'fee',
        subject: '1.000001 Đăng ký khai sinh',
        label: 'phí khi nộp tại quầy (đồng)',
        before: { value: '8000', line: 2 },
        after: { value: '9000', line: 2 },
        sources: [
          {
            name: 'Cổng Dịch vụ công quốc gia',
            address: 'https://dichvucong.gov.vn/',
            read: '2026-11-24',
          },
        ],
      },
    ]);
  });

  test('so is a time limit, also when it becomes unknown', () => {
    expect(told(edit(table, '1 ngày làm việc', '?'))).toEqual([
      `${table} 1.000001 Đăng ký khai sinh, thời hạn: 1 ngày làm việc (2) → ? (2)`,
    ]);
  });

  test('another code under the same name is one change, not a row less and a row more', () => {
    expect(told(edit(table, '1.000001,', '1.000009,'))).toEqual([
      `${table} Đăng ký khai sinh, mã thủ tục: 1.000001 (2) → 1.000009 (2)`,
    ]);
  });

  const small = (rows: Parameters<typeof tableOf>[0]): Files => ({
    ...tinyContent,
    [table]: tableOf(rows),
  });
  const row = (nth: number, more = {}) => ({
    code: `1.${String(nth).padStart(6, '0')}`,
    change: 'listed',
    name: `Thủ tục ${nth}`,
    counterFeeVnd: '8000',
    confidence: 'confirmed',
    ...more,
  });
  const rows = (count: number, more = {}) =>
    Array.from({ length: count }, (_, index) => row(index + 1, more));

  test('rows in another order are no change', () => {
    expect(
      told((files) => ({ ...files, [table]: tableOf(rows(5).reverse()) }), small(rows(5))),
    ).toEqual([]);
  });

  test('a row that came or went is one line with all it says', () => {
    expect(
      told((files) => ({ ...files, [table]: tableOf(rows(2)) }), small([row(1), row(3)])),
    ).toEqual([
      `${table} 1.000003 Thủ tục 3, bỏ cả dòng: 1.000003 listed; phí khi nộp tại quầy (đồng): 8000 (3) → –`,
      `${table} 1.000002 Thủ tục 2, thêm dòng: – → 1.000002 listed; phí khi nộp tại quầy (đồng): 8000 (3)`,
    ]);
  });

  test('numbers inside notes count, the words around them do not', () => {
    const base = small([row(1, { feeNote: 'Thêm bản sao: 5.000 đồng' })]);
    expect(
      told(
        (files) => ({
          ...files,
          [table]: tableOf([row(1, { feeNote: 'Thêm một bản sao: 6.000 đồng' })]),
        }),
        base,
      ),
    ).toEqual([`${table} 1.000001 Thủ tục 1, ghi chú về phí: 5.000 đồng (2) → 6.000 đồng (2)`]);
  });

  test('a fee with a zero too many is unusual, in one of several cases too', () => {
    expect(oddities(edit(table, ',8000,', ',80000,'))).toEqual([
      'tenfold: 1.000001 Đăng ký khai sinh, phí khi nộp tại quầy (đồng): 8000 → 80000',
    ]);
    const base = small([row(1, { counterFeeVnd: '8000 | 20000' })]);
    expect(
      oddities(
        (files) => ({ ...files, [table]: tableOf([row(1, { counterFeeVnd: '8000 | 2000' })]) }),
        base,
      ),
    ).toHaveLength(1);
    expect(oddities(edit(table, ',8000,', ',9000,'))).toEqual([]);
  });

  test('a list that lost or changed many rows is unusual, a few rows are not', () => {
    const base = small(rows(100));
    const without =
      (count: number): Change =>
      (files) => ({
        ...files,
        [table]: tableOf(rows(100 - count)),
      });
    expect(oddities(without(4), base)).toEqual([]);
    expect(oddities(without(6), base)).toContain('rows: 6 trên 100 dòng bị đổi hoặc mất (6 %)');
    const many = small(rows(1000));
    const changed =
      (count: number): Change =>
      (files) => ({
        ...files,
        [table]: tableOf(
          rows(1000).map((one, index) => (index < count ? { ...one, counterFeeVnd: '9000' } : one)),
        ),
      });
    expect(oddities(changed(25), many)).toEqual([]);
    expect(oddities(changed(26), many)).toContain('rows: 26 trên 1000 dòng bị đổi hoặc mất (3 %)');
  });

  test('a list that is gone is one line, and lost', () => {
    const { files, unusual } = compare((all) => remove(table)(remove(head)(all)));
    expect(files.flatMap(({ changes }) => changes).map(({ label }) => label)).toEqual([
      'bỏ cả tệp',
      'bỏ cả tệp',
    ]);
    expect(unusual.map(({ what }) => what)).toContain('lost');
  });
});

describe('front matter and settings', () => {
  test.each<[string, Change, string]>([
    [
      'a review day',
      edit('lessons/dang-nhap.mdx', 'reviewed: 2026-11-24', 'reviewed: 2026-12-01'),
      'lessons/dang-nhap.mdx ngày kiểm tra: 2026-11-24 (18) → 2026-12-01 (18)',
    ],
    [
      'minutes',
      edit('lessons/dang-nhap.mdx', 'minutes: 10', 'minutes: 15'),
      'lessons/dang-nhap.mdx số phút: 10 (7) → 15 (7)',
    ],
    [
      'the day a paper was signed',
      edit(head, 'signed: 2026-07-18', 'signed: 2026-07-19'),
      `${head} ngày ký: 2026-07-18 (5) → 2026-07-19 (5)`,
    ],
    [
      'what a paper declares',
      edit(head, 'listed: 4', 'listed: 5'),
      `${head} số dòng văn bản nêu: bản chụp: 4 (9) → 5 (9)`,
    ],
  ])('%s', (_, change, line) => expect(told(change)).toEqual([line]));

  const places = `reviewed: 2026-11-24
places:
  - name: Nơi một
    telephone: 0277 111111
    sources: [{ name: Công văn 1, read: 2026-11-24 }]
  - name: Nơi hai
    telephone: 0277 222222
    hours: Sáng 7 giờ đến 11 giờ
    sources: [{ name: Công văn 2, read: 2026-11-25 }]
`;
  const base: Files = { ...tinyContent, 'places.yaml': places };

  test('telephones that changed places are two changes, each with the source of its place', () => {
    const { files } = compare(
      (all) => ({
        ...all,
        'places.yaml': places
          .replace('111111', 'x')
          .replace('222222', '111111')
          .replace('x', '222222'),
      }),
      base,
    );
    expect(
      files[0]?.changes.map(({ subject, before, after, sources }) => [
        subject,
        before?.value,
        after?.value,
        sources[0]?.name,
      ]),
    ).toEqual([
      ['Nơi một', '0277 111111', '0277 222222', 'Công văn 1'],
      ['Nơi hai', '0277 222222', '0277 111111', 'Công văn 2'],
    ]);
  });

  test('places in another order are no change', () => {
    const [top = '', one = '', two = ''] = places.split(/(?= {2}- name)/);
    expect(told((all) => ({ ...all, 'places.yaml': top + two + one }), base)).toEqual([]);
  });

  test('a telephone under another name is shown, though the number is the same', () => {
    expect(
      told((all) => ({ ...all, 'places.yaml': places.replace('Nơi hai', 'Nơi ba') }), base),
    ).toEqual([
      'places.yaml Nơi ba (trước là Nơi hai), số điện thoại: 0277 222222 (7) → 0277 222222 (7) !',
      'places.yaml Nơi ba (trước là Nơi hai), giờ tiếp nhận: Sáng 7 giờ đến 11 giờ (8) → Sáng 7 giờ đến 11 giờ (8) !',
    ]);
  });

  test('a reworded source says what is new in it', () => {
    expect(
      told(
        (all) => ({
          ...all,
          'places.yaml': places.replace(
            'Công văn 1, read: 2026-11-24',
            'Công văn 7, read: 2026-12-01',
          ),
        }),
        base,
      ),
    ).toEqual([
      'places.yaml Nơi một, Công văn 7, tên nguồn: 1 (5) → 7 (5)',
      'places.yaml Nơi một, Công văn 7 (trước là Nơi một, Công văn 1), ngày đọc nguồn: 2026-11-24 (5) → 2026-12-01 (5)',
    ]);
  });

  test('a host that may be linked to is shown', () => {
    expect(told(edit('site.yaml', 'linkHosts:\n', 'linkHosts:\n  - la.example.vn\n'))).toEqual([
      expect.stringMatching(/^site\.yaml tên miền được dẫn tới: – → la\.example\.vn \(\d+\)$/),
    ]);
  });

  test('another first code is shown, since fees and times are those of the first', () => {
    const file = 'services/khai-sinh.mdx';
    const two = edit(
      file,
      'procedures: ["1.000001"]',
      'procedures: ["1.000001", "1.000002"]',
    )(tinyContent);
    expect(told(edit(file, '"1.000001", "1.000002"', '"1.000002", "1.000001"'), two)).toEqual([
      expect.stringMatching(
        /mã thủ tục: 1\.000001, 1\.000002 \(\d+\) → 1\.000002, 1\.000001 \(\d+\)$/,
      ),
    ]);
  });

  test('a date moved by exactly a year is unusual, by a month is not', () => {
    expect(oddities(edit(head, 'signed: 2026-07-18', 'signed: 2025-07-18'))).toEqual([
      'year: ngày ký: 2026-07-18 → 2025-07-18',
    ]);
    expect(oddities(edit(head, 'signed: 2026-07-18', 'signed: 2026-08-18'))).toEqual([]);
  });
});

describe('bodies', () => {
  const long = 'Người dân mang theo giấy tờ, chờ 3 ngày làm việc rồi đến nhận kết quả.';
  const other = 'Đoạn này chỉ có chữ, không có con số nào cả, để hai đoạn khác nhau.';

  test.each<[string, string, string, string[]]>([
    ['another amount', 'Trả 8.000 đồng.', 'Trả 9.000 đồng.', ['8.000 đồng → 9.000 đồng']],
    [
      'free instead of an amount',
      'Lệ phí: 8.000 đồng.',
      'Lệ phí: miễn phí.',
      ['8.000 đồng → miễn phí'],
    ],
    ['a number in words', 'Chờ **một ngày**.', 'Chờ **hai ngày**.', ['một ngày → hai ngày']],
    [
      'other words around the same number',
      'Lệ phí 8.000 đồng.',
      'Bạn trả lệ phí 8.000 đồng nhé.',
      [],
    ],
    ['a paragraph that moved', `${long}\n\n${other}`, `${other}\n\n${long}`, []],
    [
      'a paragraph broken into two',
      'Trả 8.000 đồng, chờ 2 ngày.',
      'Trả 8.000 đồng.\n\nRồi chờ 2 ngày.',
      [],
    ],
    [
      'two amounts that changed places',
      'Trên mạng 7.000 đồng, tại quầy 15.000 đồng.',
      'Trên mạng 15.000 đồng, tại quầy 7.000 đồng.',
      ['7.000 đồng → 15.000 đồng', '15.000 đồng → 7.000 đồng'],
    ],
    [
      'words that changed places around the amounts',
      'Trên mạng 7.000 đồng, tại quầy 15.000 đồng.',
      'Tại quầy 7.000 đồng, trên mạng 15.000 đồng.',
      ['7.000 đồng → 7.000 đồng !', '15.000 đồng → 15.000 đồng !'],
    ],
    [
      'a fee of another way',
      '<Fee code="1.000001" channel="online" />',
      '<Fee code="1.000001" channel="counter" />',
      ['phí của 1.000001 (online) → phí của 1.000001 (counter)'],
    ],
    [
      'a link elsewhere',
      '[xem](https://a.gov.vn/1)',
      '[xem](https://a.gov.vn/2)',
      ['https://a.gov.vn/1 → https://a.gov.vn/2'],
    ],
  ])('%s', (_, from, to, lines) => {
    const base = body(from)(tinyContent);
    expect(base).not.toEqual(tinyContent);
    const { files } = compare(edit('guides/khai-sinh.mdx', from, to), base);
    expect(
      files.flatMap(({ changes }) =>
        changes.map(
          ({ before, after, sameNumber }) =>
            `${before?.value ?? '–'} → ${after?.value ?? '–'}${sameNumber ? ' !' : ''}`,
        ),
      ),
    ).toEqual(lines);
  });

  test('a short line under another heading is not “only moved”', () => {
    const base = body('Trên mạng:\n\n- 7.000 đồng\n\nTại quầy:\n\n- 15.000 đồng')(tinyContent);
    expect(
      told(
        edit(
          'guides/khai-sinh.mdx',
          'Trên mạng:\n\n- 7.000 đồng\n\nTại quầy:\n\n- 15.000 đồng',
          'Trên mạng:\n\n- 15.000 đồng\n\nTại quầy:\n\n- 7.000 đồng',
        ),
        base,
      ),
    ).not.toEqual([]);
  });
});

describe('pages', () => {
  test('a new page lists its numbers, a lost one is unusual', () => {
    const more = copy('lessons/dang-nhap.mdx', 'lessons/bai-hai.mdx');
    expect(told(more)).toContain('lessons/bai-hai.mdx số phút: – → 10 (7)');
    expect(oddities(more)).toEqual([]);
    expect(oddities(remove('lessons/dang-nhap.mdx'))).toEqual(['lost: không còn tệp này']);
  });

  test('a file that cannot be taken apart is said to be so, never passed over', () => {
    expect(oddities(edit('lessons/dang-nhap.mdx', 'minutes: 10', 'minutes: [10'))).toEqual([
      'unreadable: bản sau khi sửa không đọc được (YAML sai cú pháp), nên không so được số',
    ]);
    expect(oddities(add('lessons/anh.png', 'x'))).toEqual([
      expect.stringContaining('unreadable: bản sau khi sửa không đọc được'),
    ]);
  });

  test('a chooser that leads to another procedure is shown, one that leads to another page is not', () => {
    const file = 'life-events/co-con-nho.yaml';
    const base = edit(
      file,
      'fields:',
      `chooser:
  outcomes:
    - id: a
      title: Làm lại
      links:
        - say: Thủ tục
          to: /thu-tuc/1.000001/
        - say: Trang
          to: /dich-vu/khai-sinh-2/
fields:`,
    )(tinyContent);
    expect(told(edit(file, '/thu-tuc/1.000001/', '/thu-tuc/1.000002/'), base)).toEqual([
      'life-events/co-con-nho.yaml a, Thủ tục, dẫn tới thủ tục: 1.000001 (15) → 1.000002 (15)',
    ]);
    expect(told(edit(file, 'khai-sinh-2/', 'khai-sinh-3/'), base)).toEqual([]);
  });

  test('words to search by are no facts', () => {
    expect(told(edit('search/synonyms.yaml', '[gks]', '[gks, kt3]'))).toEqual([]);
  });
});
