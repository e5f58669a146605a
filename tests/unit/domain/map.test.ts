import { describe, expect, test } from 'vitest';
import { type Box, distanceKm, flatMap, gathered, labelBoxes, scaleBarKm } from '#domain/map.ts';

const caiLay = { latitude: 10.38045, longitude: 106.12368 };
const tanPhu = { latitude: 10.44236, longitude: 106.16719 };

describe('as the crow flies', () => {
  test.each([
    ['a place from itself', caiLay, caiLay, 0],
    [
      'a degree of latitude',
      { latitude: 10, longitude: 106 },
      { latitude: 11, longitude: 106 },
      111.195,
    ],
    [
      'a degree of longitude at the equator',
      { latitude: 0, longitude: 106 },
      { latitude: 0, longitude: 107 },
      111.195,
    ],
    // Vincenty on WGS 84 (geod): 1,142.2 km.
    [
      'Hà Nội from Thành phố Hồ Chí Minh',
      { latitude: 21.0278, longitude: 105.8342 },
      { latitude: 10.7769, longitude: 106.7009 },
      1143.7,
    ],
  ])('%s', (_, a, b, km) => {
    expect(distanceKm(a, b)).toBeCloseTo(km, 0);
    expect(distanceKm(b, a)).toBe(distanceKm(a, b));
  });
});

describe('a flat map', () => {
  const map = flatMap([caiLay, tanPhu], { width: 320, margin: 60 });

  test('holds all points within its margins, north above, east to the right', () => {
    const [south, north] = [map.spotOf(caiLay), map.spotOf(tanPhu)];
    expect(north.y).toBeLessThan(south.y);
    expect(north.x).toBeGreaterThan(south.x);
    for (const { x, y } of [south, north]) {
      expect(x).toBeGreaterThanOrEqual(59.99);
      expect(x).toBeLessThanOrEqual(260.01);
      expect(y).toBeGreaterThanOrEqual(59.5);
      expect(y).toBeLessThanOrEqual(map.height - 59.5);
    }
  });

  test('is true to scale in every direction', () => {
    const [a, b] = [map.spotOf(caiLay), map.spotOf(tanPhu)];
    const drawn = Math.hypot(a.x - b.x, a.y - b.y) / map.unitsPerKm;
    expect(drawn / distanceKm(caiLay, tanPhu)).toBeCloseTo(1, 3);
  });

  test('of one point has that point in the middle and a size all the same', () => {
    const one = flatMap([caiLay], { width: 320, margin: 60 });
    expect(one.spotOf(caiLay).x).toBeCloseTo(160, 5);
    expect(one.spotOf(caiLay).y).toBeCloseTo(one.height / 2, 0);
    expect(one.unitsPerKm).toBeCloseTo(50, 6);
  });
});

test.each([
  [12, 5],
  [50, 2],
  [100, 1],
  [500, 0.2],
  [3, 20],
])('at %d units a kilometre the scale bar has %d km', (unitsPerKm, km) => {
  expect(scaleBarKm({ width: 320, unitsPerKm })).toBeCloseTo(km, 10);
});

test('marks that would cover each other become one, others stay', () => {
  const marks = [
    { x: 10, y: 10, number: 1 },
    { x: 100, y: 100, number: 2 },
    { x: 15, y: 12, number: 3 },
  ];
  expect(gathered(marks, 20).map((group) => group.map(({ number }) => number))).toEqual([
    [1, 3],
    [2],
  ]);
});

describe('the name of a mark', () => {
  const area = { width: 300, height: 300 };
  const touches = (a: Box, b: Box) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  test('stands below it where nothing is in the way', () => {
    const [box] = labelBoxes([{ x: 150, y: 150, width: 80, height: 40 }], [], area, 10);
    expect(box).toEqual({ left: 110, right: 190, top: 160, bottom: 200 });
  });

  test('stands above it at the lower edge', () => {
    const [box] = labelBoxes([{ x: 150, y: 290, width: 80, height: 40 }], [], area, 10);
    expect(box).toMatchObject({ top: 240, bottom: 280 });
  });

  test('covers no other mark and no other name', () => {
    const labels = [
      { x: 150, y: 150, width: 80, height: 40 },
      { x: 160, y: 195, width: 80, height: 40 },
    ];
    const dots = labels.map(({ x, y }) => ({
      left: x - 7,
      right: x + 7,
      top: y - 7,
      bottom: y + 7,
    }));
    const [first, second] = labelBoxes(labels, dots, area, 10);
    if (!first || !second) throw new Error('two names');
    expect(touches(first, second)).toBe(false);
    for (const dot of dots)
      for (const box of [first, second]) expect(touches(box, dot)).toBe(false);
  });
});
