import { describe, expect, test } from 'vitest';
import {
  containersOf,
  formerHomeOf,
  predecessorsOf,
  provinceOf,
  successorsOn,
  unitOn,
} from '#domain/units.ts';
import { readContent } from '#read/read-content.ts';
import type { Unit } from '#schemas/units.ts';

const ours = readContent('content').units?.value.units ?? [];
const [before, after] = ['2025-06-30', '2025-07-01'];
const names = (units: readonly Unit[]) => units.map(({ name }) => name);

describe('the units of the former town of Cai Lậy', () => {
  test.each([
    ['28468', 'Xã Tân Hội', 'Xã Tân Phú'],
    ['28435', 'Phường 1', 'Phường Mỹ Phước Tây'],
    ['28436', 'Phường 2', 'Phường Thanh Hòa'],
    ['28439', 'Phường 4', 'Phường Cai Lậy'],
    ['28477', 'Xã Nhị Quý', 'Phường Nhị Quý'],
  ])('the code %s, used again, means %s until the merger and %s after it', (code, was, is) => {
    expect(unitOn(ours, code, before)?.name).toBe(was);
    expect(unitOn(ours, code, after)?.name).toBe(is);
  });

  test.each([
    ['a code that was not used again', '28459', after],
    ['a code nobody has', '99999', after],
    ['a ward after its end', 'phuong-4', after],
    ['a ward before its beginning', 'phuong-cai-lay', before],
  ])('%s is nothing on that day', (_, idOrCode, day) => {
    expect(unitOn(ours, idOrCode, day)).toBeUndefined();
  });

  test.each([
    ['phuong-4', 'Phường Cai Lậy'],
    ['xa-long-khanh', 'Phường Cai Lậy'],
    ['xa-tan-phu-cu', 'Xã Tân Phú'],
    ['xa-tan-hoi', 'Xã Tân Phú'],
    ['phuong-nhi-my', 'Phường Nhị Quý'],
    ['tinh-tien-giang', 'Tỉnh Đồng Tháp'],
  ])('%s is %s today', (id, now) => {
    expect(names(successorsOn(ours, id, '2026-11-26'))).toEqual([now]);
  });

  test('sixteen wards and communes became five, each of them one', () => {
    const old = ours.filter(({ partOf }) => partOf === 'thi-xa-cai-lay');
    expect(old).toHaveLength(16);
    const now = old.map(({ id }) => successorsOn(ours, id, after));
    expect(now.every((units) => units.length === 1)).toBe(true);
    expect(new Set(now.flat())).toEqual(new Set(successorsOn(ours, 'thi-xa-cai-lay', after)));
    expect(successorsOn(ours, 'thi-xa-cai-lay', after)).toHaveLength(5);
  });

  test('a unit is its own successor as long as it stands', () => {
    expect(names(successorsOn(ours, 'phuong-4', before))).toEqual(['Phường 4']);
  });

  test('what a ward was made of, and what it lay in', () => {
    expect(names(predecessorsOf(ours, 'phuong-cai-lay')).sort()).toEqual([
      'Phường 4',
      'Phường 5',
      'Thị xã Cai Lậy',
      'Xã Long Khánh',
    ]);
    expect(names(containersOf(ours, 'phuong-4'))).toEqual(['Thị xã Cai Lậy', 'Tỉnh Tiền Giang']);
    expect(names(containersOf(ours, 'phuong-cai-lay'))).toEqual(['Tỉnh Đồng Tháp']);
    expect(provinceOf(ours, 'phuong-cai-lay')).toBe('tỉnh Đồng Tháp');
    expect(formerHomeOf(ours, 'phuong-cai-lay')).toBe('thị xã Cai Lậy, tỉnh Tiền Giang');
    expect(formerHomeOf(ours, 'phuong-4')).toBeUndefined();
  });
});

describe('chains', () => {
  const unit = (id: string, dates: Partial<Unit>): Unit => ({
    id,
    name: `Xã ${id}`,
    kind: 'commune',
    validFrom: 'unknown',
    succeededBy: [],
    confidence: 'confirmed',
    sources: [],
    ...dates,
  });
  const chain = [
    unit('a', { validTo: '2020-12-31', succeededBy: ['b', 'c'] }),
    unit('b', { validFrom: '2021-01-01', validTo: '2025-06-30', succeededBy: ['d'] }),
    unit('c', { validFrom: '2021-01-01' }),
    unit('d', { validFrom: '2025-07-01' }),
  ];

  test.each([
    ['2020-12-31', ['a']],
    ['2021-01-01', ['b', 'c']],
    ['2025-06-30', ['b', 'c']],
    ['2025-07-01', ['c', 'd']],
  ])('a divided unit on %s', (day, ids) => {
    expect(
      successorsOn(chain, 'a', day)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids);
  });

  test('a unit that has not begun has no successor yet, and a circle ends', () => {
    expect(successorsOn(chain, 'd', '2020-01-01')).toEqual([]);
    const circle = [
      unit('a', { validTo: '2020-12-31', succeededBy: ['b'] }),
      unit('b', { validTo: '2020-12-31', succeededBy: ['a'], partOf: 'b' }),
    ];
    expect(successorsOn(circle, 'a', '2021-01-01')).toEqual([]);
    expect(containersOf(circle, 'b')).toHaveLength(1);
  });
});
