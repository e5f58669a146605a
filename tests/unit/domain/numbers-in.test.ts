import { describe, expect, test } from 'vitest';
import { dayOf, numbersIn, vndOf } from '#domain/numbers-in.ts';

const found = (line: string) => numbersIn(line).map(({ kind, value }) => `${kind} ${value}`);

describe('numbers of a line', () => {
  test.each<[string, string[]]>([
    ['Lệ phí 8.000 đồng một bản.', ['fee 8.000 đồng']],
    ['Nộp **1,5 triệu đồng** hoặc 200 nghìn', ['fee 1,5 triệu đồng', 'fee 200 nghìn']],
    ['Nộp trên mạng: Miễn phí.', ['fee miễn phí']],
    ['Xong trong 3 ngày làm việc', ['time 3 ngày làm việc']],
    ['xác nhận **trong một ngày**, tối đa hai năm', ['time một ngày', 'time hai năm']],
    ['Từ ngày 01/7/2026 đến 28/02/2027', ['date 01/7/2026', 'date 28/02/2027']],
    ['Sáng 7 giờ 30 đến 11:30', ['time 7 giờ 30', 'time 11:30']],
    ['Gọi 1900 0368 hoặc 0277 3898989', ['telephone 1900 0368', 'telephone 0277 3898989']],
    ['Giảm 50% và 2,5 %', ['percent 50%', 'percent 2,5 %']],
    ['Thông tư 117/2026/TT-BTC', ['paper 117/2026/TT-BTC']],
    ['Quyết định 2171/QĐ-UBND', ['paper 2171/QĐ-UBND']],
    ['tờ khai CT01, VNeID mức 2', ['number CT01', 'number 2']],
    ['Nộp hai bản, chụp một tấm', ['number hai bản']],
    ['Gõ mã 1.001193', ['code 1.001193']],
    ['<Fee code="1.001193" channel="online" />', ['code phí của 1.001193 (online)']],
    ['<Step title="Nộp" minutes="3">', ['time 3 phút']],
    ['[gia hạn](/thu-tuc/1.002755/) rồi [về](/huong-dan/a-2/#buoc-4)', ['code 1.002755']],
    ['[Cổng](https://dichvucong.gov.vn/)', ['link https://dichvucong.gov.vn/']],
    ['[gọi](tel:19000368)', ['link tel:19000368']],
    ['12. Bước này không có số', []],
    ['Năm nay mình đi một mình', []],
  ])('%s', (line, numbers) => expect(found(line)).toEqual(numbers));

  test('it knows what the number is said of, and no sentence before', () => {
    const [first, second] = numbersIn('Có hai cách. Trên mạng 7.000 đồng, tại quầy 15.000 đồng');
    expect([first?.lead, second?.lead]).toEqual(['Trên mạng', ', tại quầy']);
  });

  test('a decomposed letter is the same letter', () => {
    expect(found('8.000 đồng'.normalize('NFD'))).toEqual(['fee 8.000 đồng']);
  });

  test('a line made to be slow stays quick', () => {
    const started = performance.now();
    for (const line of [
      'một '.repeat(2_500),
      '0 '.repeat(5_000),
      '1.'.repeat(5_000),
      'a1'.repeat(5_000),
    ])
      numbersIn(line);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

test.each<[string, number | undefined]>([
  ['8.000 đồng', 8000],
  ['8000', 8000],
  ['1.500.000đ', 1_500_000],
  ['1,5 triệu', 1_500_000],
  ['200 nghìn đồng', 200_000],
  ['miễn phí', undefined],
  ['0?', undefined],
])('%s is %s đồng', (written, vnd) => expect(vndOf(written)).toBe(vnd));

test('a day is a day however it is written', () => {
  expect([dayOf('01/7/2026'), dayOf('2026-07-01'), dayOf('7/2026')]).toEqual([
    '2026-07-01',
    '2026-07-01',
    undefined,
  ]);
});
