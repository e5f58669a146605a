import { PDFDocument } from '@cantoo/pdf-lib';
import { pdf } from 'tinypdf';
import { describe, expect, test } from 'vitest';
import {
  fileName,
  type finenesses,
  finestUnder,
  formatOf,
  pixelSize,
  placeOnSheet,
} from '#domain/paper-file.ts';
import { framed, judgePortrait, portraitRatio } from '#domain/portrait.ts';

test.each([
  ['Giấy chứng sinh', 'giay-chung-sinh.pdf'],
  ['Đơn xin  xác nhận.PDF', 'don-xin-xac-nhan.pdf'],
  ['  ', 'giay-to.pdf'],
  ['../../sổ đỏ', 'so-do.pdf'],
  [`${'a'.repeat(59)} b`, `${'a'.repeat(59)}.pdf`],
])('a file called “%s” is %s', (typed, name) => {
  expect(fileName(typed, 'pdf')).toBe(name);
});

describe('formats', () => {
  test.each([
    [{ width: 1000, height: 1414 }, 'a4'],
    [{ width: 1414, height: 1050 }, 'a4'],
    [{ width: 856, height: 540 }, 'card'],
    [{ width: 1000, height: 1000 }, 'free'],
    [{ width: 1000, height: 2500 }, 'free'],
  ] as const)('%j is most likely %s', (frame, format) => {
    expect(formatOf(frame)).toBe(format);
  });

  test('a page lies as its frame does, in the ratio of its format, and is never blown up', () => {
    expect(pixelSize('a4', { width: 3000, height: 2000 }, 2339)).toEqual({
      width: 2339,
      height: 1654,
    });
    expect(pixelSize('card', { width: 500, height: 300 }, 2339)).toEqual({
      width: 500,
      height: 315,
    });
    expect(pixelSize('free', { width: 300, height: 600 }, 400)).toEqual({
      width: 200,
      height: 400,
    });
  });

  test('a sheet fills its page, a card stands on an upright one at twice its size', () => {
    const lying = placeOnSheet('a4', { width: 2339, height: 1654 });
    expect(lying.width).toBeCloseTo(841.89);
    expect(lying.sheet.height).toBeCloseTo(595.28);
    const card = placeOnSheet('card', { width: 856, height: 540 });
    expect(card.width).toBeCloseTo((171.2 * 72) / 25.4, 1);
    expect(card.y + card.height).toBeLessThan(card.sheet.height);
    const free = placeOnSheet('free', { width: 100, height: 100 });
    expect(free.x).toBeGreaterThan(28);
    expect(free.x + free.width).toBeLessThan(595.28 - 28);
  });
});

describe('under a limit', () => {
  /** Pages whose size goes with pixels and quality, as that of a JPEG does. */
  const written = async ({ long, qualities }: (typeof finenesses)[number]) =>
    qualities.map((quality) => [{ size: Math.round((long * long * quality) / 4) }]);

  test('the finest that fits is taken', async () => {
    const fine = await finestUnder(5_000_000, written);
    expect(fine).toEqual({ pictures: [{ size: 1_162_571 }], isCoarse: false });
    const coarser = await finestUnder(500_000, written);
    expect(coarser?.pictures[0]?.size).toBeLessThan(498_200);
    expect(coarser?.isCoarse).toBe(false);
  });

  test('the last resort says that it is coarse, and beyond it there is nothing', async () => {
    expect((await finestUnder(200_000, written))?.isCoarse).toBe(true);
    expect(await finestUnder(50_000, written)).toBeUndefined();
  });
});

test('the frame of a PDF is within what the limit leaves for it', async () => {
  const bare = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 16, 0, 16, 3, 1, 0, 0, 2, 0, 0, 3, 0, 0];
  const picture = new Uint8Array([...bare, 0xff, 0xda, ...Array(100).fill(7), 0xff, 0xd9]);
  for (const count of [1, 2, 20]) {
    const file = pdf();
    for (let nth = 0; nth < count; nth += 1)
      file.page(595.28, 841.89, (page) => page.image(picture, 0, 0, 595.28, 841.89));
    const bytes = file.build();
    expect(bytes.length - count * picture.length).toBeLessThan(1000 + 800 * count);
    const read = await PDFDocument.load(bytes, { throwOnInvalidObject: true });
    expect(read.getPageCount()).toBe(count);
    expect(read.getPage(0).getSize()).toEqual({ width: 595.28, height: 841.89 });
  }
});

describe('a portrait', () => {
  const plain = (value: number, size = { width: 400, height: 600 }) => ({
    ...size,
    data: new Uint8ClampedArray(size.width * size.height * 4).fill(value),
  });
  const enough = { width: 800, height: 1200 };

  test('before white has no fault of the background; before grey, blue or stripes it has', () => {
    expect(judgePortrait(plain(235), enough)).toEqual([]);
    expect(judgePortrait(plain(120), enough)).toEqual(['notWhite']);
    const blue = plain(235);
    for (let at = 0; at < blue.data.length; at += 4) blue.data[at] = 120;
    expect(judgePortrait(blue, enough)).toContain('notWhite');
    const striped = plain(235);
    for (let at = 0; at < striped.data.length; at += 4)
      if ((at / 4) % 40 < 10) striped.data.fill(160, at, at + 3);
    expect(judgePortrait(striped, enough)).toEqual(['notPlain']);
  });

  test('too small, too dark, too bright', () => {
    expect(judgePortrait(plain(235), { width: 471, height: 709 })).toEqual(['small']);
    expect(judgePortrait(plain(50), enough)).toContain('dark');
    expect(judgePortrait(plain(255), enough)).toEqual(['bright']);
  });

  test('its frame is 4 × 6 and never leaves the photo', () => {
    for (const framing of [
      { x: 0.5, y: 0.5, zoom: 1 },
      { x: 0, y: 0, zoom: 2 },
      { x: 1, y: 1, zoom: 9 },
    ]) {
      const { left, top, width, height } = framed({ width: 900, height: 1600 }, framing);
      expect(width / height).toBeCloseTo(portraitRatio);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(900.001);
      expect(top + height).toBeLessThanOrEqual(1600.001);
      expect(width).toBeGreaterThanOrEqual(225);
    }
  });
});
