import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Catalogue,
  catalogueOn,
  countsFrom,
  inForce,
  inOrderOfEffect,
  isFree,
  type Procedure,
  type ProcedureList,
  type ProcedureStatus,
  usedNow,
} from '#domain/catalogue.ts';
import { differences } from '#domain/changes.ts';
import { type Cells, listOf } from '../../support/lists.ts';

const today = '2026-11-26';

const snapshot = listOf('2026-07-18-ban-chup', { kind: 'snapshot', signed: '2026-07-18' }, [
  {
    code: '1.000001',
    name: 'Đăng ký khai sinh',
    field: 'Hộ tịch',
    levels: 'commune',
    channels: 'online counter',
    time: '3 ngày làm việc',
    onlineTime: '1 ngày làm việc',
    onlineFeeVnd: '0?',
    counterFeeVnd: '8000',
    timeNote: 'Sau 15 giờ thì ngày mai.',
    feeNote: 'Theo nghị quyết.',
    applicants: 'Công dân Việt Nam',
    agency: 'Ủy ban nhân dân xã',
    result: 'Giấy khai sinh',
    documents: '4',
    legal: '60/2014/QH13',
    publishedBy: '100/QĐ-BTP',
    publishedOn: '2026-01-02',
    portalId: '019f46de-bb60-705b-a4f2-d6faa50de930',
    note: 'Chép từ Cổng.',
  },
  { code: '1.000002', field: 'Căn cước' },
  { code: '1.000003', field: 'Căn cước' },
]);

const later = (
  rows: readonly Cells[],
  head: Partial<Parameters<typeof listOf>[1]> = {},
  id = '2026-08-09-van-ban',
) => listOf(id, { signed: '2026-08-09', ...head }, rows);

const on = (day: string, ...lists: ProcedureList[]): Catalogue => catalogueOn(day, lists);

function procedure(catalogue: Catalogue, code: string): Procedure {
  const found = catalogue.procedures.get(code);
  if (!found) throw new Error(`no ${code} in the catalogue`);
  return found;
}

const statusOf = (catalogue: Catalogue, code: string): ProcedureStatus =>
  procedure(catalogue, code).status;

describe('what one row does', () => {
  test('a listed row gives every fact it states', () => {
    expect(procedure(on(today, snapshot), '1.000001')).toEqual({
      code: '1.000001',
      status: { kind: 'inForce' },
      facts: {
        name: 'Đăng ký khai sinh',
        field: 'Hộ tịch',
        levels: ['commune'],
        channels: ['online', 'counter'],
        time: [{ amount: 3, unit: 'workingDays' }],
        by: {
          online: { time: [{ amount: 1, unit: 'workingDays' }], fee: ['defaultZero'] },
          counter: { time: undefined, fee: [8000] },
          post: { time: undefined, fee: undefined },
        },
        timeNote: 'Sau 15 giờ thì ngày mai.',
        feeNote: 'Theo nghị quyết.',
        applicants: ['Công dân Việt Nam'],
        agency: 'Ủy ban nhân dân xã',
        result: 'Giấy khai sinh',
        documents: 4,
        legal: ['60/2014/QH13'],
        publishedBy: '100/QĐ-BTP',
        publishedOn: '2026-01-02',
        portalId: '019f46de-bb60-705b-a4f2-d6faa50de930',
        confidence: 'confirmed',
        note: 'Chép từ Cổng.',
      },
      history: [{ list: '2026-07-18-ban-chup', kind: 'listed', day: '2026-07-18', codes: [] }],
    });
  });

  test('a new row brings a procedure, published by its paper', () => {
    const born = procedure(
      on(today, snapshot, later([{ code: '1.000009', change: 'new' }], { number: '7/QĐ-BTP' })),
      '1.000009',
    );
    expect(born.status).toEqual({ kind: 'inForce' });
    expect(born.facts.field).toBe('Chưa xếp lĩnh vực');
    expect([born.facts.publishedBy, born.facts.publishedOn]).toEqual(['7/QĐ-BTP', '2026-08-09']);
  });

  test.each(['amended', 'standardised'])('an empty cell of an %s row changes nothing', (change) => {
    const before = procedure(on(today, snapshot), '1.000001').facts;
    const after = procedure(
      on(today, snapshot, later([{ code: '1.000001', change, name: before.name }])),
      '1.000001',
    ).facts;
    const { publishedBy, publishedOn, ...rest } = after;
    expect({ ...rest, publishedBy: '100/QĐ-BTP', publishedOn: '2026-01-02' }).toEqual(before);
    expect([publishedBy, publishedOn]).toEqual(['1/QĐ-BTP', '2026-08-09']);
  });

  test('`?` in an amended row forgets, and a filled cell replaces', () => {
    const { by, time, agency } = procedure(
      on(
        today,
        snapshot,
        later([
          {
            code: '1.000001',
            change: 'amended',
            time: '?',
            counterFeeVnd: '?',
            onlineFeeVnd: '0',
            agency: 'Công an xã',
          },
        ]),
      ),
      '1.000001',
    ).facts;
    expect(time).toBeUndefined();
    expect(by.counter.fee).toBeUndefined();
    expect(by.online).toEqual({ time: [{ amount: 1, unit: 'workingDays' }], fee: [0] });
    expect(agency).toBe('Công an xã');
  });

  test('a check of our own does not become the paper that published the procedure', () => {
    const { publishedBy, publishedOn } = procedure(
      on(today, snapshot, later([{ code: '1.000001', change: 'amended' }], { kind: 'check' })),
      '1.000001',
    ).facts;
    expect([publishedBy, publishedOn]).toEqual(['100/QĐ-BTP', '2026-01-02']);
  });

  test('a new row for a known code starts afresh', () => {
    const { facts } = procedure(
      on(today, snapshot, later([{ code: '1.000001', change: 'new' }])),
      '1.000001',
    );
    expect(facts.time).toBeUndefined();
    expect(facts.agency).toBeUndefined();
  });

  test('an abolished code stays readable with its facts', () => {
    const ended = procedure(
      on(today, snapshot, later([{ code: '1.000001', change: 'abolished' }])),
      '1.000001',
    );
    expect(ended.status).toEqual({
      kind: 'abolished',
      since: '2026-08-09',
      list: '2026-08-09-van-ban',
    });
    expect(ended.facts.agency).toBe('Ủy ban nhân dân xã');
    expect(ended.history.map(({ kind }) => kind)).toEqual(['listed', 'abolished']);
  });

  test('a code that was never listed can be abolished, and is not lost', () => {
    expect(
      statusOf(on(today, later([{ code: '1.000008', change: 'abolished' }])), '1.000008').kind,
    ).toBe('abolished');
  });

  test('one new code replaces many', () => {
    const catalogue = on(
      today,
      snapshot,
      later([{ code: '1.000009', change: 'replaced', replaces: '1.000002 1.000003' }]),
    );
    const replaced = {
      kind: 'replaced',
      by: '1.000009',
      since: '2026-08-09',
      list: '2026-08-09-van-ban',
    };
    expect(statusOf(catalogue, '1.000002')).toEqual(replaced);
    expect(statusOf(catalogue, '1.000003')).toEqual(replaced);
    expect(procedure(catalogue, '1.000009').history).toEqual([
      {
        list: '2026-08-09-van-ban',
        kind: 'replaced',
        day: '2026-08-09',
        codes: ['1.000002', '1.000003'],
      },
    ]);
    expect(procedure(catalogue, '1.000002').history).toEqual([
      { list: '2026-07-18-ban-chup', kind: 'listed', day: '2026-07-18', codes: [] },
      { list: '2026-08-09-van-ban', kind: 'replaced', day: '2026-08-09', codes: ['1.000009'] },
    ]);
    expect(inForce(catalogue).map(({ code }) => code)).toEqual(['1.000009', '1.000001']);
  });

  test.each([
    ['the abolishing row first', ['abolished', 'replaced']],
    ['the replacing row first', ['replaced', 'abolished']],
  ])('abolished and replaced in one list is replaced: %s', (_, order) => {
    const rows: Record<string, Cells> = {
      abolished: { code: '1.000002', change: 'abolished' },
      replaced: { code: '1.000009', change: 'replaced', replaces: '1.000002' },
    };
    const catalogue = on(today, snapshot, later(order.map((name) => rows[name] ?? {})));
    expect(statusOf(catalogue, '1.000002')).toMatchObject({ kind: 'replaced', by: '1.000009' });
  });

  test('a code that was replaced stays replaced when a later paper abolishes it', () => {
    const catalogue = on(
      today,
      snapshot,
      later([{ code: '1.000009', change: 'replaced', replaces: '1.000002' }]),
      later([{ code: '1.000002', change: 'abolished' }], { signed: '2026-09-01' }, '2026-09-01-b'),
    );
    expect(statusOf(catalogue, '1.000002')).toMatchObject({
      kind: 'replaced',
      since: '2026-08-09',
    });
  });

  test('a code that no later snapshot lists goes on', () => {
    const next = listOf('2026-09-01-ban-chup', { kind: 'snapshot', signed: '2026-09-01' }, [
      { code: '1.000002' },
    ]);
    expect(statusOf(on(today, snapshot, next), '1.000001').kind).toBe('inForce');
  });
});

describe('a code of the province’s own', () => {
  const province = listOf(
    '2026-07-15-tinh',
    { signed: '2026-07-15', effective: 'unknown', issuerLevel: 'province' },
    [{ code: '1.100001', change: 'new', insteadOf: '1.000002' }],
  );
  const provinceInAugust: ProcedureList = {
    ...province,
    id: '2026-08-01-tinh',
    head: { ...province.head, signed: '2026-08-01' },
  };

  test.each([
    ['the province’s list is older', province, '2026-07-15'],
    ['the national list is older', provinceInAugust, '2026-08-01'],
  ])('sets the national code aside when %s', (_, list, since) => {
    for (const lists of [
      [list, snapshot],
      [snapshot, list],
    ])
      expect(statusOf(on(today, ...lists), '1.000002')).toEqual({
        kind: 'local',
        by: '1.100001',
        since,
        list: list.id,
      });
  });

  test('leaves the national code in force once the province’s is abolished', () => {
    const end = later([{ code: '1.100001', change: 'abolished' }]);
    expect(statusOf(on(today, snapshot, province, end), '1.000002').kind).toBe('inForce');
  });

  test('does not hide that the national code was abolished', () => {
    const end = later([{ code: '1.000002', change: 'abolished' }]);
    expect(statusOf(on(today, snapshot, province, end), '1.000002').kind).toBe('abolished');
  });
});

describe('the day from which a list counts', () => {
  const amend = (name: string): Cells => ({ code: '1.000001', change: 'amended', name });

  test('is the day of signing when the paper does not say', () => {
    const list = later([amend('Tên mới')], { effective: 'unknown' });
    expect(countsFrom(list.head)).toBe('2026-08-09');
    expect(procedure(on('2026-08-08', snapshot, list), '1.000001').facts.name).toBe(
      'Đăng ký khai sinh',
    );
    expect(procedure(on('2026-08-09', snapshot, list), '1.000001').facts.name).toBe('Tên mới');
  });

  test('until then the list is upcoming and has no effect', () => {
    const list = later([amend('Tên mới'), { code: '1.000009' }], { effective: '2026-12-01' });
    const before = on('2026-11-30', snapshot, list);
    expect(before.upcoming.map(({ id }) => id)).toEqual(['2026-08-09-van-ban']);
    expect(procedure(before, '1.000001').facts.name).toBe('Đăng ký khai sinh');
    expect(before.procedures.has('1.000009')).toBe(false);
    const after = on('2026-12-01', snapshot, list);
    expect(after.upcoming).toEqual([]);
    expect(after.procedures.has('1.000009')).toBe(true);
  });

  test('a paper that is not signed yet is not upcoming either', () => {
    const list = later([amend('Tên mới')], { signed: '2026-12-01', effective: '2027-01-01' });
    expect(on(today, snapshot, list).upcoming).toEqual([]);
  });

  test('of two papers of one day the larger number has the last word', () => {
    const nine = later([amend('Số 999')], { number: '999/QĐ-UBND' }, '2026-08-09-z');
    const ten = later([amend('Số 1000')], { number: '1000/QĐ-UBND' }, '2026-08-09-a');
    for (const lists of [
      [nine, ten],
      [ten, nine],
    ])
      expect(procedure(on(today, snapshot, ...lists), '1.000001').facts.name).toBe('Số 1000');
  });

  test('papers of one day and one number come in the order of their folders', () => {
    const justice = later([amend('Tư pháp')], { number: '9/QĐ-BTP' }, '2026-08-09-9-qd-btp');
    const police = later([amend('Công an')], { number: '9/QĐ-BCA' }, '2026-08-09-9-qd-bca');
    for (const lists of [
      [justice, police],
      [police, justice],
    ])
      expect(procedure(on(today, snapshot, ...lists), '1.000001').facts.name).toBe('Tư pháp');
  });

  test('within a day snapshots come first and our own checks last', () => {
    const day = { signed: '2026-07-18' };
    const check = later([amend('Kiểm chứng')], { ...day, kind: 'check' }, 'a-kiem-chung');
    const paper = later([amend('Văn bản')], { ...day, number: '9/QĐ-BTP' }, 'b-van-ban');
    const order = ['2026-07-18-ban-chup', 'b-van-ban', 'a-kiem-chung'];
    expect(inOrderOfEffect([check, paper, snapshot]).map(({ id }) => id)).toEqual(order);
    expect(procedure(on(today, check, paper, snapshot), '1.000001').facts.name).toBe('Kiểm chứng');
  });
});

test('the procedure used now in place of a code is found through every list between', () => {
  const old = listOf('2026-01-01-ban-chup', { kind: 'snapshot', signed: '2026-01-01' }, [
    { code: '1.000001' },
    { code: '1.000002' },
  ]);
  const second = listOf('2026-02-01-a', { signed: '2026-02-01' }, [
    { code: '1.000011', change: 'replaced', replaces: '1.000001' },
    { code: '1.000002', change: 'abolished' },
  ]);
  const third = listOf('2026-03-01-b', { signed: '2026-03-01' }, [
    { code: '1.000021', change: 'replaced', replaces: '1.000011' },
  ]);
  const { procedures } = catalogueOn(today, [old, second, third]);
  expect(usedNow('1.000001', procedures)?.code).toBe('1.000021');
  expect(usedNow('1.000021', procedures)?.code).toBe('1.000021');
  expect(usedNow('1.000002', procedures)).toBeUndefined();
  expect(usedNow('9.999999', procedures)).toBeUndefined();
});

describe('differences between two days', () => {
  const base = on(today, snapshot);

  test('there are none between a day and itself', () => {
    expect(differences(base, base)).toEqual([]);
  });

  test('codes that came, that ended and that were set aside are named in order of code', () => {
    const after = on(
      today,
      snapshot,
      later([
        { code: '1.000009', change: 'replaced', replaces: '1.000003' },
        { code: '1.000001', change: 'abolished' },
      ]),
      later(
        [{ code: '1.100001', insteadOf: '1.000002' }],
        { issuerLevel: 'province' },
        '2026-08-10-tinh',
      ),
    );
    expect(differences(base, after)).toEqual([
      { code: '1.000001', name: 'Đăng ký khai sinh', kind: 'ended', facts: [] },
      {
        code: '1.000002',
        name: 'Thủ tục 1.000002',
        kind: 'replaced',
        by: '1.100001',
        facts: [],
      },
      {
        code: '1.000003',
        name: 'Thủ tục 1.000003',
        kind: 'replaced',
        by: '1.000009',
        facts: [],
      },
      { code: '1.000009', name: 'Thủ tục 1.000009', kind: 'came', facts: [] },
      { code: '1.100001', name: 'Thủ tục 1.100001', kind: 'came', facts: [] },
    ]);
  });

  test.each<[string, Cells, string[]]>([
    ['name', { name: 'Tên mới' }, ['name']],
    ['field', { field: 'Lĩnh vực mới' }, ['field']],
    ['levels', { levels: 'province' }, ['levels']],
    ['time', { time: '5 ngày' }, ['time']],
    ['time', { postTime: '5 ngày' }, ['time']],
    ['fee', { onlineFeeVnd: '0' }, ['fee']],
    ['fee', { counterFeeVnd: '?' }, ['fee']],
    ['fee note', { feeNote: 'Ghi chú mới' }, ['feeNote']],
    ['time note', { timeNote: 'Ghi chú mới' }, ['timeNote']],
    ['ways of filing', { channels: 'online' }, ['channels']],
    ['nothing but the order', { channels: 'counter online' }, []],
    ['agency', { agency: 'Công an xã' }, ['agency']],
    ['legal', { legal: '1/2026/QH16' }, ['legal']],
    ['nothing a reader sees', { note: 'Ghi chú nội bộ' }, []],
  ])('a change of %s is told by its name: %o', (_, cells, facts) => {
    const amended: Cells = {
      code: '1.000001',
      change: 'amended',
      name: 'Đăng ký khai sinh',
      ...cells,
    };
    expect(
      differences(base, on(today, snapshot, later([amended]))).map((one) => ({
        ...one,
        facts: one.facts.map(({ fact }) => fact),
      })),
    ).toEqual(
      facts.length > 0
        ? [{ code: '1.000001', name: cells.name ?? 'Đăng ký khai sinh', kind: 'changed', facts }]
        : [],
    );
  });
});

test.each<[string, Parameters<typeof isFree>[0], boolean]>([
  ['a zero that a source states', [0], true],
  ['zeros for every case', [0, 0], true],
  ['the portal’s default zero', ['defaultZero'], false],
  ['a zero beside a default zero', [0, 'defaultZero'], false],
  ['a zero beside a price', [0, 8000], false],
  ['an empty list', [], false],
  ['nothing known', undefined, false],
])('%s is free: %o → %s', (_, fee, free) => {
  expect(isFree(fee)).toBe(free);
});

describe('whatever the lists say', () => {
  const codes = ['1.000001', '1.000002', '1.000003', '1.000004', '1.000005', '1.000006'];
  const code = fc.constantFrom(...codes);
  const day = fc
    .integer({ min: 1, max: 5 })
    .map((date) => `2026-11-${String(date).padStart(2, '0')}`);

  const row = (kinds: readonly string[]) =>
    fc
      .record({
        code,
        change: fc.constantFrom(...kinds),
        old: fc.subarray(codes, { maxLength: 3 }),
        insteadOf: fc.option(code, { nil: '', freq: 5 }),
        onlineFeeVnd: fc.constantFrom('', '?', '0', '0?', '15000'),
        time: fc.constantFrom('', '?', '3 ngày làm việc', 'trong ngày'),
      })
      .map(
        ({ old, insteadOf, ...cells }): Cells => ({
          ...cells,
          replaces:
            cells.change === 'replaced' ? old.filter((one) => one !== cells.code).join(' ') : '',
          insteadOf: insteadOf === cells.code ? '' : insteadOf,
        }),
      );
  const rows = (kinds: readonly string[]) =>
    fc.uniqueArray(row(kinds), { maxLength: 5, selector: ({ code: one }) => one });

  const oneList = fc
    .constantFrom('snapshot' as const, 'decision' as const, 'check' as const)
    .chain((kind) =>
      fc.record({
        kind: fc.constant(kind),
        signed: day,
        effective: fc.oneof(day, fc.constant('unknown' as const)),
        number: fc.integer({ min: 1, max: 3 }).map((number) => `${number}/QĐ-UBND`),
        rows: rows(
          kind === 'snapshot'
            ? ['listed']
            : ['new', 'amended', 'replaced', 'abolished', 'standardised'],
        ),
      }),
    );
  const someLists = fc
    .array(oneList, { maxLength: 6 })
    .map((lists) => lists.map(({ rows: cells, ...head }, nth) => listOf(`l${nth}`, head, cells)));

  const told = ({ procedures, upcoming }: Catalogue) => ({
    procedures: [...procedures],
    upcoming: upcoming.map(({ id }) => id),
  });

  test('the order in which the lists are given does not matter', () => {
    const shuffled = someLists.chain((lists) =>
      fc.tuple(
        fc.constant(lists),
        fc.shuffledSubarray(lists, { minLength: lists.length, maxLength: lists.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, day, ([lists, others], when) => {
        expect(told(catalogueOn(when, others))).toEqual(told(catalogueOn(when, lists)));
      }),
      { numRuns: 500 },
    );
  });

  test('a list given twice counts once', () => {
    fc.assert(
      fc.property(someLists, day, (lists, when) => {
        expect(told(catalogueOn(when, [...lists, ...lists]))).toEqual(
          told(catalogueOn(when, lists)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('no code of a list in effect is ever lost', () => {
    fc.assert(
      fc.property(someLists, day, (lists, when) => {
        const { procedures } = catalogueOn(when, lists);
        const due = lists.filter(({ head }) => countsFrom(head) <= when);
        const expected = new Set(due.flatMap((list) => list.rows.map((one) => one.code)));
        expect(new Set(procedures.keys())).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('a code is out of force only where a row of the named list puts it out', () => {
    fc.assert(
      fc.property(someLists, day, (lists, when) => {
        for (const { code: ended, status } of catalogueOn(when, lists).procedures.values()) {
          if (status.kind === 'inForce') continue;
          const list = lists.find(({ id }) => id === status.list);
          expect(list && countsFrom(list.head)).toBe(status.since);
          expect(status.since <= when).toBe(true);
          const rowsOf = list?.rows ?? [];
          const cause =
            status.kind === 'abolished'
              ? rowsOf.some((one) => one.code === ended && one.change === 'abolished')
              : rowsOf.some(
                  (one) =>
                    one.code === status.by &&
                    (status.kind === 'replaced'
                      ? one.replaces.includes(ended)
                      : one.insteadOf === ended),
                );
          expect(cause, `${ended} ${JSON.stringify(status)}`).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('between two days a code ends only through rows that took effect by the second', () => {
    fc.assert(
      fc.property(someLists, day, day, (lists, one, other) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        const [before, after] = [catalogueOn(first, lists), catalogueOn(second, lists)];
        for (const { code: gone, kind } of differences(before, after)) {
          if (kind !== 'ended' && kind !== 'replaced') continue;
          const causes = lists
            .filter(({ head }) => countsFrom(head) <= second)
            .flatMap((list) => list.rows)
            .filter(
              (cause) =>
                (cause.code === gone && cause.change === 'abolished') ||
                cause.replaces.includes(gone) ||
                cause.insteadOf === gone,
            );
          expect(causes.length, gone).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
