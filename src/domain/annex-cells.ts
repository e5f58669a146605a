import type { Channel } from '#schemas/procedure-row.ts';
import { fold } from './fold.ts';
import type { GridCell } from './grid.ts';

/** What a cell of an annex says, as a cell of `procedures.csv`; or why nobody can be sure. */
export interface Reading {
  readonly value?: string;
  /** The paper's own words, kept where the value alone says less than they do. */
  readonly note?: string;
  /** What was done to the cell, when the value is not just what stands there. */
  readonly how?: string;
  readonly doubt?: string;
}

/** Text of a cell on one line: NFC, no invisible letters, single spaces. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

function visible(text: string): string {
  return text.normalize('NFC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
}

/** The parts of a cell: its lines, what semicolons part, and each way to hand in. */
function partsOf(text: string): string[] {
  return visible(text)
    .split(/\n|;|,\s*(?=(?:nộp\s+)?(?:trực tuyến|trực tiếp|qua bưu|bưu chính|BCCI)[^:\n]{0,30}:)/iu)
    .map((piece) =>
      folded(piece)
        .replace(/^[-+•*]\s*/, '')
        .replace(/[.,]+$/, ''),
    )
    .filter((piece) => piece !== '');
}

const short = (text: string): string => {
  const line = oneLine(text);
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
};

/** Words of a cell for comparing: `Phí, lệ phí (nếu có)` → `phi le phi neu co`. */
export function wordsFolded(text: string): string {
  return fold(visible(text))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const suffix = '(?:\\.000\\.00\\.00\\.[A-Z]\\d{2}|\\.[A-Z]\\d{2})?';
const wholeCode = new RegExp(`^(\\d\\.\\d{6})${suffix}$`, 'i');
const codesWithin = new RegExp(`(?<![\\d.])(\\d\\.\\d{6})${suffix}(?![\\d-])`, 'gi');

/** The codes that stand in a text, without the province's suffix. */
export function codesIn(text: string): string[] {
  return [...new Set([...visible(text).matchAll(codesWithin)].map(([, code = '']) => code))];
}

/**
 * The code in a cell. What Excel damaged is restored only where one known code fits: a number loses the zeros at its
 * end (`1.001190` becomes `1.00119`), and nobody can see from the cell how many there were before.
 */
export function readCode(
  cell: GridCell,
  known: { has(code: string): boolean; keys(): Iterable<string> },
): Reading {
  const text = oneLine(cell.text);
  const tight = text.replaceAll(' ', '');
  const whole = wholeCode.exec(tight)?.[1];
  if (whole) {
    const cut = tight.slice(whole.length);
    const how = cut ? `bỏ đuôi ${cut}` : text === tight ? undefined : 'bỏ khoảng trắng';
    return { value: whole, ...(how ? { how } : {}) };
  }
  if (cell.kind === 'date')
    return { doubt: `Excel đã đổi ô này thành ngày (${text}), không còn thấy mã đã gõ.` };

  const dotted = tight.replace(',', '.');
  if (/^\d\.\d{1,5}$/.test(dotted) || /^\d\.\d{7,}$/.test(dotted)) {
    // A number may also come with the noise of binary fractions: 1.0011900000000001.
    const padded = Number(dotted).toFixed(6);
    const isNoise = Math.abs(Number(dotted) - Number(padded)) < 1e-9;
    const wasNumber = cell.kind === 'number' && isNoise;
    const fits =
      dotted.length < 8
        ? wasNumber
          ? [padded].filter((code) => known.has(code))
          : [...known.keys()].filter((code) => code.startsWith(dotted))
        : wasNumber && known.has(padded)
          ? [padded]
          : [];
    if (fits.length === 1 && fits[0] === padded)
      return { value: padded, how: `ô ghi ${text}, chỉ mã ${padded} trong danh mục là khớp` };
    const seen = fits.slice(0, 3).join(', ');
    return {
      doubt: `Ô ghi “${short(text)}”, thiếu chữ số so với một mã (Excel hay bỏ số 0 ở cuối). ${
        fits.length > 0 ? `Mã có thể khớp: ${seen}.` : 'Không mã nào trong danh mục khớp.'
      }`,
    };
  }
  if (/^\d{7}$/.test(tight)) {
    const code = `${tight[0]}.${tight.slice(1)}`;
    if (known.has(code)) return { value: code, how: `ô ghi ${text}, thêm dấu chấm` };
  }
  return { doubt: `“${short(text)}” không phải một mã thủ tục.` };
}

const nothing = /^(?:[-–—./]|)$/;
const unitOf: Record<string, string> = {
  'ngay lam viec': 'ngày làm việc',
  ngay: 'ngày',
  gio: 'giờ',
  'gio lam viec': 'giờ',
  thang: 'tháng',
};
const limit = /(?<![\d.,/])(\d{1,3}) ?(ngay lam viec|gio lam viec|ngay|gio|thang)(?![a-z])/g;
const around =
  /^(?:(?:khong qua|toi da|cham nhat|trong vong|trong thoi han|trong thoi gian|thoi han|trong|la|toi da khong qua)\s)*|\s?(?:ke tu|tinh tu)\s(?:ngay|khi|thoi diem)[a-z ]*?(?:ho so|hop le|quy dinh)?(?: day du)?(?: va)?(?: hop le)?(?: theo quy dinh)?$/g;

/** Folded words in which the place of a number and a slash still show. */
function folded(text: string): string {
  return fold(visible(text)).replace(/\s+/g, ' ').trim();
}

/**
 * A time limit. A cell with one limit, or with one limit on each of its lines, is read; the words that say when which
 * one holds are kept as a note. Everything else is doubtful: in “sau 15 giờ trả vào ngày làm việc tiếp theo” no number
 * is a limit.
 */
export function readTime(cell: GridCell, unitInHeading?: string): Reading {
  const text = oneLine(cell.text);
  if (nothing.test(text)) return {};
  if (cell.kind === 'date')
    return {
      doubt: `Excel đã đổi ô này thành ngày (${text}); trước đó có thể là “3-5” hay “3/5”.`,
    };
  const words = folded(text).replace(/[().:;,]+$/g, '');
  if (/^(?:khong quy dinh|theo quy dinh|khong|khong xac dinh)$/.test(words))
    return { value: '?', note: text, how: 'văn bản không nêu số ngày' };
  if (/^\d{1,3}$/.test(words)) {
    if (unitInHeading)
      return { value: `${Number(words)} ${unitInHeading}`, how: 'đơn vị ở tên cột' };
    return { doubt: `Ô chỉ ghi số ${words}, không rõ là ngày làm việc, ngày hay giờ.` };
  }
  const pieces = partsOf(cell.text);
  const values: string[] = [];
  let isPlain = true;
  for (const piece of pieces) {
    const one = limitOf(piece);
    if (!one) return { doubt: `Không chắc thời hạn trong “${short(text)}”.` };
    values.push(one.value);
    isPlain &&= one.isPlain;
  }
  const value = [...new Set(values)].join(' | ');
  if (isPlain && values.length === 1) return { value };
  return { value, note: text, how: 'giữ nguyên câu ở ghi chú' };
}

function limitOf(piece: string): { value: string; isPlain: boolean } | undefined {
  if (/^(?:giai quyet )?(?:ngay )?trong ngay(?: lam viec)?(?: nhan.*)?$/.test(piece))
    return { value: 'trong ngày', isPlain: true };
  const limits = [...piece.matchAll(limit)];
  const [found] = limits;
  if (limits.length !== 1 || !found) return undefined;
  const [written, amount = '', unit = ''] = found;
  const rest = piece.replace(written, '#');
  // “sau 15 giờ” is an hour of the day, and another number may be another limit.
  if (/\d/.test(rest.replace(/truong hop \d+/g, '')) || /(?:sau|truoc|giam|den|tu) #/.test(rest))
    return undefined;
  const isPlain =
    unit !== 'gio lam viec' && rest.replaceAll(around, '').replace(/[ ().]/g, '') === '#';
  return { value: `${Number(amount)} ${unitOf[unit]}`, isPlain };
}

const daysIn = (value: string): number | undefined => {
  const found = /^(\d+) (ngày làm việc|ngày)$/.exec(value);
  return found ? Number(found[1]) : undefined;
};

/** Both columns of a time limit: the one after the cut counts here, the law's own is kept in the note. */
export function readBothTimes(
  law: GridCell | undefined,
  cut: GridCell | undefined,
  unitInHeading?: string,
): Reading & { readonly of?: 'law' | 'cut' } {
  const byLaw = law ? readTime(law, unitInHeading) : {};
  if (byLaw.doubt) return { ...byLaw, of: 'law' };
  const isKept =
    !cut ||
    /^(?:|khong|khong cat giam|giu nguyen|khong thay doi|theo quy dinh)$/.test(
      wordsFolded(cut.text),
    );
  if (!cut || isKept) return byLaw;
  const afterCut = readTime(cut, unitInHeading);
  if (afterCut.doubt || afterCut.value === undefined) return { ...byLaw, ...afterCut, of: 'cut' };
  if (byLaw.value === undefined || byLaw.value === afterCut.value) return afterCut;
  const [most, least] = [daysIn(byLaw.value), daysIn(afterCut.value)];
  if (most !== undefined && least !== undefined && least > most)
    return {
      of: 'cut',
      doubt: `Sau cắt giảm là ${afterCut.value}, dài hơn ${byLaw.value} theo quy định.`,
    };
  const words = oneLine(law?.text ?? '');
  const note = `Theo quy định: ${words}; đã cắt giảm còn: ${oneLine(cut.text)}.`;
  return { value: afterCut.value, note, how: `sau cắt giảm (theo quy định: ${words})` };
}

/** What a fee cell says of each way to hand in. */
export interface FeeReading {
  readonly fees: Readonly<Partial<Record<Channel, string>>>;
  readonly note?: string;
  readonly how?: string;
  readonly doubt?: string;
}

const channelWords: readonly (readonly [RegExp, Channel])[] = [
  [/truc tuyen|tren mang|dvc(?:tt|qg)?/, 'online'],
  [/truc tiep|tai quay|tai noi/, 'counter'],
  [/buu chinh|buu dien|bcci|bccci/, 'post'],
];

const money =
  /(?<![\d.,/])(\d{1,3}(?:[.,]\d{3})+|\d+)(?![\d.,]*\d)(?:\s?(?:dong|vnd|d)(?![a-z]))?/g;
const papers = /(?:so )?\d+(?:\.\d+)?\/\d{4}\/[a-z-]+(?: ngay \d{1,2}\/\d{1,2}\/\d{4})?/g;

/** A fee, for all ways or for each way on its own. An amount below 1.000 đồng is what Excel makes of `20.000`. */
export function readFee(cell: GridCell, channels: readonly Channel[]): FeeReading {
  const text = oneLine(cell.text);
  if (nothing.test(text)) return { fees: {} };
  if (cell.kind === 'date') return { fees: {}, doubt: `Excel đã đổi ô này thành ngày (${text}).` };
  const everywhere = (value: string) => Object.fromEntries(channels.map((way) => [way, value]));
  const pieces = partsOf(cell.text);

  const fees = new Map<Channel, string[]>();
  let isPlain = true;
  for (const piece of pieces) {
    const colon = piece.indexOf(':');
    const head = colon < 0 ? '' : piece.slice(0, colon);
    const named = channelWords.filter(([words]) => words.test(head)).map(([, way]) => way);
    const isJustWays = /^[a-z ,/&+()]*$/.test(head);
    const one = amountOf(colon < 0 ? piece : piece.slice(colon + 1).trim());
    if (one.doubt || (head !== '' && !isJustWays))
      return { fees: {}, doubt: one.doubt ?? `Không chắc mức phí trong “${short(text)}”.` };
    isPlain &&= one.isPlain && (named.length > 0 || head === '');
    for (const way of named.length > 0 ? named : channels)
      fees.set(way, [...(fees.get(way) ?? []), one.value]);
  }
  const values = [...fees.values()].flat();
  if (
    values.includes('?') ||
    (/hdnd|hoi dong nhan dan/.test(folded(text)) && values.some((value) => value.startsWith('0')))
  )
    return { fees: everywhere('?'), note: text, how: 'văn bản không nêu mức, ghi “?”' };
  return {
    fees: Object.fromEntries([...fees].map(([way, all]) => [way, [...new Set(all)].join(' | ')])),
    ...(isPlain && pieces.length <= Math.max(1, fees.size) ? {} : { note: text }),
    ...(values.includes('0?') ? { how: 'ô chỉ ghi 0, chưa chắc là miễn phí, ghi “0?”' } : {}),
  };
}

function amountOf(piece: string): { value: string; isPlain: boolean; doubt?: string } {
  if (
    /^(?:khong(?: co)?|khong thu(?: phi)?(?:,? le phi)?|mien phi|mien|khong phi|khong mat phi|0 ?(?:dong|d|vnd))$/.test(
      piece,
    )
  )
    return { value: '0', isPlain: true };
  if (piece === '0') return { value: '0?', isPlain: true };
  const bare = piece.replaceAll(papers, '');
  const amounts = [...bare.matchAll(money)];
  const [found] = amounts;
  if (!found) {
    if (/\d/.test(bare))
      return { value: '', isPlain: false, doubt: `Không chắc mức phí trong “${piece}”.` };
    return { value: '?', isPlain: false };
  }
  const amount = Number((found[1] ?? '').replace(/[.,]/g, ''));
  const rest = bare.replace(found[0], '#');
  // A zero among other words is as doubtful as a bare one.
  if (amount === 0 && amounts.length === 1 && !/\d/.test(rest))
    return { value: '0?', isPlain: false };
  if (amounts.length > 1 || /\d|%|trieu|nghin|ngan/.test(rest.replace(/truong hop \d+/g, '')))
    return { value: '', isPlain: false, doubt: `Không chắc mức phí trong “${piece}”.` };
  if (amount < 1000 || amount > 999_999_999)
    return {
      value: '',
      isPlain: false,
      doubt: `Phí ghi ${found[1]}; Excel hay đọc 20.000 thành 20, nên không rõ là bao nhiêu đồng.`,
    };
  return { value: String(amount), isPlain: /^[ #]*$/.test(rest) };
}

const paperNumber = /(\d+(?:\.\d+)?\/\d{4}\/[A-ZĐ]{1,6}(?:\d{0,2})(?:-[A-ZĐ]+)*(?:\d+)?)/u;

/** Legal bases: the number of each paper; a paper without one keeps its name. */
export function readLegal(text: string): Reading {
  const pieces = visible(text)
    .split(/\n|;/)
    .map((piece) =>
      oneLine(piece)
        .replace(/^[-+•*–]\s*/, '')
        .replace(/[.,]+$/, ''),
    )
    .filter((piece) => piece !== '' && !nothing.test(piece));
  const parts = pieces.flatMap((piece) => {
    const numbers = piece.match(new RegExp(paperNumber, 'gu'));
    return numbers ?? [piece];
  });
  if (parts.length === 0) return {};
  return {
    value: [...new Set(parts)].join('; '),
    ...(parts.join('; ') === oneLine(text) ? {} : { how: 'lấy số hiệu văn bản' }),
  };
}

/** A name on one line; spaces inside words, as a PDF leaves them, are doubtful unless the catalogue has the same letters. */
export function readName(text: string, knownName?: string): Reading {
  const name = oneLine(text);
  if (knownName && name !== knownName && name.replaceAll(' ', '') === knownName.replaceAll(' ', ''))
    return { value: knownName, how: 'sửa khoảng trắng theo tên trong danh mục' };
  if (name.length > 1200) return { doubt: 'Tên dài hơn 1.200 chữ.' };
  // No Vietnamese word is a lone consonant (units are), and none begins with these: “đ ạt”, “ki ểm”.
  const torn =
    /(?:^| )(?:[bcdđhknpqrstvx]|ch|kh|ng|nh|ph|th|tr) (?=[a-zà-ỹ])|[a-zà-ỹ] (?=[ểềễệ])/u.exec(name);
  if (torn)
    return {
      doubt: `Tên có chỗ bị tách chữ: “${name.slice(Math.max(0, torn.index - 12), torn.index + 16)}”.`,
    };
  if (/cấp huyện/i.test(name))
    return { doubt: 'Tên còn ghi “cấp huyện”, cấp này không còn từ 1/7/2025.' };
  return { value: name };
}
