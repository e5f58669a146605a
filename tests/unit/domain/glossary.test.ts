import { describe, expect, test } from 'vitest';
import { type Inline, parseDocument } from '#domain/document.ts';
import { explainerFor } from '#domain/glossary.ts';

const glossary = [
  { term: 'thường trú', also: [], plain: 'ở lâu dài' },
  { term: 'đăng ký thường trú', also: ['nhập hộ khẩu'], plain: 'xin ở lâu dài' },
  { term: 'OTP', also: ['mã OTP'], plain: 'mã gửi về điện thoại' },
];
const shown = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) =>
      inline.kind === 'term'
        ? `[${inline.text}=${inline.plain}]`
        : inline.kind === 'text'
          ? inline.text
          : `<${inline.kind}>`,
    )
    .join('');
const explained = (text: string) => shown(explainerFor(glossary).text(text));

describe('a hard word', () => {
  test.each([
    ['Nơi thường trú.', 'Nơi [thường trú=ở lâu dài].'],
    ['Thường trú là gì?', '[Thường trú=ở lâu dài] là gì?'],
    ['Đăng ký thường trú ở đây.', '[Đăng ký thường trú=xin ở lâu dài] ở đây.'],
    ['Nhập mã OTP.', 'Nhập [mã OTP=mã gửi về điện thoại].'],
  ])('in “%s” gets its plain words', (text, wanted) => {
    expect(explained(text)).toBe(wanted);
  });

  test.each([
    ['explained by the writer already', 'Nơi thường trú (ở lâu dài).'],
    ['part of another word', 'OTPX là gì.'],
    ['the name of a button', 'Bấm “Đăng ký thường trú”.'],
  ])('is left alone when it is %s', (_, text) => {
    expect(explained(text)).toBe(text);
  });

  test('is explained once on a page, also over several texts', () => {
    const explainer = explainerFor(glossary);
    expect(shown(explainer.text('Mã OTP.'))).toContain('[Mã OTP=');
    expect(shown(explainer.text('Không đọc OTP.'))).toBe('Không đọc OTP.');
    expect(shown(explainerFor(glossary).text('Không đọc OTP.'))).toContain('[OTP=');
  });

  test('is explained again after a part that only some readers see', () => {
    const { blocks, strangers } = parseDocument(
      '<Step title="Làm" minutes="2">\n\n<Case of="a" is="b">\nĐọc OTP.\n\nGiữ OTP.\n</Case>\n\nGiữ kín OTP. Xóa OTP.\n\n</Step>\n',
      'guide',
    );
    expect(strangers).toEqual([]);
    const text = JSON.stringify(explainerFor(glossary).blocks(blocks));
    expect(text.match(/"kind":"term"/g)).toHaveLength(2);
    expect(text).toContain('{"kind":"text","text":"Giữ kín "},{"kind":"term","text":"OTP"');
  });

  test('is found in lists and notes, never in headings, bold text and links', () => {
    const { blocks, strangers } = parseDocument(
      '## OTP\n\n**OTP** [OTP](/ky-nang/otp/)\n\n- Không đọc OTP.\n\n<Note>\nGiữ kín OTP.\n</Note>\n',
      'service',
    );
    expect(strangers).toEqual([]);
    const text = JSON.stringify(explainerFor(glossary).blocks(blocks));
    expect(text.match(/"kind":"term"/g)).toHaveLength(1);
    expect(text).toContain(
      '{"kind":"text","text":"Không đọc "},{"kind":"term","text":"OTP","plain":"mã gửi về điện thoại"}',
    );
  });
});
