import { describe, expect, test } from 'vitest';
import { dueDay, fileState } from '#domain/file-state.ts';
import {
  emptyNotebook,
  type FiledFile,
  fileKey,
  type Notebook,
  withFile,
} from '#domain/notebook.ts';
import { merged, readNotebook, writeNotebook } from '#domain/notebook-file.ts';
import type { Calendar } from '#domain/result-date.ts';

const page = 'huong-dan/dang-ky-khai-sinh';
const file: FiledFile = {
  page,
  title: 'Đăng ký khai sinh trên mạng',
  number: 'H20.45-261127-0001',
  day: '2026-11-27',
  time: '16:30',
  limit: [{ amount: 3, unit: 'workingDays' }],
  closes: '15:00',
  appointed: '',
  isFetched: false,
  changed: '2026-11-27T09:30:00.000Z',
};
const book: Notebook = {
  saved: { 'dich-vu/dang-ky-khai-sinh': 'Đăng ký khai sinh' },
  ticks: { [page]: { title: file.title, names: ['co-1', 'buoc-2'] } },
  steps: { [page]: 3 },
  totals: { [page]: [3, 9] },
  files: [file],
};

describe('a notebook as a file', () => {
  test('comes back as it went', () => {
    expect(readNotebook(writeNotebook(book))).toEqual({ notebook: book });
    expect(readNotebook(writeNotebook(emptyNotebook))).toEqual({ notebook: emptyNotebook });
  });

  const raw = () => JSON.parse(writeNotebook(book));
  const withPart = (part: object) => JSON.stringify({ ...raw(), ...part });
  const withOne = (part: object) => withPart({ files: [{ ...file, ...part }] });

  test.each<[string, string, string]>([
    ['nothing', '', 'broken'],
    ['no JSON', '{', 'broken'],
    ['half of a file', writeNotebook(book).slice(0, 300), 'broken'],
    ['a list', '[]', 'broken'],
    ['null', 'null', 'broken'],
    ['a depth that no file has', '['.repeat(400_000), 'broken'],
    ['more than a megabyte', writeNotebook(book) + ' '.repeat(1_000_000), 'tooLarge'],
    ['a file of something else', withPart({ format: 'other' }), 'broken'],
    ['a later version', withPart({ version: 2 }), 'version'],
    ['a version that never was', withPart({ version: '1' }), 'broken'],
    ['a part nobody knows', withPart({ more: 1 }), 'broken'],
    ['a missing part', JSON.stringify({ ...raw(), files: undefined }), 'broken'],
    [
      'a key of the prototype',
      writeNotebook(book).replace('"dich-vu/dang-ky-khai-sinh"', '"__proto__"'),
      'broken',
    ],
    ['an address elsewhere', withPart({ saved: { 'https://evil.example/': 'x' } }), 'broken'],
    ['a path that climbs', withPart({ saved: { '../x': 'x' } }), 'broken'],
    ['a script as page', withOne({ page: 'javascript:alert(1)' }), 'broken'],
    ['an endless title', withOne({ title: 'x'.repeat(201) }), 'broken'],
    ['a title over two lines', withOne({ title: 'x\ny' }), 'broken'],
    ['a title that turns around', withOne({ title: 'x\u202ey' }), 'broken'],
    ['markup as number', withOne({ number: '<img src=x>1' }), 'broken'],
    ['a day that does not exist', withOne({ day: '2026-02-30' }), 'broken'],
    ['an hour that does not exist', withOne({ time: '24:00' }), 'broken'],
    ['a limit of a life', withOne({ limit: [{ amount: 1e9, unit: 'days' }] }), 'broken'],
    ['a unit nobody knows', withOne({ limit: [{ amount: 1, unit: 'toString' }] }), 'broken'],
    ['text for a number', withPart({ steps: { [page]: '3' } }), 'broken'],
    ['the same file twice', withPart({ files: [file, file] }), 'broken'],
    [
      'thousands of files',
      withPart({
        files: Array.from({ length: 501 }, (_, index) => ({ ...file, number: `A${index}` })),
      }),
      'broken',
    ],
    ['an identity number as file number', withOne({ number: '082190001234' }), 'person'],
    ['one in Arabic-Indic digits', withOne({ number: '٠٨٢١٩٠٠٠١٢٣٤' }), 'person'],
    ['a telephone in a title', withOne({ title: 'Gọi 0912 345 678 để nhận' }), 'person'],
    [
      'one in the title of a page',
      withPart({ saved: { 'dich-vu/x': '082 190 001 234' } }),
      'person',
    ],
  ])('with %s is refused whole', (_, text, problem) => {
    expect(readNotebook(text)).toEqual({ problem });
  });
});

describe('two notebooks in one', () => {
  test('lose nothing and double nothing', () => {
    const other: Notebook = {
      saved: { 'dich-vu/tam-tru': 'Tạm trú' },
      ticks: { [page]: { title: 'Tên cũ', names: ['buoc-2', 'buoc-1'] } },
      steps: { [page]: 2, 'huong-dan/tach-ho': 4 },
      totals: { 'huong-dan/tach-ho': [2, 7] },
      files: [{ ...file, number: 'H20.45-261127-0002' }],
    };
    const both = merged(book, other);
    expect(both.saved).toEqual({ ...book.saved, ...other.saved });
    expect(both.ticks[page]?.title).toBe(file.title);
    expect([...(both.ticks[page]?.names ?? [])].sort()).toEqual(['buoc-1', 'buoc-2', 'co-1']);
    expect(both.steps).toEqual({ [page]: 3, 'huong-dan/tach-ho': 4 });
    expect(both.totals).toEqual({ ...book.totals, ...other.totals });
    expect(both.files.map(({ number }) => number).sort()).toEqual([
      'H20.45-261127-0001',
      'H20.45-261127-0002',
    ]);
    expect(merged(both, other)).toEqual(both);
    expect(merged(both, book)).toEqual(both);
  });

  test('take the later version of a file, and keep what only the other knows', () => {
    const own = { ...file, appointed: '2026-12-03', changed: '2026-11-28T00:00:00.000Z' };
    const later = { ...file, time: '09:00', isFetched: true, changed: '2026-12-01T00:00:00.000Z' };
    for (const [one, two] of [
      [own, later],
      [later, own],
    ] as const)
      expect(merged({ ...book, files: [one] }, { ...book, files: [two] }).files).toEqual([
        { ...later, appointed: '2026-12-03' },
      ]);
  });
});

test('a file is known by guide and number, or by guide and day, however the number is written', () => {
  expect(fileKey(file)).toBe(fileKey({ ...file, number: 'H20 45 261127 0001', day: '2026-01-01' }));
  expect(fileKey(file)).not.toBe(fileKey({ ...file, page: 'huong-dan/tach-ho' }));
  expect(fileKey({ ...file, number: '' })).not.toBe(
    fileKey({ ...file, number: '', day: '2026-11-28' }),
  );
  expect(withFile([file], { ...file, time: '08:00' })).toEqual([{ ...file, time: '08:00' }]);
});

const calendar: Calendar = {
  years: [{ year: 2026, status: 'published', daysOff: [], work: [], open: [] }],
};

test.each([
  ['2026-11-30', { kind: 'waiting', day: '2026-12-03' }],
  ['2026-12-02', { kind: 'tomorrow', day: '2026-12-03' }],
  ['2026-12-03', { kind: 'today', day: '2026-12-03' }],
  ['2026-12-04', { kind: 'over', day: '2026-12-03', daysOver: 1 }],
  ['2027-03-01', { kind: 'over', day: '2026-12-03', daysOver: 88 }],
])('on %s a file that was handed in on Friday after three is %o', (today, state) => {
  expect(fileState(file, today, calendar)).toEqual(state);
});

test('the day on the paper goes before every count', () => {
  expect(dueDay({ ...file, appointed: '2026-12-20' }, calendar)).toBe('2026-12-20');
  expect(fileState({ ...file, limit: [] }, '2026-12-01', calendar)).toEqual({ kind: 'unknown' });
  expect(fileState({ ...file, isFetched: true }, '2026-12-20', calendar).kind).toBe('fetched');
  const cases = [...file.limit, { amount: 5, unit: 'workingDays' as const }];
  expect(dueDay({ ...file, limit: cases }, calendar)).toBe('2026-12-07');
});
