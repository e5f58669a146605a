import { describe, expect, test } from 'vitest';
import { findPaper } from '#domain/paper-edges.ts';
import { photoSize } from '#domain/photo-size.ts';
import { applyLook, type Grey, greyOf, percentile, smaller } from '#domain/picture.ts';
import { judgePaper, sharpnessOf } from '#domain/picture-faults.ts';
import type { Quad } from '#domain/quad.ts';

interface Drawing {
  readonly sheet?: number;
  readonly table?: number;
  readonly paper?: number;
  readonly print?: number;
  readonly blurred?: boolean;
  readonly turn?: number;
  readonly x?: number;
  readonly white?: boolean;
}

/** A sheet of stripes, as lines of print, on a table: 1,200 × 1,600 unless it is told otherwise. */
function drawing(asked: Drawing = {}, [width, height] = [1200, 1600]): Grey {
  const {
    sheet = 0.9,
    table = 60,
    paper = 215,
    print = 45,
    blurred = false,
    turn = 0,
    x = 0.5,
  } = asked;
  const data = new Uint8Array(width * height);
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)];
  const [across, down] = [sheet * width, sheet * height];
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const [dx, dy] = [column - x * width, row - height / 2];
      const [u, v] = [dx * cos + dy * sin + across / 2, dy * cos - dx * sin + down / 2];
      let value = table;
      if (u >= 0 && v >= 0 && u < across && v < down) {
        value = paper;
        const isPrinted = u > across * 0.1 && u < across * 0.9 && v > down * 0.1 && v < down * 0.9;
        if (isPrinted) {
          // Strokes 3 px wide, every 9 px; blurred they are waves of 24 px without an edge.
          const wave = 0.5 - 0.5 * Math.cos((u / 24) * 2 * Math.PI);
          const share = blurred ? wave : u % 9 < 3 && v % 24 < 14 ? 1 : 0;
          value = paper - (paper - print) * share;
        }
      }
      data[row * width + column] = value;
    }
  if (asked.white)
    for (let row = 500; row < 800; row += 1) data.fill(255, row * width + 400, row * width + 700);
  return { width, height, data };
}

const kindsOf = (grey: Grey): string[] => judgePaper(grey).faults.map(({ kind }) => kind);

describe('a photo of a paper', () => {
  test('that is sharp, light, whole and straight has no fault', () => {
    expect(kindsOf(drawing())).toEqual([]);
  });

  test.each<[string, Drawing, string[]]>([
    ['blurred', { blurred: true }, ['blurred']],
    ['dark', { table: 20, paper: 85, print: 15 }, ['dark']],
    ['with a spot of glare', { white: true }, ['glare']],
    ['washed out', { table: 150, paper: 255, print: 200 }, ['bleached']],
    ['far away', { sheet: 0.5 }, ['small']],
    ['turned', { sheet: 0.75, turn: 14 }, ['tilted']],
    ['cut on the right', { x: 0.8 }, ['edge']],
  ])('that is %s', (_, asked, kinds) => {
    expect(kindsOf(drawing(asked))).toEqual(kinds);
  });

  test('names the side on which the paper goes on', () => {
    expect(judgePaper(drawing({ x: 0.8 })).faults).toEqual([{ kind: 'edge', sides: ['right'] }]);
  });

  test('counts pixels of the photo, not of the picture that is measured', () => {
    expect(judgePaper(drawing({ sheet: 0.5 }), 2).faults).toEqual([]);
  });

  test('stays as sharp when it gets darker', () => {
    const light = sharpnessOf(drawing());
    const dark = sharpnessOf(drawing({ table: 24, paper: 90, print: 20 }));
    expect(dark / light).toBeCloseTo(1, 1);
  });
});

describe('the edges of a paper', () => {
  const near = (quad: Quad | undefined, wanted: readonly (readonly [number, number])[]): void => {
    expect(quad).toBeDefined();
    wanted.forEach(([x, y], nth) => {
      expect(Math.abs((quad?.[nth]?.x ?? 9) - x), `corner ${nth}`).toBeLessThan(0.012);
      expect(Math.abs((quad?.[nth]?.y ?? 9) - y), `corner ${nth}`).toBeLessThan(0.012);
    });
  };

  test('are found where they are', () => {
    near(findPaper(drawing({ sheet: 0.8 }))?.corners, [
      [0.1, 0.1],
      [0.9, 0.1],
      [0.9, 0.9],
      [0.1, 0.9],
    ]);
  });

  test('are found when the paper is turned, top left first', () => {
    // 0.3·w and 0.3·h from the middle, turned by 20°, in shares of 1,200 × 1,600.
    const place = (dx: number, dy: number): [number, number] => [
      0.5 + (dx * 360 * Math.cos(0.349) - dy * 480 * Math.sin(0.349)) / 1200,
      0.5 + (dx * 360 * Math.sin(0.349) + dy * 480 * Math.cos(0.349)) / 1600,
    ];
    near(findPaper(drawing({ sheet: 0.6, turn: 20 }))?.corners, [
      place(-1, -1),
      place(1, -1),
      place(1, 1),
      place(-1, 1),
    ]);
  });

  test.each<[string, Drawing]>([
    ['on a table as light as the paper', { table: 210 }],
    ['of a blank sheet on a table that is nearly as light', { table: 190, print: 215 }],
    ['of a paper that fills the picture', { sheet: 1.5 }],
    ['of a stain', { sheet: 0.2 }],
  ])('are not made up %s', (_, asked) => {
    expect(findPaper(drawing(asked))).toBeUndefined();
  });
});

describe('looks', () => {
  const picture = () => ({
    width: 4,
    height: 1,
    data: new Uint8ClampedArray([
      40, 40, 40, 255, 200, 190, 180, 255, 200, 190, 180, 255, 170, 60, 60, 255,
    ]),
  });

  test('grey has no colour, white paper and black print', () => {
    const scanned = picture();
    applyLook(scanned, 'grey');
    expect([...scanned.data.subarray(0, 4)]).toEqual([0, 0, 0, 255]);
    expect([...scanned.data.subarray(4, 8)]).toEqual([255, 255, 255, 255]);
    expect(new Set(scanned.data.subarray(12, 15)).size).toBe(1);
  });

  test('white paper keeps a red seal red', () => {
    const cleaned = picture();
    applyLook(cleaned, 'white');
    const [r = 0, g = 0] = cleaned.data.subarray(12, 14);
    expect(r - g).toBeGreaterThan(100);
  });

  test('a photo, and a sheet without print, stay as they are', () => {
    const same = picture();
    applyLook(same, 'photo');
    expect(same).toEqual(picture());
    const blank = { width: 1, height: 1, data: new Uint8ClampedArray([200, 200, 200, 255]) };
    applyLook(blank, 'grey');
    expect([...blank.data]).toEqual([200, 200, 200, 255]);
  });
});

test('lightness goes by what the eye sees, percentiles by count', () => {
  const grey = greyOf({
    width: 2,
    height: 1,
    data: new Uint8ClampedArray([255, 255, 255, 255, 0, 255, 0, 255]),
  });
  expect([...grey.data]).toEqual([255, 149]);
  expect(percentile([5, 0, 5], 0.5)).toBe(0);
  expect(percentile([5, 0, 5], 0.6)).toBe(2);
  expect([
    ...smaller({ width: 2, height: 2, data: new Uint8Array([0, 4, 8, 12]) }, 2).data,
  ]).toEqual([6]);
});

describe('the size that a file names', () => {
  const jpeg = [
    0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xff, 0xc2, 0, 17, 8, 0x0f, 0xa0, 0x0b, 0xb8, 3,
  ];

  test('is read from JPEG, past other parts, and from PNG', () => {
    expect(photoSize(new Uint8Array(jpeg))).toEqual({ width: 3000, height: 4000 });
    const png = [
      0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 2, 0,
    ];
    expect(photoSize(new Uint8Array(png))).toEqual({ width: 256, height: 512 });
  });

  test.each([
    [[]],
    [[1, 2, 3, 4, 5]],
    [jpeg.slice(0, 14)],
    [[0xff, 0xd8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ])('is unknown for anything else: %j', (bytes) => {
    expect(photoSize(new Uint8Array(bytes))).toBeUndefined();
  });
});
