/** What kind of thing a number is: it decides how two of them are compared, and what the second reader is told to look up. */
export type NumberKind =
  | 'fee'
  | 'time'
  | 'code'
  | 'date'
  | 'telephone'
  | 'percent'
  | 'paper'
  | 'link'
  | 'number';

/** A number as it stands in a text. */
export interface NumberToken {
  readonly kind: NumberKind;
  /** As written, with single spaces; words in small letters, so that “Miễn phí” is “miễn phí”. */
  readonly value: string;
  /** Words between it and the number, or the sentence, before it: what the number is said to be. */
  readonly lead: string;
  /** A few words to both sides, for a person. */
  readonly context: string;
}

const digitWords = 'một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|nửa';
const largeWords = 'mươi|chục|trăm|nghìn|ngàn|triệu|tỷ|lăm|mốt|rưỡi';
const spans = 'ngày làm việc|ngày|giờ|phút|tuần|tháng|quý|năm|tuổi';

/** In order: where two could begin at the same place, the first one is meant. */
const patterns: readonly (readonly [NumberKind, string])[] = [
  ['link', 'https?:\\/\\/[^\\s)"\'<>\\]]+|tel:\\d+'],
  // A fact quoted from the lists: another code or another channel is another fee.
  ['code', '<(?:Fee|Time)\\b[^>]*>'],
  ['time', 'minutes="\\d+"'],
  ['code', '(?<![\\d.])\\d\\.\\d{6}(?!\\d)'],
  ['paper', '(?<![\\d/])\\d{1,5}\\/(?:\\d{4}\\/)?\\p{Lu}[\\p{L}\\d]*(?:-[\\p{L}\\d]+)*'],
  [
    'date',
    '\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\/\\d{1,2}\\/\\d{4}|\\d{1,2}\\/\\d{4}|\\d{1,2}\\/\\d{1,2}',
  ],
  ['percent', '\\d+(?:[.,]\\d+)?\\s?%'],
  ['telephone', '(?<![\\d.])(?:0\\d(?:[ .]?\\d){7,9}|1[89]00(?:[ .]?\\d){4,8})(?!\\d)'],
  [
    'fee',
    '\\d[\\d.,]*\\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\\s?)?(?:đồng|VNĐ|đ)(?![\\p{L}\\d])|\\d[\\d.,]*\\s(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\\p{L})',
  ],
  ['time', '\\d{1,2}(?:h\\d{0,2}|:\\d{2}| giờ \\d{1,2})(?![\\p{L}\\d])'],
  ['time', `\\d+(?:[.,]\\d+)?\\s(?:${spans})(?!\\p{L})`],
  [
    'time',
    `(?<!\\p{L})(?:${digitWords})(?:\\s(?:${digitWords}|${largeWords}))*\\s(?:${spans})(?!\\p{L})`,
  ],
  [
    'fee',
    `(?<!\\p{L})(?:${digitWords})(?:\\s(?:${digitWords}|${largeWords}))*\\s(?:đồng|nghìn|ngàn|triệu|tỷ)(?:\\sđồng)?(?!\\p{L})`,
  ],
  [
    'fee',
    '(?<!\\p{L})(?:miễn (?:phí|lệ phí|tiền)|không (?:mất|thu|tốn|phải nộp) (?:tiền|phí|lệ phí))(?!\\p{L})',
  ],
  ['time', '(?<!\\p{L})trong ngày(?!\\p{L})'],
  // “một” before these is mostly an article.
  [
    'number',
    `(?<!\\p{L})(?:${digitWords.replace('một|', '')})\\s(?:lần|bản|người|con|tấm|ảnh|tờ|bộ|loại|bên|mặt)(?!\\p{L})`,
  ],
  ['number', '[\\p{L}\\d]*\\d[\\p{L}\\d]*(?:[.,]\\d+)*'],
];

const anyNumber = new RegExp(patterns.map(([, source]) => `(${source})`).join('|'), 'giu');

/** The words of a line of Markdown or YAML, without its marks and without links inside the site. */
function plainLine(line: string): string {
  return line
    .normalize('NFC')
    .replace(/^\s*(?:\d+[.)]|[-*+>#]+)\s+/, '')
    .replace(/\]\((?:\/[^)\s]*|#[^)\s]*)\)/g, (address) => {
      const code = /\d\.\d{6}/.exec(address)?.[0];
      return code ? `] ${code} ` : ']';
    })
    .replace(/\*\*|__|[[\]“”]/g, '')
    .replace(/\s+/g, ' ');
}

const sentenceEnd = /[.;!?](?=\s)/g;

/** Every number, amount, time limit, date, telephone, code, percentage and outward link of a line, from left to right. */
export function numbersIn(line: string): NumberToken[] {
  const text = plainLine(line);
  const found: NumberToken[] = [];
  let after = 0;
  for (const match of text.matchAll(anyNumber)) {
    const kind = patterns[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
    if (!kind) continue;
    const end = match.index + match[0].length;
    const between = text.slice(after, match.index);
    const sentence = [...between.matchAll(sentenceEnd)].at(-1)?.index ?? -1;
    found.push({
      kind,
      value: kind === 'link' ? match[0] : asValue(match[0]),
      lead: between
        .slice(sentence + 1)
        .trim()
        .split(' ')
        .slice(-5)
        .join(' '),
      context: around(text, match.index, end),
    });
    after = end;
  }
  return found;
}

function asValue(written: string): string {
  const quoted = /^<(Fee|Time)\b/i.exec(written)?.[1];
  if (quoted) {
    const attribute = (name: string) =>
      new RegExp(`\\b${name}="([^"]*)"`).exec(written)?.[1] ?? '?';
    return `${quoted.toLowerCase() === 'fee' ? 'phí' : 'thời hạn'} của ${attribute('code')} (${attribute('channel')})`;
  }
  const minutes = /^minutes="(\d+)"$/i.exec(written)?.[1];
  if (minutes) return `${minutes} phút`;
  return /^\p{L}+\d|^\d[^\s]*\p{Lu}/u.test(written) ? written : written.toLowerCase();
}

/** About five words to each side. */
function around(text: string, start: number, end: number): string {
  const before =
    /(?:\S+\s+){0,4}\S*\s?$/.exec(text.slice(Math.max(0, start - 120), start))?.[0] ?? '';
  const behind = /^\S*(?:\s+\S+){0,4}/.exec(text.slice(end, end + 120))?.[0] ?? '';
  const cut = before.length < start ? '… ' : '';
  return `${cut}${before.trimStart()}${text.slice(start, end)}${behind}`.trim().slice(0, 160);
}

const multipliers: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  triệu: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
};

/** An amount of money in đồng; `undefined` for words and for what is no amount. */
export function vndOf(written: string): number | undefined {
  const [, digits = '', word = ''] =
    /^(\d[\d.,]*)\s?(nghìn|ngàn|triệu|tỷ|tỉ)?\s?(?:đồng|vnđ|đ)?$/i.exec(written.trim()) ?? [];
  if (digits === '') return undefined;
  const factor = multipliers[word.toLowerCase()];
  // “1,5 triệu” is a fraction, “1.500.000 đồng” is grouped.
  const number = factor
    ? Number(digits.replace(',', '.'))
    : Number(digits.replaceAll(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'));
  return Number.isFinite(number) ? number * (factor ?? 1) : undefined;
}

/** A full date as `YYYY-MM-DD`, however it was written. */
export function dayOf(written: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return written;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}
