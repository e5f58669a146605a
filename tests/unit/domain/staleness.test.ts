import { describe, expect, test } from 'vitest';
import { catalogueOn, type ProcedureList } from '#domain/catalogue.ts';
import {
  codesIn,
  gaps,
  pagesAbout,
  type ReviewedPage,
  reviewHoldsUntil,
  severityOf,
  stalePages,
  staleReasons,
} from '#domain/staleness.ts';
import { type Cells, type Head, listOf } from '../../support/lists.ts';

const snapshot = listOf('2026-07-18-ban-chup', { kind: 'snapshot', signed: '2026-07-18' }, [
  { code: '1.000001' },
  { code: '1.000002' },
]);
const page = {
  path: '/huong-dan/x/',
  title: 'X',
  kind: 'guide',
  reviewed: '2026-08-01',
  reviewEveryDays: 90,
  procedures: ['1.000001'],
  quotes: [],
  links: [],
  leadsTo: [],
  madeFrom: [],
} as const satisfies ReviewedPage;
const list = '2026-09-01-3-qd';
const decision = (rows: readonly Cells[], head: Partial<Head> = {}) =>
  listOf(list, { signed: '2026-09-01', ...head }, rows);
const found = (day: string, other: ProcedureList, one: ReviewedPage = page) =>
  staleReasons(one, catalogueOn(day, [snapshot, other]));

test('a page holds through its last day and is overdue on the next', () => {
  expect(reviewHoldsUntil(page)).toBe('2026-10-30');
  expect(staleReasons(page, catalogueOn('2026-10-30', [snapshot]))).toEqual([]);
  expect(staleReasons(page, catalogueOn('2026-10-31', [snapshot]))).toEqual([
    { kind: 'overdue', due: '2026-10-30' },
  ]);
});

describe('each rule of staleness', () => {
  test('replaced: blocking on that day, and the new code is named', () => {
    const replacing = decision([{ code: '1.000009', change: 'replaced', replaces: '1.000001' }]);
    const reasons = found('2026-09-01', replacing);
    expect(reasons).toEqual([
      { kind: 'ended', code: '1.000001', since: '2026-09-01', list, by: '1.000009' },
    ]);
    expect(reasons.map(severityOf)).toEqual(['blocking']);
  });

  test('abolished: blocking, with no code to go to', () => {
    const reasons = found('2026-09-01', decision([{ code: '1.000001', change: 'abolished' }]));
    expect(reasons).toEqual([{ kind: 'ended', code: '1.000001', since: '2026-09-01', list }]);
    expect(reasons.map(severityOf)).toEqual(['blocking']);
  });

  test('amended after the review: review; on the day of the review or before: nothing', () => {
    const amending = decision([{ code: '1.000001', change: 'amended', onlineFeeVnd: '7000' }]);
    const reasons = found('2026-09-02', amending);
    expect(reasons).toEqual([{ kind: 'amended', code: '1.000001', since: '2026-09-01', list }]);
    expect(reasons.map(severityOf)).toEqual(['review']);
    expect(found('2026-09-02', amending, { ...page, reviewed: '2026-09-01' })).toEqual([]);
    expect(found('2026-09-02', amending, { ...page, procedures: ['1.000002'] })).toEqual([]);
  });

  test('standardised: only the number', () => {
    const reasons = found('2026-09-02', decision([{ code: '1.000001', change: 'standardised' }]));
    expect(reasons.map((reason) => [reason.kind, severityOf(reason)])).toEqual([
      ['standardised', 'numberOnly'],
    ]);
  });

  test.each<[string, Cells]>([
    ['amended', { code: '1.000001', change: 'amended' }],
    ['abolished', { code: '1.000001', change: 'abolished' }],
    ['replaced', { code: '1.000009', change: 'replaced', replaces: '1.000001' }],
  ])('%s in half a year: only announced until then (3501/QĐ-UBND Hải Phòng)', (change, row) => {
    const coming = decision([row], { effective: '2027-03-01' });
    const fresh = { ...page, reviewed: '2027-02-01' };
    const before = found('2027-02-28', coming, fresh);
    expect(before).toEqual([
      {
        kind: 'upcoming',
        code: '1.000001',
        since: '2027-03-01',
        list,
        change,
        ...(change === 'replaced' ? { by: '1.000009' } : {}),
      },
    ]);
    expect(before.map(severityOf)).toEqual(['notice']);
    expect(found('2027-03-01', coming, fresh).map(({ kind }) => kind)).toEqual([
      change === 'amended' ? 'amended' : 'ended',
    ]);
  });

  test('a ministry newer than the province: the page says that the province has yet to follow', () => {
    const province = listOf(
      '2026-07-20-1-qd-ubnd',
      { signed: '2026-07-20', issuerLevel: 'province' },
      [{ code: '1.000001', change: 'amended', time: '5 ngày làm việc' }],
    );
    const ministry = decision([{ code: '1.000001', change: 'amended', time: '8 ngày làm việc' }]);
    const reasons = staleReasons(page, catalogueOn('2026-09-01', [snapshot, province, ministry]));
    expect(reasons.map((reason) => [reason.kind, severityOf(reason)])).toEqual([
      ['amended', 'review'],
      ['waiting', 'notice'],
    ]);
    // Looking again does not make the province publish.
    expect(
      staleReasons(
        { ...page, reviewed: '2026-09-02' },
        catalogueOn('2026-09-02', [snapshot, province, ministry]),
      ).map(({ kind }) => kind),
    ).toEqual(['waiting']);
  });

  test('the province has a code of its own: review, since the pair is inferred from names (2171/QĐ-UBND)', () => {
    const own = decision([{ code: '1.100001', insteadOf: '1.000001' }], {
      issuerLevel: 'province',
    });
    expect(found('2026-09-01', own).map((reason) => [reason.kind, severityOf(reason)])).toEqual([
      ['local', 'review'],
    ]);
  });

  test('that a code is missing from a later catalogue proves nothing', () => {
    const copy = listOf('2026-09-01-ban-chup', { kind: 'snapshot', signed: '2026-09-01' }, [
      { code: '1.000002' },
    ]);
    expect(found('2026-09-01', copy)).toEqual([]);
  });

  test('a code that only the text quotes counts like one the page was written for', () => {
    const abolishing = decision([{ code: '1.000002', change: 'abolished' }]);
    expect(found('2026-09-01', abolishing)).toEqual([]);
    expect(
      found('2026-09-01', abolishing, { ...page, quotes: ['1.000002'] }).map(severityOf),
    ).toEqual(['blocking']);
  });

  test('a code that the page only leads to matters when it ends, and then is to be reviewed', () => {
    const leading = { ...page, links: ['1.000002'] };
    expect(
      found('2026-09-02', decision([{ code: '1.000002', change: 'amended' }]), leading),
    ).toEqual([]);
    const ended = found(
      '2026-09-01',
      decision([{ code: '1.000002', change: 'abolished' }]),
      leading,
    );
    expect(ended.map((reason) => [reason.kind, severityOf(reason)])).toEqual([
      ['linkEnded', 'review'],
    ]);
  });

  test('a new procedure without a page is a gap, not a fault', () => {
    const lists = [snapshot, decision([{ code: '1.000009', change: 'new' }])];
    const catalogue = catalogueOn('2026-09-01', lists);
    expect(stalePages([page], catalogue)).toEqual([]);
    expect(gaps([page], catalogue, lists).map(({ code }) => code)).toEqual(['1.000009']);
    expect(gaps([{ ...page, procedures: ['1.000009'] }], catalogue, lists)).toEqual([]);
  });

  test.each([
    ['1.001193.000.00.00.H20', ['1.001193']],
    ['  1.001193 ', ['1.001193']],
    ['mã 1.001193, rồi 1.001193 và 2.002913.', ['1.001193', '2.002913']],
    ['/thu-tuc/1.001193/', ['1.001193']],
    ['11.001193 và 1.0011930', []],
    ['192.168.001193', []],
    ['8.000 đồng, 1.000.000 đồng', []],
  ])('the key is seven digits: %j', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });
});

test('a life event is as stale as the worst service it leads to', () => {
  const service = { ...page, kind: 'service', path: '/dich-vu/x/' } as const;
  const event = {
    ...page,
    kind: 'event',
    path: '/viec/y/',
    procedures: [],
    leadsTo: ['/dich-vu/x/'],
  } as const;
  const { reviewed: _, reviewEveryDays: __, ...undated } = event;
  const catalogue = catalogueOn('2026-09-01', [
    snapshot,
    decision([{ code: '1.000001', change: 'abolished' }]),
  ]);
  expect(
    stalePages([service, undated], catalogue).map((one) => [one.page.path, one.severity]),
  ).toEqual([
    ['/dich-vu/x/', 'blocking'],
    ['/viec/y/', 'blocking'],
  ]);
  const leading = { ...service, procedures: [], links: ['1.000001'] };
  expect(stalePages([leading, undated], catalogue)).toHaveLength(1);
  // That nobody has read the service for long is its own business.
  expect(stalePages([service, undated], catalogueOn('2026-12-01', [snapshot]))).toHaveLength(1);
});

test('the worst reason stands first and names the page’s severity', () => {
  const both = { ...page, procedures: ['1.000001', '1.000002'] };
  const [stale] = stalePages(
    [both],
    catalogueOn('2026-12-01', [
      snapshot,
      decision([
        { code: '1.000001', change: 'amended' },
        { code: '1.000002', change: 'abolished' },
      ]),
    ]),
  );
  expect(stale?.severity).toBe('blocking');
  expect(stale?.reasons.map(severityOf)).toEqual(['blocking', 'review', 'review']);
});

test('pages about a code are those that cover or quote it', () => {
  const quoting = { ...page, procedures: [], quotes: ['1.000001'] };
  const leading = { ...page, procedures: [], links: ['1.000001'] };
  expect(pagesAbout(['1.000001'], [page, quoting, leading])).toEqual([page, quoting]);
});
