import { expect, test } from 'vitest';
import { type SheetText, sheetSize, sheetSizes } from '#domain/sheet-type.ts';

const sheet = (steps: number, letters: number): SheetText => ({
  title: 'Đăng ký khai sinh',
  around: [],
  ready: ['Thẻ căn cước', 'Giấy chứng sinh'],
  steps: Array.from({ length: steps }, () => 'a'.repeat(letters)),
});

test('a short sheet has the largest letters, a long one the smallest', () => {
  expect(sheetSize(sheet(4, 60), 1)).toBe(15);
  expect(sheetSize(sheet(12, 250), 1)).toBe(11.5);
  expect(sheetSize(sheet(12, 250), 2)).toBeGreaterThan(11.5);
});

test('more text never makes letters larger, a second sheet never smaller', () => {
  for (let steps = 1; steps < 14; steps += 1)
    for (let letters = 20; letters < 300; letters += 40) {
      const size = sheetSize(sheet(steps, letters), 1);
      expect(sheetSizes).toContain(size);
      expect(sheetSize(sheet(steps, letters + 40), 1)).toBeLessThanOrEqual(size);
      expect(sheetSize(sheet(steps + 1, letters), 1)).toBeLessThanOrEqual(size);
      expect(sheetSize(sheet(steps, letters), 2)).toBeGreaterThanOrEqual(size);
    }
});

test('notes and notices count', () => {
  const long = sheet(7, 100);
  const noted = { ...long, around: Array.from({ length: 8 }, () => 'a'.repeat(300)) };
  expect(sheetSize(noted, 1)).toBeLessThan(sheetSize(long, 1));
});

test('no letters are smaller than those of the smallest notes on paper', () => {
  expect(Math.min(...sheetSizes)).toBeGreaterThan(10.5);
});
