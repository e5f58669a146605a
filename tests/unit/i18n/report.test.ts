import { expect, test } from 'vitest';
import { reportIn } from '#i18n/report.ts';

const { note } = reportIn('vi');

test('a note on a step names it and asks what the person’s own machine shows', () => {
  expect(note({ step: 3, title: 'Chọn nơi giải quyết' }, '/huong-dan/x/#buoc-3', 'abc')).toBe(
    'Trang: /huong-dan/x/#buoc-3\nBước 3: Chọn nơi giải quyết\nBản: abc\nMáy tôi hiện: ',
  );
});

test('a note on a page, on a search, on nothing', () => {
  expect(note({}, '/dich-vu/x/', 'abc')).toBe('Trang: /dich-vu/x/\nBản: abc\nSai chỗ nào: ');
  expect(note({ words: 'giấy tờ' }, '', 'abc')).toContain('Tìm không thấy: giấy tờ\nBản: abc');
  expect(note({}, '', 'abc')).toBe('Bản: abc\nSai chỗ nào: ');
});
