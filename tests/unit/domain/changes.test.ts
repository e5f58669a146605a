import { describe, expect, test } from 'vitest';
import { catalogueAt, catalogueOn } from '#domain/catalogue.ts';
import { comingChanges, listChanges, sameDayTwice } from '#domain/changes.ts';
import { changesIn } from '#i18n/index.ts';
import { listOf } from '../../support/lists.ts';

const snapshot = listOf('2026-07-18-ban-chup', { kind: 'snapshot', signed: '2026-07-18' }, [
  {
    code: '1.000001',
    name: 'Đăng ký khai sinh',
    field: 'Hộ tịch',
    channels: 'online counter',
    onlineFeeVnd: '0?',
    counterFeeVnd: '8000',
    time: '3 ngày làm việc',
  },
  { code: '1.000002', field: 'Căn cước', time: '7 ngày làm việc' },
  { code: '1.000003', field: 'Căn cước' },
  { code: '1.000004', field: 'Căn cước' },
]);
const decision = listOf('2026-09-01-2-qd', { signed: '2026-08-20', effective: '2026-09-01' }, [
  {
    code: '1.000001',
    change: 'amended',
    name: 'Đăng ký khai sinh',
    onlineFeeVnd: '0',
    time: 'trong ngày',
  },
  {
    code: '1.000009',
    change: 'replaced',
    replaces: '1.000002',
    name: 'Cấp thẻ',
    field: 'Căn cước',
    time: '5 ngày làm việc',
  },
  { code: '1.000003', change: 'abolished' },
  { code: '1.000004', change: 'standardised' },
  { code: '1.000010', change: 'new', field: 'Căn cước' },
]);
const words = changesIn('vi');

describe('what one list changed', () => {
  const [first, second] = listChanges([decision, snapshot]);

  test('a snapshot changes nothing', () => {
    expect(first).toEqual({ id: '2026-07-18-ban-chup', since: '2026-07-18', changes: [] });
  });

  test('old and new stand side by side, in words, one line where all ways are alike', () => {
    const amended = second?.changes[0];
    expect(
      amended?.facts.map((fact) => [words.factLabel(fact), ...words.factValues(fact)]),
    ).toEqual([
      ['Phí, lệ phí, trên mạng', 'Chưa rõ', 'Miễn phí'],
      ['Thời hạn', '3 ngày làm việc', 'Trong ngày'],
    ]);
  });

  test('a new code is compared with the one code it replaces', () => {
    const facts = second?.changes.find(({ code }) => code === '1.000009')?.facts ?? [];
    expect(facts.filter(({ fact }) => fact === 'time').map(words.factValues)).toEqual([
      ['7 ngày làm việc', '5 ngày làm việc'],
    ]);
  });

  test('an abolished code keeps the field under which people looked for it', () => {
    expect(second?.changes.find(({ code }) => code === '1.000003')).toMatchObject({
      field: 'Căn cước',
      facts: [],
    });
  });

  test.each<[string, 'inForce' | 'coming' | 'check', string]>([
    ['1.000001', 'inForce', 'Mã 1.000001 đã đổi: phí, thời hạn.'],
    ['1.000001', 'coming', 'Mã 1.000001 sẽ đổi: phí, thời hạn.'],
    ['1.000001', 'check', 'Mã 1.000001: sửa lại cho đúng với văn bản: phí, thời hạn.'],
    ['1.000003', 'inForce', 'Mã 1.000003 đã bị bãi bỏ, không dùng nữa.'],
    ['1.000003', 'coming', 'Mã 1.000003 sẽ bị bãi bỏ.'],
    ['1.000004', 'inForce', 'Mã 1.000004 được công bố lại; cách làm không đổi.'],
    ['1.000009', 'inForce', 'Thủ tục mới, mã 1.000009, thay 1 mã cũ: 1.000002.'],
    ['1.000010', 'inForce', 'Thủ tục mới, mã 1.000010.'],
  ])('%s, %s: “%s”', (code, how, sentence) => {
    const change = second?.changes.find((one) => one.code === code);
    expect(change && words.changeSentence(change, how)).toBe(sentence);
  });

  test('where there is no table, fee and time are said old and new', () => {
    const [amended] = second?.changes ?? [];
    expect(amended && words.feeAndTime(amended, 'inForce')).toEqual([
      'Phí, lệ phí, trên mạng: trước chưa rõ, nay miễn phí.',
      'Thời hạn: trước 3 ngày làm việc, nay trong ngày.',
    ]);
    expect(amended && words.feeAndTime(amended, 'coming')[1]).toBe(
      'Thời hạn: trước 3 ngày làm việc, sẽ là trong ngày.',
    );
  });

  test('it is counted in plain words', () => {
    expect(words.counted(second?.changes ?? [], 'check')).toBe('đối chiếu lại 5 thủ tục');
    expect(words.counted(second?.changes ?? [], 'inForce')).toBe(
      '1 thủ tục mới, 1 thủ tục thay thủ tục cũ, 1 thủ tục sửa đổi, 1 thủ tục công bố lại, 1 thủ tục bãi bỏ',
    );
  });
});

test('until its day a decision only announces: to the codes it names and to those it will end', () => {
  const catalogue = catalogueOn('2026-08-31', [snapshot, decision]);
  const coming = comingChanges(catalogue);
  expect([...coming.keys()].sort()).toEqual([
    '1.000001',
    '1.000002',
    '1.000003',
    '1.000004',
    '1.000009',
    '1.000010',
  ]);
  expect(coming.get('1.000002')).toEqual([
    { list: '2026-09-01-2-qd', since: '2026-09-01', kind: 'replaced', by: '1.000009' },
  ]);
  expect(comingChanges(catalogueOn('2026-09-01', [snapshot, decision])).size).toBe(0);
  expect(comingChanges(catalogueOn('2026-08-19', [snapshot, decision])).size).toBe(0);
});

test('of two decisions of one day the larger number counts, and a reviewer is asked', () => {
  const row = (time: string) => [{ code: '1.000002', change: 'amended', time } as const];
  const small = listOf(
    '2026-09-01-9-qd',
    { signed: '2026-09-01', number: '9/QĐ-BCA' },
    row('9 ngày'),
  );
  const large = listOf(
    '2026-09-01-10-qd',
    { signed: '2026-09-01', number: '10/QĐ-BCA' },
    row('10 ngày'),
  );
  const check = listOf('2026-09-01-kiem', { kind: 'check', signed: '2026-09-01' }, row('10 ngày'));
  const lists = [snapshot, large, small, check];
  expect(
    catalogueOn('2026-09-01', [snapshot, large, small]).procedures.get('1.000002')?.facts.time,
  ).toEqual([{ amount: 10, unit: 'days' }]);
  expect(sameDayTwice(lists)).toEqual([
    { code: '1.000002', day: '2026-09-01', lists: ['2026-09-01-9-qd', '2026-09-01-10-qd'] },
  ]);
  expect(sameDayTwice([snapshot, large, check])).toEqual([]);
});

test('a point of comparison is a day, or a list as it left the catalogue', () => {
  const other = listOf('2026-09-01-1-qd', { signed: '2026-09-01', number: '0/QĐ-BTP' }, [
    { code: '1.000011' },
  ]);
  const lists = [snapshot, decision, other];
  const codes = (point: string) => [...catalogueAt(point, lists).procedures.keys()];
  expect(codes('2026-09-01-1-qd')).not.toContain('1.000009');
  expect(codes('2026-09-01-2-qd')).toContain('1.000009');
  expect(codes('2026-08-31')).not.toContain('1.000011');
  expect(codes('2026-09-01')).toEqual(expect.arrayContaining(['1.000009', '1.000011']));
});
