import { expect, test } from 'vitest';
import { catalogueOn, type ProcedureList } from '#domain/catalogue.ts';
import { listOf } from '../../support/lists.ts';

/** Phòng bệnh, Hải Phòng: a ministry's circular is followed by the province weeks later (6, 9 and 87 days were seen). */
const snapshot = listOf('2026-07-18-ban-chup', { kind: 'snapshot', signed: '2026-07-18' }, [
  { code: '1.000001', time: '10 ngày làm việc', counterFeeVnd: '20000', agency: 'Sở' },
]);
const province = listOf(
  '2026-08-01-10-qd-ubnd',
  { signed: '2026-08-01', issuerLevel: 'province', number: '10/QĐ-UBND' },
  [{ code: '1.000001', change: 'amended', time: '5 ngày làm việc', timeNote: 'Sau cắt giảm.' }],
);
const ministry = listOf('2026-09-01-3-qd-byt', { signed: '2026-09-01', number: '3/QĐ-BYT' }, [
  {
    code: '1.000001',
    change: 'amended',
    time: '8 ngày làm việc',
    counterFeeVnd: '30000',
    agency: 'Sở Y tế',
    legal: '02/2026/TT-BYT',
  },
]);
const again = listOf(
  '2026-09-10-77-qd-ubnd',
  { signed: '2026-09-10', issuerLevel: 'province', number: '77/QĐ-UBND' },
  [{ code: '1.000001', change: 'amended', time: '4 ngày làm việc' }],
);
const on = (day: string, ...lists: ProcedureList[]) => {
  const found = catalogueOn(day, lists).procedures.get('1.000001');
  return {
    time: found?.facts.time?.[0]?.amount,
    note: found?.facts.timeNote,
    fee: found?.facts.by.counter.fee?.[0],
    agency: found?.facts.agency,
    waiting: found?.waiting,
  };
};

test('the province keeps its time against a newer ministry decision, which still changes all it did not settle', () => {
  expect(on('2026-09-01', snapshot, province, ministry)).toEqual({
    time: 5,
    note: 'Sau cắt giảm.',
    fee: 30000,
    agency: 'Sở Y tế',
    waiting: { list: '2026-09-01-3-qd-byt', since: '2026-09-01' },
  });
});

test('the province’s next decision ends the waiting and sets its own time', () => {
  expect(on('2026-09-09', snapshot, province, ministry, again).waiting).toBeDefined();
  const settled = on('2026-09-10', snapshot, province, ministry, again);
  expect(settled).toMatchObject({ time: 4, agency: 'Sở Y tế' });
  expect(settled.waiting).toBeUndefined();
});

test('a ministry decision that is older than the province’s changes nothing and nobody waits', () => {
  const older = {
    ...ministry,
    head: { ...ministry.head, signed: '2026-07-20', effective: '2026-07-20' },
  };
  expect(on('2026-09-01', snapshot, older, province)).toMatchObject({ time: 5 });
  expect(on('2026-09-01', snapshot, older, province).waiting).toBeUndefined();
});

test('where no province has spoken, the ministry’s time and fee hold, and nobody claims to wait', () => {
  expect(on('2026-09-01', snapshot, ministry)).toMatchObject({ time: 8, fee: 30000 });
  expect(on('2026-09-01', snapshot, ministry).waiting).toBeUndefined();
});

test('what the province does not know it has not settled', () => {
  const unsure = listOf(
    '2026-08-01-10-qd-ubnd',
    { signed: '2026-08-01', issuerLevel: 'province' },
    [{ code: '1.000001', change: 'amended', time: '?' }],
  );
  expect(on('2026-09-01', snapshot, unsure, ministry)).toMatchObject({ time: 8 });
});

test('a check of our own wins over both and ends the waiting', () => {
  const check = listOf(
    '2026-09-05-kiem-chung',
    { kind: 'check', signed: '2026-09-05', issuerLevel: 'national' },
    [{ code: '1.000001', change: 'amended', time: '3 ngày làm việc' }],
  );
  const checked = on('2026-09-05', snapshot, province, ministry, check);
  expect(checked.time).toBe(3);
  expect(checked.waiting).toBeUndefined();
});

test('a newer copy of the national portal does not take the province’s time away', () => {
  const copy = listOf(
    '2026-10-01-ban-chup',
    { kind: 'snapshot', signed: '2026-10-01', issuerLevel: 'national' },
    [{ code: '1.000001', time: '10 ngày làm việc', counterFeeVnd: '25000' }],
  );
  expect(on('2026-10-01', snapshot, province, copy)).toMatchObject({ time: 5, fee: 25000 });
});

test('the province’s own code waits when the national code it stands for is amended', () => {
  const own = listOf('2026-08-01-10-qd-ubnd', { signed: '2026-08-01', issuerLevel: 'province' }, [
    { code: '1.100001', insteadOf: '1.000001', time: '5 ngày làm việc' },
  ]);
  const { procedures } = catalogueOn('2026-09-01', [snapshot, own, ministry]);
  expect(procedures.get('1.100001')?.waiting).toEqual({
    list: '2026-09-01-3-qd-byt',
    since: '2026-09-01',
  });
});

test('a ministry that abolishes is followed at once: the province wins over time and fee only', () => {
  const gone = listOf('2026-09-01-3-qd-byt', { signed: '2026-09-01' }, [
    { code: '1.000001', change: 'abolished' },
  ]);
  const found = catalogueOn('2026-09-01', [snapshot, province, gone]).procedures.get('1.000001');
  expect(found?.status.kind).toBe('abolished');
});
