import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  breathsOf,
  digitsSpoken,
  numberWords,
  type Pronunciation,
  secondsOf,
  spokenText,
  syllablesOf,
} from '#domain/speech.ts';

const table = parse(readFileSync('content/spoken.yaml', 'utf8')) as Pronunciation[];
const say = (text: string): string => spokenText(text, table);

describe('numbers', () => {
  test.each([
    ['0', 'không'],
    ['4', 'bốn'],
    ['5', 'năm'],
    ['10', 'mười'],
    ['11', 'mười một'],
    ['14', 'mười bốn'],
    ['15', 'mười lăm'],
    ['20', 'hai mươi'],
    ['21', 'hai mươi mốt'],
    ['24', 'hai mươi tư'],
    ['25', 'hai mươi lăm'],
    ['55', 'năm mươi lăm'],
    ['91', 'chín mươi mốt'],
    ['100', 'một trăm'],
    ['101', 'một trăm lẻ một'],
    ['104', 'một trăm lẻ bốn'],
    ['105', 'một trăm lẻ năm'],
    ['115', 'một trăm mười lăm'],
    ['121', 'một trăm hai mươi mốt'],
    ['1.000', 'một nghìn'],
    ['1.005', 'một nghìn không trăm lẻ năm'],
    ['1.050', 'một nghìn không trăm năm mươi'],
    ['1.100', 'một nghìn một trăm'],
    ['2026', 'hai nghìn không trăm hai mươi sáu'],
    ['8.000', 'tám nghìn'],
    ['10.000', 'mười nghìn'],
    ['10.005', 'mười nghìn không trăm lẻ năm'],
    ['100.000', 'một trăm nghìn'],
    ['1.000.000', 'một triệu'],
    ['1.005.000', 'một triệu không trăm lẻ năm nghìn'],
    ['1.000.005', 'một triệu không trăm lẻ năm'],
    ['2.500.000.000', 'hai tỷ năm trăm triệu'],
    ['99,76', 'chín mươi chín phẩy bảy mươi sáu'],
    ['0,5', 'không phẩy năm'],
    ['-5', 'âm năm'],
    ['01', 'một'],
  ])('%s is “%s”', (written, words) => {
    expect(numberWords(written)).toBe(words);
  });

  test.each([
    ['113', 'một một ba'],
    ['1022', 'một không hai hai'],
    ['12345', 'một hai, ba bốn năm'],
    ['3898989', 'ba tám chín, tám chín tám chín'],
    ['18001096', 'một tám không không, một không chín sáu'],
    ['0901234567', 'không chín không một, hai ba bốn, năm sáu bảy'],
    ['0277 3898989', 'không hai bảy bảy, ba tám chín, tám chín tám chín'],
    ['079123456789', 'không bảy chín một, hai ba bốn năm, sáu bảy tám chín'],
  ])('%s digit by digit is “%s”', (written, words) => {
    expect(digitsSpoken(written)).toBe(words);
  });
});

describe('a text', () => {
  test.each([
    // Money.
    ['Phí 8.000 đồng.', 'Phí tám nghìn đồng.'],
    ['Nộp 8.000đ một bản', 'Nộp tám nghìn đồng một bản'],
    ['15.000 – 20.000 đồng', 'mười lăm nghìn đến hai mươi nghìn đồng'],
    ['Phạt 1,5 triệu đồng', 'Phạt một phẩy năm triệu đồng'],
    ['5000 đồng', 'năm nghìn đồng'],
    ['100.000₫', 'một trăm nghìn đồng'],
    // Days.
    ['ngày 24/11/2026', 'ngày hai mươi tư tháng mười một năm hai nghìn không trăm hai mươi sáu'],
    ['Từ 01/7/2025', 'Từ ngày một tháng bảy năm hai nghìn không trăm hai mươi lăm'],
    ['2026-04-30', 'ngày ba mươi tháng tư năm hai nghìn không trăm hai mươi sáu'],
    ['tháng 7/2026', 'tháng bảy năm hai nghìn không trăm hai mươi sáu'],
    ['lễ ngày 30/4', 'lễ ngày ba mươi tháng tư'],
    ['đường 30/4', 'đường ba mươi tháng tư'],
    ['giảm 1/2', 'giảm một trên hai'],
    ['năm 2026', 'năm hai nghìn không trăm hai mươi sáu'],
    ['quý III', 'quý ba'],
    ['Chương XIV', 'Chương mười bốn'],
    // Times of the day, limits, ranges, shares.
    ['Lúc 7 giờ 30', 'Lúc bảy giờ ba mươi'],
    ['Lúc 7 giờ 05', 'Lúc bảy giờ lẻ năm'],
    ['Lúc 7h30, 13h', 'Lúc bảy giờ ba mươi, mười ba giờ'],
    ['Từ 07:00', 'Từ bảy giờ'],
    ['3 ngày làm việc', 'ba ngày làm việc'],
    ['3-5 ngày làm việc', 'ba đến năm ngày làm việc'],
    ['Đúng hạn 99,76 %', 'Đúng hạn chín mươi chín phẩy bảy mươi sáu phần trăm'],
    ['Giảm 50%', 'Giảm năm mươi phần trăm'],
    ['lạnh -5 độ', 'lạnh âm năm độ'],
    ['01 bản, 02 ảnh', 'một bản, hai ảnh'],
    // Codes and numbers to dial.
    ['Mã 1.001193', 'Mã một chấm không không một, một chín ba'],
    ['Mã 1.001193.000.00.00.H20', 'Mã một chấm không không một, một chín ba'],
    ['Mã H18', 'Mã hát một tám'],
    ['Mẫu CT01', 'Mẫu xê tê không một'],
    ['Mẫu TK01a', 'Mẫu tê ca không một a'],
    ['Gọi 1900 0368.', 'Gọi một chín không không, không ba sáu tám.'],
    ['Gọi 0277 3898989', 'Gọi không hai bảy bảy, ba tám chín, tám chín tám chín'],
    ['Tổng đài 1022', 'Tổng đài một không hai hai'],
    ['Gọi 113 ngay', 'Gọi một một ba ngay'],
    ['gửi đến số 1414', 'gửi đến số một bốn một bốn'],
    ['2171/QĐ-UBND', 'hai nghìn một trăm bảy mươi mốt, quyết định, Ủy ban nhân dân'],
    ['60/2014/QH13', 'sáu mươi, hai nghìn không trăm mười bốn, quy hát một ba'],
    ['Ảnh 4x6', 'Ảnh bốn nhân sáu'],
    ['Tệp 15MB', 'Tệp mười lăm mê ga bai'],
    // Abbreviations and addresses.
    ['Không đọc mã OTP cho ai', 'Không đọc mã ô tê pê cho ai'],
    ['Quét mã QR, rồi QR nữa', 'Quét mã quy a, rồi quy a nữa'],
    ['Mở VNeID', 'Mở vi en i đi'],
    ['Đến UBND phường', 'Đến Ủy ban nhân dân phường'],
    ['Thẻ BHYT, CCCD', 'Thẻ bảo hiểm y tế, căn cước công dân'],
    ['Tệp PDF', 'Tệp pê đê ép'],
    ['SIM và Wi-Fi, mạng 4G', 'sim và oai phai, mạng bốn gờ'],
    ['App Store hoặc CH Play', 'áp xì to hoặc xê hát pờ lây'],
    ['Soạn TTTB', 'Soạn tê tê tê bê'],
    ['KHÔNG DÙNG NỮA', 'KHÔNG DÙNG NỮA'],
    ['Mở dichvucong.gov.vn', 'Mở dịch vụ công chấm gốp chấm vi en'],
    ['https://vneid.gov.vn/a/b', 'vi en i đi chấm gốp chấm vi en'],
    ['1022.dongthap.gov.vn', 'một không hai hai chấm dongthap chấm gốp chấm vi en'],
    // What only eyes use.
    ['Bấm “Đăng nhập”', 'Bấm Đăng nhập'],
    ['Bấm nút (góc trên)', 'Bấm nút, góc trên'],
    ['Bấm nút (góc trên).', 'Bấm nút, góc trên.'],
    ['Tỉnh/Thành phố', 'Tỉnh, Thành phố'],
    ['Cha & mẹ', 'Cha và mẹ'],
    ['Thanh toán thành công!', 'Thanh toán thành công.'],
    ['Trang chủ › Dịch vụ', 'Trang chủ, Dịch vụ'],
    ['Hồ sơ – kết quả', 'Hồ sơ, kết quả'],
    ['Mở máy… rồi chờ', 'Mở máy. rồi chờ'],
    ['hoà'.normalize('NFD'), 'hoà'],
  ])('“%s” is spoken “%s”', (written, words) => {
    expect(say(written)).toBe(words);
  });

  test('without a table numbers are still said, and letters that are no word are spelled', () => {
    expect(spokenText('QR và 2 VNĐ', [])).toBe('quy e rờ và hai vê en nờ đê');
  });

  const piece = fc.oneof(
    fc.constantFrom(
      ...table.map(({ written }) => written),
      ...'8.000 đồng|24/11/2026|2026-11-24|1.001193|0277 3898989|1900 0368|99,76 %|3-5|7h30|4x6|2171/QĐ-UBND|(a|b)|“c”|…|!|/|-|H18|CT01|Hồ sơ|ngày|gọi|dichvucong.gov.vn|III|quý'.split(
        '|',
      ),
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.nat(99_999_999).map(String),
  );
  const texts = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(' '));

  test('has no digit, no mark that is not said, and is composed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const spoken = say(text);
        expect(spoken).not.toMatch(/\p{N}/u);
        expect(spoken).toMatch(/^[\p{L}\p{M}\s.,;:?]*$/u);
        expect(spoken).toBe(spoken.normalize('NFC'));
      }),
      { numRuns: 300 },
    );
  });

  test('leaves no abbreviation of the table', () => {
    const short = new Map(table.map(({ written, said }) => [written, said]));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...short.keys()), { maxLength: 6 }), (words) => {
        expect(say(words.join(', '))).toBe(words.map((word) => short.get(word)).join(', '));
      }),
    );
  });

  test('stays the same when it is prepared again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(say(say(text))).toBe(say(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe('breaths', () => {
  test('are sentences, each with its place', () => {
    const text = 'Mở trang dichvucong.gov.vn. Gõ mã 1.001193. Chờ dòng “Thành công!”. Xong?  Rồi';
    expect(breathsOf(text).map(({ text: one }) => one)).toEqual([
      'Mở trang dichvucong.gov.vn.',
      'Gõ mã 1.001193.',
      'Chờ dòng “Thành công!”.',
      'Xong?',
      'Rồi',
    ]);
    for (const { at, text: one } of breathsOf(text))
      expect(text.slice(at, at + one.length)).toBe(one);
  });

  test('part a long sentence at its last comma, or where they must', () => {
    const ten = 'bà con nộp hồ sơ rồi chờ kết quả xong';
    const lengths = (text: string) => breathsOf(text).map((one) => one.text.split(' ').length);
    expect(lengths(`${ten}, ${ten}, ${ten}.`)).toEqual([20, 10]);
    expect(lengths(`${ten} ${ten} ${ten}.`)).toEqual([24, 6]);
  });

  test('are short enough for Chrome, and together they are the text', () => {
    const words = fc.array(
      fc.constantFrom(...'bà con, nộp hồ sơ; rồi chờ kết quả xong. 8.000'.split(' ')),
      {
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ');
        const breaths = breathsOf(text);
        for (const { at, text: one } of breaths) {
          expect(one.split(/\s+/).length).toBeLessThanOrEqual(24);
          expect(text.slice(at, at + one.length)).toBe(one);
        }
        expect(breaths.map(({ text: one }) => one).join(' ')).toBe(text);
      }),
    );
  });
});

test('a minute has 140 syllables', () => {
  expect(syllablesOf('Kính thưa bà con, phường Cai Lậy.')).toBe(7);
  expect(secondsOf(140)).toBe(60);
  expect(secondsOf(195, 130)).toBe(90);
});
