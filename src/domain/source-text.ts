/**
 * What an official page says, as lines of plain text that can be compared from week to week: without scripts, menus,
 * counters and clocks, in composed letters. Written by hand and linear in its input, since pages come from outside.
 */

/** Elements whose text is no text of the page. */
const silent = new Set(
  'script style noscript template svg math iframe object embed canvas audio video select datalist'.split(
    ' ',
  ),
);

/**
 * Elements that hold what every page of a site has, and what changes without the page changing. Not `form`: pages made
 * with ASP.NET, as those of the Government's are, stand in one form as a whole.
 */
const furniture = new Set(['nav', 'header', 'footer', 'aside', 'dialog', 'menu', 'button']);
const furnitureRoles =
  /\brole\s*=\s*["']?(?:navigation|banner|contentinfo|search|complementary|menu|menubar|dialog|timer|marquee)\b/i;

/** Elements within a line; every other one begins a new line. */
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

const voids = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Elements whose content is text up to their end tag, whatever it looks like. */
const raw = new Set('script style noscript template iframe textarea title xmp'.split(' '));

/** The text of an HTML page: one line for each paragraph, cell or heading. */
export function htmlLines(html: string): string[] {
  const lines: string[] = [];
  let current = '';
  const breakLine = () => {
    lines.push(current);
    current = '';
  };
  /** Names of open elements that hide what is in them; the first of them must be closed to be heard again. */
  const hidden: string[] = [];
  let index = 0;
  while (index < html.length) {
    const next = html.indexOf('<', index);
    const end = next < 0 ? html.length : next;
    if (end > index && hidden.length === 0) current += decodeEntities(html.slice(index, end));
    if (next < 0) break;
    if (html.startsWith('<!--', next)) {
      const close = html.indexOf('-->', next + 4);
      index = close < 0 ? html.length : close + 3;
      continue;
    }
    const first = html[next + 1] ?? '';
    if (first === '!' || first === '?') {
      const close = html.indexOf('>', next);
      index = close < 0 ? html.length : close + 1;
      continue;
    }
    const isEnd = first === '/';
    const name = nameAt(html, next + (isEnd ? 2 : 1));
    if (name === '') {
      if (hidden.length === 0) current += '<';
      index = next + 1;
      continue;
    }
    const close = tagEnd(html, next + 1);
    const tag = html.slice(next, close);
    index = close;
    if (isEnd) {
      // An end tag ends the nearest element of its name and everything left open in it.
      const open = hidden.lastIndexOf(name);
      if (open >= 0) hidden.length = open;
      else if (hidden.length === 0 && !inline.has(name)) breakLine();
      continue;
    }
    if (raw.has(name)) {
      const until = endTagOf(html, name, index);
      if (name === 'textarea' && hidden.length === 0)
        current += decodeEntities(html.slice(index, until));
      index = until;
      continue;
    }
    const closed = voids.has(name) || tag.endsWith('/>');
    const hides = silent.has(name) || furniture.has(name) || furnitureRoles.test(tag);
    // Inside, only elements of the same names are counted: what they enclose is not looked at.
    if (!closed && (hides || hidden.includes(name))) {
      if (hidden.length === 0) breakLine();
      if (hidden.length < 1_000) hidden.push(name);
    } else if (hidden.length === 0 && !inline.has(name)) breakLine();
  }
  breakLine();
  return lines;
}

function nameAt(html: string, at: number): string {
  let end = at;
  while (end < html.length && end - at < 40 && /[a-z0-9-]/i.test(html[end] ?? '')) end += 1;
  const name = html.slice(at, end).toLowerCase();
  return /^[a-z]/.test(name) ? name : '';
}

/** Where a tag ends; a `>` within quotes does not end it. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const sign = html[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '>') return at + 1;
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign;
  }
  return html.length;
}

function endTagOf(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  pattern.lastIndex = from;
  const found = pattern.exec(html);
  return found ? tagEnd(html, found.index + 1) : html.length;
}

const marks: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
};

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  deg: '°',
  sect: '§',
  times: '×',
  divide: '÷',
  plusmn: '±',
  frac12: '½',
  sup2: '²',
  copy: '©',
  reg: '®',
  euro: '€',
  eth: 'ð',
  ETH: 'Ð',
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,10}));?/gi,
    (all, hex, decimal, name) => {
      if (hex || decimal) {
        const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
      }
      const known = entities[name] ?? entities[String(name).toLowerCase()];
      if (known !== undefined) return known;
      // `&agrave;`, `&Ecirc;`: a letter and its mark.
      const mark = marks[String(name).slice(1)];
      return mark ? `${String(name)[0]}${mark}`.normalize('NFC') : all;
    },
  );
}

const clock = '\\d{1,2}(?::\\d{2}){1,2}(?:\\s?(?:AM|PM|SA|CH))?';
const dayName = '(?:Thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|Chủ nhật)';
const date = '\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}';
const longDate = '\\d{1,2} tháng \\d{1,2}(?:,)? (?:năm )?\\d{4}';

/** Lines that say when a page was looked at and by how many. A date alone stays: it may be the date of a paper. */
const passing = new RegExp(
  `^(?:${[
    `${dayName},?\\s*(?:ngày )?(?:${date}|${longDate})(?:\\s*[,|-]?\\s*${clock})?(?:\\s*\\(?GMT\\s?[+-]\\d+\\)?)?`,
    `(?:${date}\\s*[,|-]?\\s*)?${clock}(?:\\s*[,|-]?\\s*${date})?(?:\\s*\\(?GMT\\s?[+-]\\d+\\)?)?`,
    '(?:Bây giờ là|Hôm nay là|Ngày truy cập|Thời gian truy cập|Truy cập lúc|Giờ hiện tại)\\s*:?\\s.{0,60}',
    `Hôm nay,?:?\\s(?:${dayName}|(?:ngày )?${date}).{0,40}`,
    '(?:Số |Tổng (?:số )?)?(?:lượt |người |khách )?(?:đang )?(?:xem|truy cập|đọc|trực tuyến|online|tải)(?: trang)?\\s*[:=]?\\s*\\(?[\\d.,\\s]+\\)?(?: lượt| người)?',
    '[\\d.,]+ (?:lượt|người) (?:xem|truy cập|đọc|đang xem|trực tuyến)',
    '(?:Hôm nay|Hôm qua|Tuần (?:này|trước)|Tháng (?:này|trước)|Tất cả)\\s*:?\\s*[\\d.,]+',
    '(?:\\d+ (?:giây|phút|giờ|ngày|tuần) trước)',
  ].join('|')})$`,
  'iu',
);

/** Lines as they are compared: composed letters, single spaces, nothing empty and nothing that only passes by. */
export function comparableLines(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => line.split(/\r?\n/))
    .map((line) =>
      line
        .normalize('NFC')
        .replace(/[\p{Cf}\ufffd]/gu, '')
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim(),
    )
    .filter((line) => /[\p{L}\p{N}]/u.test(line) && !passing.test(line));
}

// Letters -----------------------------------------------------------------------------------------------------------

/** Bytes as text by what the answer, its first bytes or the page itself say; `undefined` when none of it fits. */
export function decodePage(bytes: Uint8Array, contentType: string): string | undefined {
  const mark =
    bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
      ? 'utf-8'
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : undefined;
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1];
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048));
  const inPage = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
  for (const label of [mark, declared, inPage, 'utf-8', 'windows-1258']) {
    if (label === undefined) continue;
    const text = decoded(bytes, label);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Text of one encoding; `undefined` when the bytes are none of it, or come out as no text at all. */
function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // UTF-16 read as one byte a letter is full of zeros; one byte a letter read as UTF-16 is Chinese.
    const sample = text.slice(0, 4_000);
    const strange = sample.match(/[\0\u3400-\u9fff\uac00-\ud7af\ue000-\uf8ff]/gu)?.length ?? 0;
    return strange > sample.length / 20 ? undefined : text.replace(/^\ufeff/, '');
  } catch {
    return undefined;
  }
}

// What answered ------------------------------------------------------------------------------------------------------

/** Why a page says nothing about its text. None of these means that the text is still the same. */
export type Unread =
  | 'unreachable'
  | 'gone'
  | 'refused'
  | 'serverError'
  | 'elsewhere'
  | 'tooLarge'
  | 'tooSlow'
  | 'notText'
  | 'letters'
  | 'captcha'
  | 'login'
  | 'empty'
  | 'shrunk';

/** Below this a page draws itself by a program, which nobody runs here. */
const leastText = 200;

const robotWords =
  /captcha|verify (?:that )?you are (?:a )?human|are you a robot|checking your browser|just a moment\.\.\.|access denied|request (?:was )?blocked|enable javascript|mã xác nhận hình ảnh|xác minh (?:rằng )?bạn (?:không phải )?là (?:người|robot)|bật javascript/i;
const loginWords = /mật khẩu|password/i;

/** Is this an honest page? `undefined` when it is; a long text that speaks of passwords is one. */
export function notThePage(html: string, lines: readonly string[]): Unread | undefined {
  const text = lines.join('\n');
  if (
    text.length < 2_000 &&
    robotWords.test(`${text}\n${/<title[^>]*>([^<]{0,200})/i.exec(html)?.[1] ?? ''}`)
  )
    return 'captcha';
  if (text.length < 4 * leastText && /g-recaptcha|h-captcha|cf-challenge|cf-turnstile/i.test(html))
    return 'captcha';
  if (
    text.length < 4 * leastText &&
    /<input[^>]{0,300}type\s*=\s*["']?password/i.test(html) &&
    (loginWords.test(text) || text.length < leastText)
  )
    return 'login';
  return text.length < leastText ? 'empty' : undefined;
}

/** Does a text that was long come back as a fifth of it? Then something is missing, and nothing was changed by law. */
export function isShrunk(before: readonly string[], after: readonly string[]): boolean {
  const length = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length, 0);
  return length(after) < length(before) * 0.2;
}
