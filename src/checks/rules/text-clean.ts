import type { Report, Rule } from '../rule.ts';

// Characters nobody sees: they break search, and they can make one address look like another.
const hidden =
  /\p{Cf}|\p{Cc}|\u2028|\u2029|\u3164|\uFFA0|\u115F|\u1160|\u034F|\u17B4|\u17B5|\u180E|\uFFFD/u;
/** Spaces that look like the usual one and are another: Word and web pages put them in, search and links miss them. */
const otherSpace = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
/** Control characters that text files have anyway; a `\r` elsewhere is a line end to some programs and none to others. */
const usual = /\t|\r$/g;
/** The same characters, or any other, written as a code instead of as themselves. */
const coded = /&(?:#\d+|#x[0-9a-f]+|[a-z]+);|\\(?:u\{?[0-9a-f]{4}|U[0-9a-f]{8}|x[0-9a-f]{2})/i;

/** Letters as everybody types them: Unicode NFC, and nothing invisible. */
export const textClean: Rule = {
  name: 'text-clean',
  check({ files }, report) {
    for (const { file, text } of files)
      for (const [index, line] of text
        .replace(/^\uFEFF/, ' ')
        .split('\n')
        .entries())
        checkLine(file, index + 1, line, report);
  },
};

function checkLine(file: string, line: number, text: string, report: Report): void {
  const column = text.replace(usual, ' ').search(hidden);
  if (column >= 0)
    report(
      { file, line, column: column + 1 },
      `Có ký tự không nhìn thấy (U+${text.codePointAt(column)?.toString(16).toUpperCase().padStart(4, '0')}).`,
      'Hãy xóa ký tự này: xóa cả từ rồi gõ lại bằng tay.',
    );

  const space = text.search(otherSpace);
  if (space >= 0)
    report(
      { file, line, column: space + 1 },
      `Có dấu cách lạ (U+${text.codePointAt(space)?.toString(16).toUpperCase().padStart(4, '0')}), hay lẫn vào khi chép từ Word hoặc trang web.`,
      'Hãy thay ký tự này bằng một dấu cách thường.',
    );

  const code = file.endsWith('.csv') ? null : coded.exec(text);
  if (code)
    report(
      { file, line, column: code.index + 1 },
      `“${code[0]}” là mã của một ký tự${named(code[0])}, người đọc tệp không thấy được chữ gì.`,
      inItself(code[0])
        ? `Hãy ghi \`${inItself(code[0])}\`, tức là gõ thẳng chữ đó; không cần thì xóa đi.`
        : 'Hãy xóa mã này đi, hoặc gõ thẳng chữ đó.',
    );

  const composed = text.normalize('NFC');
  if (composed === text) return;
  let at = 0;
  while (text[at] === composed[at]) at += 1;
  const before = /[^\s“”"'(]*$/.exec(composed.slice(0, at))?.[0] ?? '';
  const after = /^[^\s“”"').,;:]*/.exec(composed.slice(at))?.[0] ?? '';
  report(
    { file, line, column: at + 1 },
    `Chữ “${before}${after}” viết bằng dấu rời (Unicode tổ hợp), tìm không ra.`,
    `Hãy gõ lại chữ \`${before}${after}\` bằng bảng mã “Unicode dựng sẵn” của bộ gõ.`,
  );
}

/** Codes that people copy from web pages, as the letters they stand for. */
const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': 'và',
  '&quot;': '”',
  '&ndash;': '–',
  '&hellip;': '…',
};
const inItself = (code: string): string | undefined => entities[code.toLowerCase()];

/** The character that a numeric code stands for, as Unicode names it. */
function named(code: string): string {
  const hex = /^(?:&#x|\\(?:u\{?|U|x))([0-9a-f]+)/i.exec(code)?.[1];
  const decimal = /^&#(\d+)/.exec(code)?.[1];
  const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
  return Number.isNaN(point) ? '' : ` (U+${point.toString(16).toUpperCase().padStart(4, '0')})`;
}
