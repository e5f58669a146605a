import { expect, test } from 'vitest';
import { builtPages } from './site.ts';

const root = builtPages().find(({ path }) => path === '/ket-qua/')?.root;
const tables = root?.querySelectorAll('main table') ?? [];
const rowsOf = (caption: string): Record<string, string> =>
  Object.fromEntries(
    tables
      .find((table) => table.querySelector('caption')?.text.includes(caption))
      ?.querySelectorAll('tbody tr')
      .map((row) => [
        row.querySelector('th')?.text.trim() ?? '',
        row.querySelector('td')?.text.trim() ?? '',
      ]) ?? [],
  );

test('the figures of 2023 stand there as they were published', () => {
  expect(rowsOf('TienGiangG')).toEqual({
    'Tiếp nhận': '29.746',
    'Trước hạn và đúng hạn': '29.546',
    'Trễ hạn': '72',
    'Cộng: đã có kết quả hoặc đến hạn': '29.618',
    'Chuyển kỳ sau': '128',
    'Tỷ lệ đúng hạn, như nguồn công bố': '99,76 %',
    'Tỷ lệ trễ hạn, như nguồn công bố': '0,24 %',
  });
  expect(rowsOf('Bộ phận Một cửa')['Tiếp nhận']).toBe('hơn 2.800');
  expect(rowsOf('Việc khác')).toMatchObject({
    'Thủ tục niêm yết: thị xã (cũ)': '203',
    'Thủ tục niêm yết: phường, xã': '89',
    'Dịch vụ công thiết yếu': '25',
  });
});

test('the sums are shown, and where the source contradicts itself is said', () => {
  expect(root?.querySelectorAll('main details li').map(({ text }) => text)).toEqual([
    '29.546 + 72 = 29.618. Khớp.',
    '29.618 + 128 = 29.746. Khớp.',
    '29.546 : 29.618 = 99,76 %. Khớp.',
    '72 : 29.618 = 0,24 %. Khớp.',
  ]);
  expect(root?.querySelector('[data-disagreement]')?.text).toContain('Cộng lại đã hơn 29.746');
});

test('every bar is as long as its number, beside the number in words for those who hear the page', () => {
  for (const table of tables) {
    const rows = table.querySelectorAll('tbody tr').filter((row) => row.querySelector('svg'));
    const bars = rows.map((row) => ({
      number: Number(row.querySelector('td')?.text.replaceAll(/\D/g, '')),
      length: Number(/H(\d+)/.exec(row.querySelector('path')?.getAttribute('d') ?? '')?.[1]),
    }));
    const most = Math.max(...bars.map(({ number }) => number));
    for (const { number, length } of bars)
      expect(Math.abs(length - (1000 * number) / most), String(number)).toBeLessThan(4);
    for (const svg of table.querySelectorAll('svg'))
      expect(svg.getAttribute('aria-hidden')).toBe('true');
    for (const head of table.querySelectorAll('tbody th'))
      expect(head.getAttribute('scope')).toBe('row');
  }
});

test('the page leads to the same figures as a table', () => {
  expect(root?.querySelector('main a[href="/du-lieu/v1/statistics.csv"]')).not.toBeNull();
});
