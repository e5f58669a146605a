import { describe, expect, test } from 'vitest';
import {
  readBothTimes,
  readCode,
  readFee,
  readLegal,
  readName,
  readTime,
} from '#domain/annex-cells.ts';
import { columnNamed, sectionOf } from '#domain/annex-headings.ts';
import type { GridCell } from '#domain/grid.ts';

const text = (words: string): GridCell => ({ text: words, kind: 'text' });
const number = (words: string): GridCell => ({ text: words, kind: 'number' });
const known = new Map(['1.001190', '1.001193', '1.000700', '2.002913'].map((code) => [code, true]));
const DOUBT = 'doubt';
const said = ({ value, doubt }: { value?: string; doubt?: string }) => (doubt ? DOUBT : value);

describe('codes', () => {
  test.each<[GridCell, string]>([
    [text('1.001193'), '1.001193'],
    [text(' 1.001193.000.00.00.H58 '), '1.001193'],
    [text('1.001193\n.000.00.00.H20'), '1.001193'],
    [text('1.012753.H19'), '1.012753'],
    [text('1. 001193'), '1.001193'],
    [text('1.001193\u200b'), '1.001193'],
    [number('2.002913'), '2.002913'],
    [number('1.00119'), '1.001190'],
    [number('1.0011900000000001'), '1.001190'],
    [number('1.0007'), '1.000700'],
    [text('1,0007'), '1.000700'],
    [text('1001193'), '1.001193'],
    // As text, it may as well be a code cut short: 1.001190 and 1.001193 both fit.
    [text('1.00119'), DOUBT],
    [number('1.00555'), DOUBT],
    [text('1001555'), DOUBT],
    [text('1.0133611'), DOUBT],
    [text('1.014955-Xoa'), DOUBT],
    [text('2.009182739'), DOUBT],
    [{ text: '01/02/2026', kind: 'date' }, DOUBT],
    [text('x'), DOUBT],
  ])('%j → %s', (cell, code) => expect(said(readCode(cell, known))).toBe(code));
});

describe('time limits', () => {
  test.each<[string, string | undefined]>([
    ['03 ngày làm việc', '3 ngày làm việc'],
    ['Không quá 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ', '5 ngày làm việc'],
    ['Trong 24 giờ', '24 giờ'],
    ['15 ngày', '15 ngày'],
    ['Ngay trong ngày làm việc', 'trong ngày'],
    ['Cấp mới: 03 ngày làm việc;\nCấp lại: 05 ngày làm việc', '3 ngày làm việc | 5 ngày làm việc'],
    ['Theo quy định', '?'],
    ['-', undefined],
    ['', undefined],
    ['70', DOUBT],
    ['sau 15 giờ trả ngày làm việc tiếp theo', DOUBT],
    ['18 ngày làm việc hoặc 6 ngày làm việc', DOUBT],
    ['0,5 ngày', DOUBT],
    ['nửa ngày', DOUBT],
    ['3-5 ngày làm việc', DOUBT],
    ['1 năm', DOUBT],
  ])('“%s” → %s', (words, value) => expect(said(readTime(text(words)))).toBe(value));

  test('words that say when keep standing in the note', () => {
    expect(readTime(text('03 ngày làm việc; 05 ngày làm việc nếu phải xác minh')).note).toBe(
      '03 ngày làm việc; 05 ngày làm việc nếu phải xác minh',
    );
    expect(readTime(text('03 ngày làm việc')).note).toBeUndefined();
  });

  test('a number takes the unit that the heading names', () => {
    expect(readTime(text('15'), 'ngày làm việc').value).toBe('15 ngày làm việc');
  });

  test('after a cut the shorter counts, and the law’s is kept', () => {
    expect(readBothTimes(text('140 ngày'), text('70 ngày'))).toMatchObject({
      value: '70 ngày',
      note: 'Theo quy định: 140 ngày; đã cắt giảm còn: 70 ngày.',
    });
    expect(readBothTimes(text('5 ngày làm việc'), text('Không cắt giảm')).value).toBe(
      '5 ngày làm việc',
    );
    expect(readBothTimes(text('5 ngày làm việc'), undefined).value).toBe('5 ngày làm việc');
    expect(readBothTimes(text('5 ngày làm việc'), text('7 ngày làm việc')).doubt).toContain(
      'dài hơn',
    );
    expect(readBothTimes(text('140 ngày'), text('70')).doubt).toContain('chỉ ghi số 70');
  });
});

describe('fees', () => {
  const all = ['online', 'counter', 'post'] as const;
  const every = (value: string) => ({ online: value, counter: value, post: value });
  test.each<[GridCell, object]>([
    [text('Không'), every('0')],
    [text('Miễn phí'), every('0')],
    [text('0 đồng'), every('0')],
    [text('0'), every('0?')],
    [text('8.000 đồng'), every('8000')],
    [text('20.000'), every('20000')],
    [number('20000'), every('20000')],
    [text('50,000 VNĐ'), every('50000')],
    [text('Trực tiếp: 8.000 đồng; trực tuyến: 4.000 đồng'), { counter: '8000', online: '4000' }],
    [text('Trực tiếp: 8.000 đồng, trực tuyến: 4.000 đồng'), { counter: '8000', online: '4000' }],
    [
      text('Nộp trực tiếp hoặc qua BCCI: 10.000đ\nNộp trực tuyến: Không'),
      { counter: '10000', post: '10000', online: '0' },
    ],
    [text('Theo quy định'), every('?')],
    [text('Theo Nghị quyết 26/2025/NQ-HĐND'), every('?')],
    [text('0 đồng, mức cụ thể do HĐND tỉnh quyết định'), every('?')],
    [text('-'), {}],
  ])('%j', (cell, fees) => {
    const reading = readFee(cell, all);
    expect(reading.doubt).toBeUndefined();
    expect(reading.fees).toEqual(fees);
  });
  test.each([
    number('20'),
    number('20.5'),
    text('20'),
    text('50.000 - 100.000 đồng'),
    text('1,5 triệu đồng'),
    text('10%'),
  ])('%j is asked', (cell) => expect(readFee(cell, all).doubt).toBeDefined());
  test('words beside the amount are kept', () => {
    expect(readFee(text('8.000 đồng/bản sao'), all)).toMatchObject({
      fees: every('8000'),
      note: '8.000 đồng/bản sao',
    });
  });
});

test('legal bases are the numbers of papers; a law without one keeps its name', () => {
  expect(
    readLegal(
      '- Luật Hộ tịch năm 2014;\n- Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ.\n- 66.7/2025/NQ-CP',
    ).value,
  ).toBe('Luật Hộ tịch năm 2014; 123/2015/NĐ-CP; 66.7/2025/NQ-CP');
});

describe('names', () => {
  test.each([
    'Công nhận trường ti ểu học đ ạt chuẩn',
    'ki ểm định',
    'Việc (thực hiện tại cấp huyện)',
  ])('“%s” is asked', (name) => expect(readName(name).doubt).toBeDefined());
  test.each([
    'Cấp hộ chiếu có gắn chíp, dán ảnh',
    'Xe từ 10 m trở lên',
    'Giấy phép loại A, B, C, E, F, G',
  ])('“%s” is not', (name) => expect(readName(name)).toEqual({ value: name }));
  test('the letters of the catalogue mend spaces', () => {
    expect(readName('Đăng ký kh ai sinh', 'Đăng ký khai sinh').value).toBe('Đăng ký khai sinh');
  });
});

test.each<[string, string | undefined]>([
  ['STT', 'ordinal'],
  ['Mã TTHC', 'code'],
  ['Mã số TTHC', 'code'],
  ['Mã số', 'code'],
  ['Mã thủ tục hành chính', 'code'],
  ['Tên thủ tục hành chính', 'name'],
  ['Tên', 'name'],
  ['Tên TTHC được thay thế', 'oldName'],
  ['TTHC bị thay thế', 'oldName'],
  ['Tên TTHC thay thế', 'newName'],
  ['Thời hạn giải quyết', 'timeByLaw'],
  ['Thời hạn giải quyết Theo quy định', 'timeByLaw'],
  ['Thời hạn Sau khi cắt giảm', 'timeAfterCut'],
  ['Phí, lệ phí', 'fee'],
  ['Phí/lệ phí (nếu có)', 'fee'],
  ['Phí, lệ phí Trực tuyến', 'onlineFee'],
  ['Căn cứ pháp lý', 'legal'],
  ['Tên VBQPPL quy định việc bãi bỏ', 'abolishedBy'],
  ['Tên VBQPPL quy định nội dung bãi bỏ', 'abolishedBy'],
  ['Tên VB QPPL quy định việc bãi bỏ TTHC', 'abolishedBy'],
  ['Tên VBQPPL quy định nội dung sửa đổi, bổ sung', 'amendedBy'],
  ['Dịch vụ công trực tuyến Toàn trình', 'fullyOnline'],
  ['Dịch vụ công trực tuyến Một phần', 'partlyOnline'],
  ['Thực hiện qua BCCI', 'byPost'],
  ['Quyết định công bố của bộ', 'ministryDecision'],
  ['Quyết định công bố TTHC', 'ministryDecision'],
  ['Cơ quan thực hiện', 'agency'],
  ['Lĩnh vực', 'field'],
  ['Địa điểm thực hiện', 'unused'],
  ['Ghi chú', 'note'],
  ['Điều lạ', undefined],
])('the heading “%s” is %s', (heading, column) => expect(columnNamed(heading)).toBe(column));

test.each<[string, object | undefined]>([
  ['I. TTHC ban hành mới (03 TTHC)', { change: 'new', count: 3 }],
  ['II. Thủ tục hành chính được sửa đổi, bổ sung (14 thủ tục)', { change: 'amended', count: 14 }],
  ['IV. DANH MỤC TTHC BỊ BÃI BỎ', { change: 'abolished' }],
  ['A. CẤP TỈNH', { levels: ['province'] }],
  ['DÙNG CHUNG CẤP BỘ, CẤP TỈNH, CẤP XÃ', { levels: ['commune', 'province', 'central'] }],
  ['A1. LĨNH VỰC HỘ TỊCH', { field: 'Hộ tịch' }],
  ['1. Lĩnh vực: Đường bộ (02 TTHC)', { field: 'Đường bộ', count: 2 }],
  ['I. ĐẤT ĐAI', { field: 'Đất đai' }],
  ['TTHC mới ban hành, sửa đổi, bổ sung', { isMixed: true }],
  ['Nơi nhận:', undefined],
])('the heading “%s” says %j', (words, section) => {
  const says = sectionOf(words, new Map([['dat-dai', 'Đất đai']]));
  if (section === undefined) expect(says).toBeUndefined();
  else expect(says).toEqual({ text: words, ...section });
});
