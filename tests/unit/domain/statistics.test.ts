import { describe, expect, test } from 'vitest';
import { disagreementsOf, excessesOf, seriesOf, sumsOf } from '#domain/statistics.ts';
import { type CountSet, statistics } from '#schemas/statistics.ts';

/** The figures of 2023 as they were published. */
const published: CountSet = {
  id: 'chung',
  name: 'Mọi đơn vị',
  level: 'all',
  received: 29746,
  due: 29618,
  onTime: 29546,
  late: 72,
  pending: 128,
  onTimePercent: 99.76,
  latePercent: 0.24,
};
const report = (from: string, ...counts: CountSet[]) =>
  statistics.parse({
    title: 'Thử',
    from,
    to: from.replace(/-01-01$/, '-12-31'),
    unit: 'thi-xa-cai-lay',
    counts,
    confidence: 'single',
    reviewed: '2026-11-24',
    sources: [{ name: 'Nguồn', read: '2026-11-24' }],
  });

describe('the sums of a set', () => {
  test('hold for the figures that were published, to the last decimal', () => {
    expect(sumsOf(published).map(({ field, holds }) => [field, holds])).toEqual([
      ['due', true],
      ['received', true],
      ['onTimePercent', true],
      ['latePercent', true],
    ]);
  });

  test('every digit changed breaks at least one of them', () => {
    for (const [field, value] of Object.entries(published)) {
      if (typeof value !== 'number') continue;
      const digits = String(value);
      for (const [at, digit] of [...digits].entries()) {
        if (digit === '.') continue;
        const other = `${digits.slice(0, at)}${(Number(digit) + 1) % 10}${digits.slice(at + 1)}`;
        const broken = { ...published, [field]: Number(other) };
        expect(
          sumsOf(broken).some(({ holds }) => !holds),
          `${field}: ${other}`,
        ).toBe(true);
      }
    }
  });

  test.each([
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 8, 12.5],
    [1, 200, 0.5],
    [1, 2000, 0.05],
    [2, 2, 100],
    [99_995, 100_000, 100],
    [0, 7, 0],
  ])('%i of %i is %d %%', (onTime, due, onTimePercent) => {
    const [sum] = sumsOf({ ...bare, onTime, due, onTimePercent });
    expect(sum?.holds).toBe(true);
  });

  test('prove nothing from “more than”, and nothing from what is missing', () => {
    expect(sumsOf({ ...bare, received: { moreThan: 5 }, due: 4, pending: 1 })).toEqual([]);
    expect(sumsOf({ ...bare, due: 4, onTime: 3 })).toEqual([]);
    expect(sumsOf({ ...bare, due: 0, onTime: 0, onTimePercent: 100 })).toEqual([]);
  });

  const bare: CountSet = { id: 'a', name: 'A', level: 'town' };
});

describe('a part', () => {
  test.each<[string, Partial<CountSet>, number]>([
    ['as large as the whole is right', { received: 5, due: 5 }, 0],
    ['larger than the whole is wrong', { received: 5, due: 6 }, 1],
    ['of “more than” counts one more', { received: 5, pending: { moreThan: 5 } }, 1],
    ['of a whole that is “more than” may be anything', { received: { moreThan: 5 }, due: 9 }, 0],
  ])('%s', (_, set, many) => {
    expect(excessesOf({ id: 'a', name: 'A', level: 'town', ...set })).toHaveLength(many);
  });
});

test('levels that are more than all levels disagree, unless it is said', () => {
  const town: CountSet = { id: 'a', name: 'A', level: 'town', received: { moreThan: 2800 } };
  const commune: CountSet = { ...town, id: 'b', level: 'commune', received: 26_944 };
  const year = report('2023-01-01', published, town, commune);
  expect(disagreementsOf(year)).toEqual([]);
  const more = report('2023-01-01', published, town, { ...commune, received: 26_946 });
  expect(disagreementsOf(more)).toMatchObject([{ together: 29_747, received: 29_746 }]);
  expect(disagreementsOf(more)[0]?.say).toBeUndefined();
  const said = { ...more, disagreements: [{ parts: ['b', 'a'], whole: 'chung', say: 'Lệch.' }] };
  expect(disagreementsOf(said)[0]?.say).toBe('Lệch.');
});

test('only a set that two years have stands year against year, the older first', () => {
  const other: CountSet = { ...published, id: 'khac' };
  const series = seriesOf([
    report('2024-01-01', { ...published, received: 30_000 }, other),
    report('2023-01-01', published),
  ]);
  expect(series.map(({ id }) => id)).toEqual(['chung']);
  expect(series[0]?.points.map(({ set }) => set.received)).toEqual([29_746, 30_000]);
});
