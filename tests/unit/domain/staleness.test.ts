import { expect, test } from 'vitest';
import { catalogueOn } from '#domain/catalogue.ts';
import { type ReviewedPage, reviewHoldsUntil, staleReasons } from '#domain/staleness.ts';
import { listOf } from '../../support/lists.ts';

const snapshot = listOf('2026-07-18-ban-chup', { kind: 'snapshot', signed: '2026-07-18' }, [
  { code: '1.000001' },
  { code: '1.000002' },
]);
const page: ReviewedPage = {
  path: '/dich-vu/x/',
  title: 'X',
  reviewed: '2026-08-01',
  reviewEveryDays: 90,
  procedures: ['1.000001'],
};

test('a page holds through its last day and is overdue on the next', () => {
  expect(reviewHoldsUntil(page)).toBe('2026-10-30');
  expect(staleReasons(page, catalogueOn('2026-10-30', [snapshot]))).toEqual([]);
  expect(staleReasons(page, catalogueOn('2026-10-31', [snapshot]))).toEqual([
    { kind: 'overdue', due: '2026-10-30' },
  ]);
});

test('a code that ended makes its page stale on that day, and names the new one', () => {
  const replacing = listOf('2026-09-01-2-qd', { signed: '2026-09-01' }, [
    { code: '1.000009', change: 'replaced', replaces: '1.000001' },
  ]);
  expect(staleReasons(page, catalogueOn('2026-08-31', [snapshot, replacing]))).toEqual([]);
  expect(staleReasons(page, catalogueOn('2026-09-01', [snapshot, replacing]))).toEqual([
    { kind: 'ended', code: '1.000001', since: '2026-09-01', by: '1.000009' },
  ]);
});

test('a code amended after the review makes its page stale, one amended before does not', () => {
  const amending = listOf('2026-09-01-3-qd', { signed: '2026-09-01' }, [
    { code: '1.000001', change: 'amended', onlineFeeVnd: '7000' },
  ]);
  const catalogue = catalogueOn('2026-09-02', [snapshot, amending]);
  expect(staleReasons(page, catalogue)).toEqual([
    { kind: 'amended', code: '1.000001', since: '2026-09-01', list: '2026-09-01-3-qd' },
  ]);
  expect(staleReasons({ ...page, reviewed: '2026-09-01' }, catalogue)).toEqual([]);
  expect(staleReasons({ ...page, procedures: ['1.000002'] }, catalogue)).toEqual([]);
});
