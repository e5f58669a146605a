import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';

// No look-behind in this file: phones with iOS 16.3 or older cannot read a script that has one.

/** One line of `content/spoken.yaml`: how a voice says what it would stumble over. */
export interface Pronunciation {
  /** As it stands in a text, capitals included. */
  readonly written: string;
  /** Words only: no digit, no mark. */
  readonly said: string;
}

/**
 * “nghìn”, “tỷ” and “tư” as in papers of the state, which everybody understands; “lẻ” as in the south, not “linh”. The
 * library takes its sign of thousands for a regular expression, where a dot is anything: it gets numbers without dots.
 */
const reading = Object.assign(new ReadingConfig(), {
  pointSign: ',',
  thousandSign: '_',
  pointText: 'phẩy',
  unit: [],
  units: [[], ['nghìn'], ['triệu'], ['tỷ']],
});

const digitWords = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** `1.005`, `-5`, `99,76` in words. Dots group thousands, the comma begins the decimals. */
export function numberWords(written: string): string {
  return doReadNumber(written.replaceAll('.', '').replace('−', '-'), reading);
}

/** Digit by digit, in groups of three or four with a breath between: `0277 3898989`, `1.001193`. */
export function digitsSpoken(written: string): string {
  return (written.match(/\d+/g) ?? [])
    .flatMap(groupsOf)
    .map((group) => [...group].map((digit) => digitWords[Number(digit)]).join(' '))
    .join(', ');
}

/** Groups of four, then of three; never one digit alone: 7 is 3 + 4, 8 is 4 + 4, 10 is 4 + 3 + 3. */
function groupsOf(digits: string): string[] {
  if (digits.length <= 4) return [digits];
  const first = digits.length % 4 === 0 || digits.length % 3 === 1 ? 4 : 3;
  const size = digits.length === 5 ? 2 : digits.length === 7 ? 3 : first;
  return [digits.slice(0, size), ...groupsOf(digits.slice(size))];
}

const letterNames: Readonly<Record<string, string>> = {
  A: 'a',
  Ă: 'á',
  Â: 'ớ',
  B: 'bê',
  C: 'xê',
  D: 'dê',
  Đ: 'đê',
  E: 'e',
  Ê: 'ê',
  F: 'ép',
  G: 'giê',
  H: 'hát',
  I: 'i',
  J: 'gi',
  K: 'ca',
  L: 'e lờ',
  M: 'em mờ',
  N: 'en nờ',
  O: 'o',
  Ô: 'ô',
  Ơ: 'ơ',
  P: 'pê',
  Q: 'quy',
  R: 'e rờ',
  S: 'ét',
  T: 'tê',
  U: 'u',
  Ư: 'ư',
  V: 'vê',
  W: 'vê kép',
  X: 'ích',
  Y: 'i dài',
  Z: 'dét',
};

/** Letters by their names, digits one by one: `CT01` is “xê tê không một”. */
function spelledOut(letters: string): string {
  return [...letters.toUpperCase()]
    .map((one) => letterNames[one] ?? digitWords[Number(one)] ?? '')
    .filter(Boolean)
    .join(' ');
}

const roman: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

function romanWords(letters: string): string {
  const values = [...letters].map((one) => roman[one] ?? 0);
  const sum = values.reduce((all, one, at) => all + (one < (values[at + 1] ?? 0) ? -one : one), 0);
  return numberWords(String(sum));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A word ends here: neither a letter nor a digit follows. */
const end = '(?![\\p{L}\\p{M}\\p{N}])';
/** A number as written here: `8.000`, `99,76`, `15`. */
const amount = '\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?(?!\\d)|\\d+(?:,\\d+)?';

const said = {
  address: '(?:https?:\\/\\/)?(?:[a-z0-9-]+\\.)+[a-z]{2,}(?:\\/[^\\s)”]*)?',
  code: `\\d\\.\\d{6}(?:\\.[\\dH.]*\\d)?${end}`,
  day: `(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\/\\d{1,2}\\/\\d{4}|\\d{1,2}\\/\\d{4})${end}(?!\\/)`,
  paper: '\\d+(?:\\/\\d{4})?\\/[\\p{Lu}][\\p{Lu}\\d-]*',
  telephone: `(?:0\\d{1,3}(?:[ .]?\\d{3,4}){2,3}|0\\d{2,3} \\d{7}|1[89]00[ .]?\\d{4,6})${end}`,
  clock: `\\d{1,2}(?::\\d{2}|h(?:\\d{2})?)${end}`,
  dayMonth: `\\d{1,2}\\/\\d{1,2}${end}`,
  percent: `(?:${amount})\\s?%`,
  by: `\\d+\\s?[x×]\\s?\\d+${end}`,
  range: `(?:${amount})\\s?[-–]\\s?(?=\\d)`,
  number: `[-−](?:${amount})|${amount}`,
  mixed: '\\p{Lu}+(?=[-\\d])[-\\d]*\\d[\\p{Lu}\\d]*',
  capitals: `\\p{Lu}{2,}${end}`,
  roman: `[IVX]+${end}`,
  word: '[\\p{L}\\p{M}]+',
} as const;

type Kind = keyof typeof said | 'known';

/** Says all of one table; made once for each, since a page has hundreds of sentences. */
const readers = new WeakMap<readonly Pronunciation[], (text: string) => string>();

/**
 * A text as a voice, a person's or a machine's, can say it: money, numbers, days, times, codes, telephone numbers,
 * addresses and abbreviations become words; what only eyes can use (quotes, brackets, arrows) becomes a breath or
 * nothing. What comes out has no digit and stays the same when it is prepared again.
 */
export function spokenText(text: string, table: readonly Pronunciation[]): string {
  const known = readers.get(table) ?? readerWith(table);
  readers.set(table, known);
  return known(text);
}

function readerWith(table: readonly Pronunciation[]): (text: string) => string {
  const words = new Map(table.map(({ written, said: as }) => [written.normalize('NFC'), as]));
  const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const kinds: (readonly [Kind, string])[] = [
    ['address', said.address],
    ...(longestFirst.length > 0 ? [['known', `(?:${longestFirst.join('|')})${end}`] as const] : []),
    ...(Object.entries(said) as [Kind, string][]).filter(([kind]) => kind !== 'address'),
  ];
  // Words are matched as well, whole: so nothing else can begin in the middle of one.
  const pattern = new RegExp(
    kinds.map(([kind, source]) => `(?<${kind}>${source})`).join('|'),
    'gu',
  );

  const byTable = (part: string): string =>
    words.get(part) ?? (/^\p{Lu}*\d/u.test(part) ? spelledOut(part) : spellable(part));

  function one(kind: Kind, written: string, before: string, after: string): string {
    switch (kind) {
      case 'known':
        return words.get(written) ?? written;
      case 'address':
        return addressSpoken(written, words);
      case 'code':
        return written.split('.').filter(Boolean).slice(0, 2).map(digitsSpoken).join(' chấm ');
      case 'day':
        return daySpoken(written, before);
      case 'paper': {
        const [number = '', ...parts] = written.split('/');
        return [numberWords(number), ...parts.flatMap((part) => part.split('-'))]
          .filter(Boolean)
          .map((part, at) =>
            at === 0 ? part : /^\d+$/.test(part) ? numberWords(part) : byTable(part),
          )
          .join(', ');
      }
      case 'telephone':
        return digitsSpoken(written);
      case 'clock': {
        const [hour = '', minute = ''] = written.split(/[:h]/);
        return `${numberWords(hour)} giờ${Number(minute) > 0 ? ` ${minuteWords(minute)}` : ''}`;
      }
      case 'dayMonth': {
        const [first = '', second = ''] = written.split('/');
        return /(?:ngày|đường|sáng|trưa|chiều|tối|đến|từ)\s$/iu.test(before) && Number(second) <= 12
          ? `${numberWords(first)} tháng ${monthWords(second)}`
          : `${numberWords(first)} trên ${numberWords(second)}`;
      }
      case 'percent':
        return `${numberWords(written.replace(/\s?%/, ''))} phần trăm`;
      case 'by':
        return written
          .split(/\s?[x×]\s?/)
          .map(numberWords)
          .join(' nhân ');
      case 'range':
        return `${numberWords(written.replace(/\s?[-–]\s?$/, ''))} đến `;
      case 'number':
        return numberSpoken(written, before, after);
      case 'mixed':
        return spelledOut(written.replaceAll('-', ''));
      case 'capitals':
        return /^[IVX]+$/.test(written) && afterOrdinal.test(before)
          ? romanWords(written)
          : spellable(written);
      case 'roman':
        return afterOrdinal.test(before) ? romanWords(written) : written;
      default:
        return written;
    }
  }

  // A sentence is asked for by its own page, by lists that say how long it takes, and by the file for machines.
  const heard = new Map<string, string>();
  const say = (text: string): string => {
    const plain = withoutMarks(text);
    const spoken = plain.replace(pattern, (written: string, ...rest) => {
      const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
      const at = rest.at(-3) as number;
      const kind = kinds.find(([name]) => groups[name] !== undefined)?.[0] ?? 'word';
      if (kind === 'word') return written;
      const before = plain.slice(Math.max(0, at - 24), at);
      const after = plain.slice(at + written.length, at + written.length + 12);
      // “8.000đ” and “15MB” are two words each.
      return ` ${one(kind, written, before, after)} `;
    });
    return tidy(spoken);
  };
  return (text) => {
    const known = heard.get(text) ?? say(text);
    heard.set(text, known);
    return known;
  };
}

const afterOrdinal = /(?:quý|chương|mục|phần|khóa|kỳ|hạng|loại|thứ)\s$/iu;

/** Capitals with no vowel among them cannot be said as a word; the others are words said loudly. */
const spellable = (capitals: string): string =>
  /^\p{Lu}+$/u.test(capitals) && !/[AEIOUY]/.test(capitals.normalize('NFD'))
    ? spelledOut(capitals)
    : capitals;

const minuteWords = (minute: string): string =>
  /^0[1-9]$/.test(minute) ? `lẻ ${numberWords(minute)}` : numberWords(minute);

const monthWords = (month: string): string => (Number(month) === 4 ? 'tư' : numberWords(month));

function daySpoken(written: string, before: string): string {
  const parts = written.includes('-') ? written.split('-').reverse() : written.split('/');
  const [year = '', month = '', day] = [...parts].reverse();
  const named = (name: string, words: string): string =>
    new RegExp(`${name}\\s$`, 'iu').test(before) ? words : `${name} ${words}`;
  const monthAndYear = `${monthWords(month)} năm ${numberWords(year)}`;
  return day
    ? named('ngày', `${numberWords(day)} tháng ${monthAndYear}`)
    : named('tháng', monthAndYear);
}

/** After these a number is one to be dialled. */
const beforeDialled =
  /(?:gọi|tổng đài|đường dây nóng|điện thoại|hotline)(?:\s(?:số|đến|tới))*\s$/iu;

function numberSpoken(written: string, before: string, after: string): string {
  const [, sign = '', digits = ''] = /^([-−]?)(.*)$/.exec(written) ?? [];
  // “Đoạn 2-3” has no negative number, “ -5” has.
  if (sign && before !== '' && !/\s$/.test(before)) return `, ${numberSpoken(digits, '', after)}`;
  if (/^\d+$/.test(digits) && !sign) {
    const isMoney = /^\s?(?:đồng|đ(?!\p{L})|VN[DĐ]|nghìn|triệu|tỷ)/iu.test(after);
    const isYear = /^(?:19|20)\d\d$/.test(digits);
    const isCode = digits.length > 3 && !isYear && !isMoney;
    if (isCode || /^0\d\d/.test(digits) || (digits.length > 2 && beforeDialled.test(before)))
      return digitsSpoken(digits);
  }
  const words = numberWords(written);
  if (/^\s?giờ$/iu.test(after)) return words;
  return /giờ\s$/iu.test(before) && /^0[1-9]$/.test(digits) ? `lẻ ${words}` : words;
}

function addressSpoken(written: string, words: ReadonlyMap<string, string>): string {
  const host = written.replace(/^https?:\/\//, '').split('/')[0] ?? '';
  return host
    .split('.')
    .map((label) => {
      const whole = words.get(label);
      if (whole) return whole;
      if (/^\d+$/.test(label)) return digitsSpoken(label);
      const bare = label
        .replaceAll('-', ' gạch ngang ')
        .replace(/\d+/g, (digits) => ` ${digitsSpoken(digits)} `);
      return /[aeiouy]/.test(bare) ? bare : spelledOut(bare);
    })
    .join(' chấm ');
}

/** Marks that have a sound of their own, a breath, or nothing. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/[“”"„«»‘*_]/g, ''],
  [/(\p{L})['’](?=\p{L})/gu, '$1'],
  [/['’`]/g, ''],
  [/₫/g, ' đồng'],
  [/m²/g, ' mét vuông'],
  [/&/g, ' và '],
  [/…|\.{3,}/g, '. '],
  [/!+/g, '.'],
  [/[([{]\s*/g, ', '],
  [/\s*[)\]}]/g, ', '],
  [/[›»→|•·‹←]/g, ', '],
  [/(\D)\s[-–—]\s/g, '$1, '],
  [/\s[-–—]\s(?!\d)/g, ', '],
  [/—/g, ', '],
];

function withoutMarks(text: string): string {
  return marks
    .reduce((all, [pattern, words]) => all.replace(pattern, words), text.normalize('NFC'))
    .replace(/\s+/g, ' ');
}

/** What the words leave behind: slashes, hyphens, commas in a row, letters that stand against each other. */
function tidy(text: string): string {
  return text
    .replace(/(\p{L})\s?\/\s?(?=\p{L})/gu, '$1, ')
    .replace(/@/g, ' a còng ')
    .replace(/%/g, ' phần trăm ')
    .replace(/\+/g, ' cộng ')
    .replace(/=/g, ' bằng ')
    .replace(/[^\p{L}\p{M}\s.,;:?]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+(?=[.,;:?])/g, '')
    .replace(/([.,;:?])(?=\p{L})/gu, '$1 ')
    .replace(/[.,;:?](?:\s*[.,;:?])+/g, (run) => strongest(run))
    .replace(/^[\s.,;:?]+|[\s,;]+$/g, '')
    .trim()
    .normalize('NFC');
}

const strongest = (run: string): string =>
  ['?', '.', ':', ';'].find((mark) => run.includes(mark)) ?? ',';

/** Ends with a mark at which a voice comes down, so that lines of a list do not run into each other. */
export function asSentence(text: string): string {
  const bare = text.trim().replace(/[,;:]$/, '');
  return bare === '' || /[.?]$/.test(bare) ? bare : `${bare}.`;
}

/** A piece of a text that is said in one go, with the place where it begins. */
export interface Breath {
  readonly at: number;
  readonly text: string;
}

/** Chrome falls silent about 15 seconds into one utterance; slowly read, 24 syllables take 14. */
const mostSyllables = 24;

/** Sentences of a text as it is written; a long one is parted at a comma, or where it must be. */
export function breathsOf(text: string): Breath[] {
  const found: Breath[] = [];
  for (const { 0: sentence, index } of text.matchAll(
    /[^\s](?:[^.!?…]|[.!?…](?![\s”)"]|$))*(?:[.!?…]+[”)"]*[.!?…]*|$)/gu,
  ))
    for (const { 0: piece, index: inside } of piecesOf(sentence))
      if (/[\p{L}\p{N}]/u.test(piece)) found.push({ at: index + inside, text: piece });
  return found;
}

function piecesOf(sentence: string): { readonly 0: string; readonly index: number }[] {
  const words = [...sentence.matchAll(/\S+/g)];
  if (words.length <= mostSyllables) return [{ 0: sentence, index: 0 }];
  // The last comma that leaves the first part short enough, else the space there.
  const limit = words.slice(0, mostSyllables);
  const comma = limit.map(({ 0: word }, at) => at > 3 && /[,;:]$/.test(word)).lastIndexOf(true);
  const last = limit[comma < 0 ? mostSyllables - 1 : comma];
  const cut = (last?.index ?? 0) + (last?.[0].length ?? 0);
  const rest = sentence.slice(cut);
  const skip = rest.length - rest.trimStart().length;
  return [
    { 0: sentence.slice(0, cut), index: 0 },
    ...piecesOf(rest.trimStart()).map(({ 0: text, index }) => ({
      0: text,
      index: cut + skip + index,
    })),
  ];
}

/** Syllables of a prepared text; Vietnamese writes each as a word. */
export function syllablesOf(spoken: string): number {
  return spoken.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
}

/** Syllables a minute of a calm announcer: slowest, usual, quickest. */
export const pace = { slow: 130, usual: 140, quick: 150 } as const;

/** How long a text takes to read aloud, in seconds. */
export function secondsOf(syllables: number, perMinute: number = pace.usual): number {
  return Math.round((syllables * 60) / perMinute);
}
