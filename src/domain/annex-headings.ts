import type { ChangeKind } from '#schemas/list-head.ts';
import type { Level } from '#schemas/procedure-row.ts';
import { codesIn, oneLine, wordsFolded } from './annex-cells.ts';
import type { SeenRow } from './grid.ts';

/** A column of an annex that this site has a use for; `unused` ones are known and left out on purpose. */
export type AnnexColumn =
  | 'ordinal'
  | 'code'
  | 'oldCode'
  | 'newCode'
  | 'name'
  | 'oldName'
  | 'newName'
  | 'timeByLaw'
  | 'timeAfterCut'
  | 'fee'
  | 'onlineFee'
  | 'counterFee'
  | 'postFee'
  | 'legal'
  | 'amendedBy'
  | 'abolishedBy'
  | 'ministryDecision'
  | 'fullyOnline'
  | 'partlyOnline'
  | 'byPost'
  | 'agency'
  | 'field'
  | 'level'
  | 'note'
  | 'unused';

// What is written in headings of real annexes, folded. The first that fits counts, so the narrower ones come first.
const tthc = '(?:tthc|thu tuc hanh chinh|thu tuc)';
const headings: readonly (readonly [string, AnnexColumn])[] = [
  ['(?:s?tt|so tt|so thu tu)', 'ordinal'],
  [`ma(?: so)?(?: ho so)? ${tthc} (?:bi|duoc) thay the`, 'oldCode'],
  [`ma(?: so)? ${tthc} cu`, 'oldCode'],
  [`ma(?: so)? ${tthc} (?:thay the|moi)`, 'newCode'],
  [`ma(?: so)?(?: ho so)?(?: ${tthc})?(?: tren csdl(?:qg)?.*)?`, 'code'],
  [`(?:ten )?${tthc} (?:(?:bi|duoc) thay the|cu)`, 'oldName'],
  [`(?:ten )?${tthc} (?:thay the|moi)`, 'newName'],
  [`(?:ten(?: ${tthc})?|${tthc}|noi dung ${tthc})`, 'name'],
  [
    '(?:thoi (?:han|gian)(?: giai quyet)? )?(?:thoi han )?(?:sau(?: khi)?(?: duoc)? cat giam|da cat giam)(?: .*)?',
    'timeAfterCut',
  ],
  ['(?:thoi (?:han|gian)(?: giai quyet)? )?(?:thoi han )?theo quy dinh(?: .*)?', 'timeByLaw'],
  ['thoi (?:han|gian)(?: giai quyet)?(?: ngay.*)?', 'timeByLaw'],
  [
    '(?:phi|le phi|phi va le phi|phi le phi)(?: neu co)?(?: nop)? (?:truc tuyen|tren mang)',
    'onlineFee',
  ],
  [
    '(?:phi|le phi|phi va le phi|phi le phi)(?: neu co)?(?: nop)? (?:truc tiep|tai quay)',
    'counterFee',
  ],
  [
    '(?:phi|le phi|phi va le phi|phi le phi)(?: neu co)?(?: nop)?(?: qua)? (?:buu chinh|bcci|buu dien)(?: .*)?',
    'postFee',
  ],
  ['(?:phi|le phi|phi va le phi|phi le phi)(?: dong)?(?: neu co)?(?: dong| vnd)?', 'fee'],
  [
    'ten (?:vbqppl|van ban(?: qppl| quy pham phap luat)?|vb qppl) quy dinh.*bai bo(?: .*)?',
    'abolishedBy',
  ],
  [
    'ten (?:vbqppl|van ban(?: qppl| quy pham phap luat)?|vb qppl) quy dinh.*(?:sua doi|noi dung)(?: .*)?',
    'amendedBy',
  ],
  ['can cu(?: phap ly)?(?: .*)?', 'legal'],
  ['quyet dinh cong bo(?: .*)?', 'ministryDecision'],
  ['(?:.* )?toan trinh', 'fullyOnline'],
  ['(?:.* )?mot phan', 'partlyOnline'],
  ['(?:thuc hien )?(?:qua )?(?:dich vu )?(?:bcci|bccci|buu chinh cong ich)', 'byPost'],
  ['co quan (?:thuc hien|giai quyet)(?: .*)?', 'agency'],
  ['linh vuc', 'field'],
  ['cap(?: thuc hien| giai quyet)', 'level'],
  ['ghi chu', 'note'],
  ['(?:dia diem|noi)(?: .*)?|cach thuc thuc hien|co quan ban hanh|co quan phoi hop', 'unused'],
];
const patterns = headings.map(([words, column]) => [new RegExp(`^(?:${words})$`), column] as const);

/** The column that a heading names; undefined for words no annex of ours has had. */
export function columnNamed(heading: string): AnnexColumn | undefined {
  const words = wordsFolded(heading);
  return patterns.find(([pattern]) => pattern.test(words))?.[1];
}

/** One column of a table, as it was recognised. */
export interface TableColumn {
  readonly heading: string;
  readonly is?: AnnexColumn;
  /** `Thời hạn (ngày làm việc)`: the unit of numbers without one. */
  readonly unit?: string;
}

/** The heading of a table: its columns by number, and how many rows it takes. */
export interface TableHeading {
  readonly columns: ReadonlyMap<number, TableColumn>;
  readonly height: number;
}

const below =
  /^(?:theo quy dinh|quy dinh|sau (?:khi )?(?:duoc )?cat giam|toan trinh|mot phan|truc tiep|truc tuyen|(?:qua )?buu chinh.*|(?:qua )?bcci|tai quay|tren mang)(?: .*)?$/;

/** The heading that begins at a row, with the second row of a heading in two and the row of column numbers. */
export function headingAt(rows: readonly SeenRow[], index: number): TableHeading | undefined {
  const top = rows[index];
  if (!top || top.cells.length < 2 || top.cells.some(({ text }) => codesIn(text).length > 0))
    return undefined;
  const second = rows[index + 1];
  const inTwo = second?.cells.some(
    ({ text, isCovered }) => !isCovered && below.test(wordsFolded(text)) && text.length < 60,
  );
  const isHeading = inTwo && second?.cells.every(({ text }) => codesIn(text).length === 0);

  const texts = new Map<number, string>();
  let last = '';
  const width = Math.max(
    0,
    ...[top, ...(isHeading && second ? [second] : [])].flatMap(({ cells }) =>
      cells.map(({ column }) => column),
    ),
  );
  for (let column = 1; column <= width; column += 1) {
    const above = top.cells.find((cell) => cell.column === column);
    const under = isHeading ? second?.cells.find((cell) => cell.column === column) : undefined;
    // A text without merges leaves the cell beside a heading in two empty: it belongs to the heading on its left.
    if (above) last = above.text;
    const words =
      under && under.origin !== above?.origin
        ? `${above?.text ?? last} ${under.text}`
        : above?.text;
    if (words) texts.set(column, oneLine(words));
  }
  const columns = new Map<number, TableColumn>();
  for (const [column, heading] of texts) {
    const is = columnNamed(heading);
    const unit = /\((ngày làm việc|ngày|giờ)\)/i.exec(heading.normalize('NFC'))?.[1]?.toLowerCase();
    columns.set(column, { heading, ...(is ? { is } : {}), ...(unit ? { unit } : {}) });
  }
  const found = [...columns.values()].map(({ is }) => is);
  const hasCode = found.some((is) => is === 'code' || is === 'oldCode' || is === 'newCode');
  const hasName = found.some((is) => is === 'name' || is === 'oldName' || is === 'newName');
  if (!hasCode || !hasName) return undefined;

  let height = isHeading ? 2 : 1;
  const numbers = rows[index + height]?.cells.map(({ text }) => oneLine(text)) ?? [];
  if (numbers.length > 2 && numbers.every((text) => /^\(?\d{1,2}\)?$/.test(text))) height += 1;
  return { columns, height };
}

/** What a row between the rows says of those that follow it. */
export interface Section {
  readonly text: string;
  readonly change?: ChangeKind;
  /** It names more than one kind of change, so it settles none. */
  readonly isMixed?: boolean;
  readonly levels?: readonly Level[];
  readonly hasDistrict?: boolean;
  readonly field?: string;
  readonly count?: number;
}

const kinds: readonly (readonly [RegExp, ChangeKind])[] = [
  [/moi ban hanh|ban hanh moi/, 'new'],
  [/sua doi/, 'amended'],
  [/thay the/, 'replaced'],
  [/bai bo|huy bo/, 'abolished'],
  [/chuan hoa|cong bo lai/, 'standardised'],
];

/** A row of a table that heads a section: one text, perhaps with its number (`I`, `A1`) in a cell before. */
export function headingText({ cells }: SeenRow): string | undefined {
  const written = [
    ...new Map(
      cells.filter(({ isCovered }) => !isCovered).map((cell) => [cell.origin, oneLine(cell.text)]),
    ).values(),
  ];
  if (written.some((text) => codesIn(text).length > 0)) return undefined;
  if (written.length === 1) return written[0];
  const [marker = '', text] = written;
  if (written.length === 2 && /^(?:[IVX]{1,5}|[A-Z]\d{0,2}|\d{1,2}|[a-z])[.)]?$/.test(marker))
    return `${marker} ${text}`;
  return undefined;
}

/**
 * What a heading says: kind of change, level, field, how many. Empty when it says nothing of these.
 *
 * @param fields - fields of the catalogue by `slugOf`, for headings that are the name of a field and nothing else.
 */
export function sectionOf(text: string, fields: ReadonlyMap<string, string>): Section | undefined {
  const line = oneLine(text);
  const words = wordsFolded(line);
  const changes = kinds.filter(([pattern]) => pattern.test(words)).map(([, kind]) => kind);
  const levels: Level[] = [
    ...(/cap xa/.test(words) ? (['commune'] as const) : []),
    ...(/cap tinh/.test(words) ? (['province'] as const) : []),
    ...(/cap (?:trung uong|bo)(?: |$)/.test(words) ? (['central'] as const) : []),
  ];
  const hasDistrict = /cap huyen/.test(words);
  const count =
    /(?:^|[^\d.])(\d{1,3}) ?(?:TTHC|thủ tục)/iu.exec(line)?.[1] ?? /\((\d{1,3})\)$/.exec(line)?.[1];
  const field = fieldIn(line, fields);
  const [change] = changes;
  const says = changes.length > 0 || levels.length > 0 || hasDistrict || field || count;
  if (!says) return undefined;
  return {
    text: line,
    ...(change && changes.length === 1 ? { change } : {}),
    ...(changes.length > 1 ? { isMixed: true } : {}),
    ...(levels.length > 0 ? { levels } : {}),
    ...(hasDistrict ? { hasDistrict } : {}),
    ...(field ? { field } : {}),
    ...(count ? { count: Number(count) } : {}),
  };
}

const slug = (text: string): string => wordsFolded(text).replaceAll(' ', '-');

/** A field as the catalogue spells it; one it does not have gets a capital and small letters when it is all capitals. */
export function fieldSpelled(written: string, fields: ReadonlyMap<string, string>): string {
  const text = oneLine(written);
  const known = fields.get(slug(text));
  if (known) return known;
  if (text !== text.toLocaleUpperCase('vi')) return text;
  const small = text.toLocaleLowerCase('vi');
  return small.charAt(0).toLocaleUpperCase('vi') + small.slice(1);
}

function fieldIn(line: string, fields: ReadonlyMap<string, string>): string | undefined {
  const bare = line
    .replace(/^(?:[IVX]{1,5}|[A-Z]\d{0,2}|\d{1,2}(?:\.\d+)*|[a-z])[.):]?\s+/, '')
    .replace(/\s*\(?\d{1,3} ?(?:TTHC|thủ tục[^)]*)\)?\s*$/iu, '')
    .replace(/[\s:.–-]+$/, '');
  const known = fields.get(slug(bare));
  if (known) return known;
  const named = /(?<!các )lĩnh vực\s*:?\s*(.+)$/iu.exec(bare)?.[1];
  if (!named) return undefined;
  const name = named
    .replace(
      /\s+(?:thuộc|trên địa bàn|áp dụng|của|do|tại|\(|cấp (?:tỉnh|xã|trung ương)|được sửa đổi|bị bãi bỏ|mới ban hành|ban hành mới).*$/iu,
      '',
    )
    .replace(/[\s:;,.–-]+$/, '');
  return name === '' ? undefined : fieldSpelled(name, fields);
}
