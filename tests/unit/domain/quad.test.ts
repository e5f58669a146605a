import { describe, expect, test } from 'vitest';
import type { Picture } from '#domain/picture.ts';
import {
  inPixels,
  isConvex,
  mapped,
  type Quad,
  sidesOf,
  squareTo,
  straightened,
  turnedRight,
  wholeQuad,
} from '#domain/quad.ts';

const leaning: Quad = [
  { x: 10, y: 20 },
  { x: 90, y: 5 },
  { x: 110, y: 95 },
  { x: 0, y: 80 },
];

describe('the map of the unit square', () => {
  test('takes its corners to the corners', () => {
    const map = squareTo(leaning);
    wholeQuad.forEach((corner, nth) => {
      const { x, y } = mapped(map, corner);
      expect(x).toBeCloseTo(leaning[nth]?.x ?? 0, 9);
      expect(y).toBeCloseTo(leaning[nth]?.y ?? 0, 9);
    });
  });

  test('takes the middle to where the diagonals cross, as perspective does', () => {
    // Diagonals (10,20)–(110,95) and (90,5)–(0,80), crossed by hand.
    const { x, y } = mapped(squareTo(leaning), { x: 0.5, y: 0.5 });
    expect((x - 10) * 75 - (y - 20) * 100).toBeCloseTo(0, 6);
    expect((x - 90) * 75 + (y - 5) * 90).toBeCloseTo(0, 6);
  });

  test('of a rectangle only moves and stretches', () => {
    const box: Quad = [
      { x: 2, y: 3 },
      { x: 6, y: 3 },
      { x: 6, y: 5 },
      { x: 2, y: 5 },
    ];
    expect(mapped(squareTo(box), { x: 0.25, y: 0.5 })).toEqual({ x: 3, y: 4 });
  });
});

test('a quarter turn to the right brings the bottom left to the top left; four bring all back', () => {
  const quad: Quad = [
    { x: 0.1, y: 0.2 },
    { x: 0.9, y: 0.1 },
    { x: 0.8, y: 0.7 },
    { x: 0.2, y: 0.9 },
  ];
  const once = turnedRight(quad);
  expect(once[0].x).toBeCloseTo(0.1);
  expect(once[0].y).toBeCloseTo(0.2);
  expect(once[1].x).toBeCloseTo(0.8);
  expect(once[1].y).toBeCloseTo(0.1);
  turnedRight(turnedRight(turnedRight(once))).forEach((point, nth) => {
    expect(point.x).toBeCloseTo(quad[nth]?.x ?? 0);
    expect(point.y).toBeCloseTo(quad[nth]?.y ?? 0);
  });
});

test('crossed and dented corners are no frame', () => {
  const [a, b, c, d] = wholeQuad;
  expect(isConvex(wholeQuad)).toBe(true);
  expect(isConvex([b, a, c, d])).toBe(false);
  expect(isConvex([a, b, { x: 0.2, y: 0.2 }, d])).toBe(false);
});

test('the sides of a frame are the means of opposite ones', () => {
  expect(sidesOf(inPixels(wholeQuad, 40, 30))).toEqual({ width: 40, height: 30 });
});

/** Left half red, right half blue, one white pixel at the top left. */
function flag(width: number, height: number): Picture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      data.set(x < width / 2 ? [200, 0, 0, 255] : [0, 0, 200, 255], (y * width + x) * 4);
  data.set([255, 255, 255, 255], 0);
  return { width, height, data };
}

describe('straightening', () => {
  test('the whole picture at its own size changes no pixel', () => {
    const source = flag(8, 6);
    const same = straightened(source, inPixels(wholeQuad, 8, 6), 8, 6);
    expect([...same.data]).toEqual([...source.data]);
  });

  test('a part holds that part, and what lies outside the picture is white', () => {
    const source = flag(8, 6);
    const right = straightened(
      source,
      [
        { x: 6, y: 0 },
        { x: 10, y: 0 },
        { x: 10, y: 6 },
        { x: 6, y: 6 },
      ],
      4,
      6,
    );
    expect([...right.data.subarray(0, 4)]).toEqual([0, 0, 200, 255]);
    expect([...right.data.subarray(12, 16)]).toEqual([255, 255, 255, 255]);
  });

  test('between two pixels it takes their mean', () => {
    const source: Picture = {
      width: 2,
      height: 1,
      data: new Uint8ClampedArray([0, 0, 0, 255, 100, 100, 100, 255]),
    };
    const one = straightened(source, inPixels(wholeQuad, 2, 1), 1, 1);
    expect([...one.data]).toEqual([50, 50, 50, 255]);
  });
});
