import { dayOf, type NumberKind, type NumberToken, numbersIn, vndOf } from './numbers-in.ts';
import { sequenceChanges } from './sequence-changes.ts';

/** One value of a content file: a scalar of YAML, or a cell (`[row, column]`) of a table. */
export interface WrittenValue {
  readonly path: readonly (string | number)[];
  readonly value: string;
  readonly line: number;
}

/** A content file as far as its numbers go. No schema is asked: what a file says counts even while it is wrong. */
export interface WrittenFile {
  readonly file: string;
  readonly values: readonly WrittenValue[];
  /** Lines of a body, with their numbers in the file. */
  readonly body: readonly { readonly line: number; readonly text: string }[];
  /** Why it could not be taken apart; then nothing can be said about its numbers. */
  readonly problem?: string;
}

/** Where a fact was read, as the file itself names it. */
export interface NamedSource {
  readonly name: string;
  readonly address?: string;
  readonly read?: string;
}

/** One side of a change. */
export interface WrittenNumber {
  readonly value: string;
  readonly line: number;
  readonly context?: string;
}

/** A number that is not what it was. Without `before` it is new, without `after` it is gone. */
export interface NumberChange {
  readonly kind: NumberKind;
  /** The procedure, place, step or paper it belongs to; empty when it is the whole file. */
  readonly subject: string;
  /** What it says there: “phí khi nộp trên mạng”, “ngày kiểm tra”. */
  readonly label: string;
  readonly before?: WrittenNumber;
  readonly after?: WrittenNumber;
  /** The number is the same, what it is said of is not. */
  readonly sameNumber?: true;
  readonly sources: readonly NamedSource[];
}

export interface ChangedFile {
  readonly file: string;
  readonly state: 'changed' | 'added' | 'removed';
  readonly changes: readonly NumberChange[];
}

/** Something that happens seldom on purpose and often by mistake. */
export interface Unusual {
  readonly what: 'rows' | 'tenfold' | 'year' | 'lost' | 'unreadable';
  readonly file?: string;
  readonly line?: number;
  readonly detail: string;
}

export interface ChangedNumbers {
  readonly files: readonly ChangedFile[];
  readonly unusual: readonly Unusual[];
}

/** Rows removed or changed from which on a change is unusual, whichever is reached first. */
export const usualRows = { most: 25, share: 0.05, atLeast: 5 };

/** Columns that are numbers as a whole; of all other columns the numbers inside count. */
const columnLabels: Readonly<Record<string, readonly [NumberKind, string]>> = {
  change: ['code', 'loại thay đổi'],
  replaces: ['code', 'thay cho mã'],
  insteadOf: ['code', 'dùng thay mã quốc gia'],
  name: ['code', 'tên thủ tục'],
  time: ['time', 'thời hạn'],
  onlineTime: ['time', 'thời hạn khi nộp trên mạng'],
  counterTime: ['time', 'thời hạn khi nộp tại quầy'],
  postTime: ['time', 'thời hạn khi nộp qua bưu điện'],
  onlineFeeVnd: ['fee', 'phí khi nộp trên mạng (đồng)'],
  counterFeeVnd: ['fee', 'phí khi nộp tại quầy (đồng)'],
  postFeeVnd: ['fee', 'phí khi nộp qua bưu điện (đồng)'],
  documents: ['number', 'số loại giấy tờ'],
  publishedBy: ['paper', 'quyết định công bố'],
  publishedOn: ['date', 'ngày quyết định công bố'],
};

const textColumns: Readonly<Record<string, string>> = {
  timeNote: 'ghi chú về thời hạn',
  feeNote: 'ghi chú về phí',
  applicants: 'ai được làm',
  agency: 'cơ quan thực hiện',
  result: 'kết quả',
  legal: 'căn cứ pháp lý',
  note: 'ghi chú',
};

/** Keys of YAML whose whole value is a number, or names one thing to look up. */
const keyLabels: Readonly<Record<string, readonly [NumberKind, string]>> = {
  reviewed: ['date', 'ngày kiểm tra'],
  reviewEveryDays: ['time', 'bao lâu kiểm tra lại (ngày)'],
  read: ['date', 'ngày đọc nguồn'],
  signed: ['date', 'ngày ký'],
  effective: ['date', 'ngày hiệu lực'],
  since: ['date', 'có từ ngày'],
  validFrom: ['date', 'có từ ngày'],
  validTo: ['date', 'đến hết ngày'],
  procedures: ['code', 'mã thủ tục'],
  related: ['code', 'mã thủ tục liên quan'],
  essential: ['number', 'số thứ tự trong 25 dịch vụ thiết yếu'],
  minutes: ['time', 'số phút'],
  telephone: ['telephone', 'số điện thoại'],
  hours: ['time', 'giờ tiếp nhận'],
  saturday: ['time', 'thứ Bảy'],
  link: ['link', 'đường dẫn'],
  linkHosts: ['link', 'tên miền được dẫn tới'],
  host: ['link', 'tên miền đã thôi dùng'],
  reportAddress: ['link', 'nơi nhận báo lỗi'],
  address: ['link', 'địa chỉ'],
  listed: ['number', 'số dòng văn bản nêu: bản chụp'],
  new: ['number', 'số dòng văn bản nêu: ban hành mới'],
  amended: ['number', 'số dòng văn bản nêu: sửa đổi, bổ sung'],
  replaced: ['number', 'số dòng văn bản nêu: thay thế'],
  abolished: ['number', 'số dòng văn bản nêu: bãi bỏ'],
  standardised: ['number', 'số dòng văn bản nêu: công bố lại'],
};

/** Keys of YAML that are sentences: the numbers inside count. */
const textKeyLabels: Readonly<Record<string, string>> = {
  title: 'tên',
  name: 'tên',
  summary: 'câu tóm tắt',
  note: 'lời dặn',
  who: 'ai làm được',
  where: 'nộp ở đâu',
  result: 'nhận được gì',
  fee: 'phí bằng lời',
  time: 'thời hạn bằng lời',
  openQuestions: 'điều chưa rõ',
  otherWays: 'cách khác',
  forms: 'mẫu đơn',
  ready: 'có sẵn trước khi bắt đầu',
  formerly: 'tên cũ',
  telephoneNote: 'ghi chú điện thoại',
  to: 'dẫn tới thủ tục',
};

/** Keys that hold no facts: order on a page, drawings, how sure we are, and words to search by. */
const notFacts = new Set(
  'order icon id slug lesson type exact kind confidence alsoKnownAs also alsoSaid'.split(' '),
);

/** Keys by which two entries of a list are the same entry, wherever it stands. */
const identities = ['name', 'id', 'slug', 'number', 'host', 'title', 'term', 'message', 'say'];

/** Folders whose files are pages with an address of their own. */
const page = /^[^/]+\/(?:services|guides|lessons|life-events|bulletins)\/[^/]+$/;

/** Synonyms are words to search by; no reader is told them as facts. */
const facts = (file: string): boolean => !/^[^/]+\/search\//.test(file);

/**
 * Every fee, time limit, code, date, telephone and other number that differs between two states of the content, with
 * the places and the source named there, and what about it is unusual. What only moved is not listed.
 */
export function changedNumbers(
  before: readonly WrittenFile[],
  after: readonly WrittenFile[],
): ChangedNumbers {
  const old = new Map(before.filter(({ file }) => facts(file)).map((file) => [file.file, file]));
  const now = new Map(after.filter(({ file }) => facts(file)).map((file) => [file.file, file]));
  const files: ChangedFile[] = [];
  const unusual: Unusual[] = [];
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [was, is] = [old.get(name), now.get(name)];
    for (const [side, when] of [
      [was, 'trước khi sửa'],
      [is, 'sau khi sửa'],
    ] as const)
      if (side?.problem)
        unusual.push({
          what: 'unreadable',
          file: name,
          detail: `bản ${when} không đọc được (${side.problem}), nên không so được số`,
        });
    if (was && !is && (page.test(name) || name.endsWith('.csv')))
      unusual.push({ what: 'lost', file: name, detail: 'không còn tệp này' });
    const sourcesAt = sourcesOf(now, old, name);
    const changes =
      was && !is
        ? goneFile(was, sourcesAt([]))
        : changesOf(was ?? nothing(name), is ?? nothing(name), sourcesAt);
    const state = was && is ? 'changed' : is ? 'added' : 'removed';
    if (changes.length > 0) files.push({ file: name, state, changes });
  }
  unusual.push(...rowsChanged(files, old));
  for (const { file, changes } of files)
    for (const change of changes) unusual.push(...odd(file, change));
  const rank = ['unreadable', 'lost', 'rows', 'tenfold', 'year'];
  unusual.sort((a, b) => rank.indexOf(a.what) - rank.indexOf(b.what));
  return { files, unusual };
}

const nothing = (file: string): WrittenFile => ({ file, values: [], body: [] });

/** A file that is gone is one thing to confirm, not as many as it has numbers. */
function goneFile(was: WrittenFile, sources: readonly NamedSource[]): NumberChange[] {
  if (was.problem) return [];
  const title = was.values.find(({ path }) => path.length === 1 && path[0] === 'title')?.value;
  const rows = was.file.endsWith('.csv') ? rowsOf(was).size : undefined;
  const value = rows === undefined ? (title ?? was.file) : `${rows} dòng thủ tục`;
  return [{ kind: 'code', subject: '', label: 'bỏ cả tệp', before: { value, line: 1 }, sources }];
}

/** Sources by the path of the entry that names them; a table has those of its list. */
function sourcesOf(
  now: ReadonlyMap<string, WrittenFile>,
  old: ReadonlyMap<string, WrittenFile>,
  name: string,
): (path: readonly (string | number)[]) => readonly NamedSource[] {
  const holder = name.endsWith('.csv') ? name.replace(/[^/]+$/, 'list.yaml') : name;
  const found = new Map<string, Map<string, Record<string, string>>>();
  for (const { path, value } of (now.get(holder) ?? old.get(holder))?.values ?? []) {
    const at = path.lastIndexOf('sources');
    const key = path.at(-1);
    if (at < 0 || at !== path.length - 3 || typeof key !== 'string') continue;
    const owner = path.slice(0, at).join('\n');
    const list = found.get(owner) ?? new Map<string, Record<string, string>>();
    found.set(owner, list);
    const entry = String(path[at + 1]);
    list.set(entry, { ...list.get(entry), [key]: value });
  }
  return (path) => {
    for (let depth = name.endsWith('.csv') ? 0 : path.length; depth >= 0; depth -= 1) {
      const list = found.get(path.slice(0, depth).join('\n'));
      if (list)
        return [...list.values()].map(({ name: title = '', address, read }) => ({
          name: title,
          ...(address ? { address } : {}),
          ...(read ? { read } : {}),
        }));
    }
    return [];
  };
}

type SourcesAt = ReturnType<typeof sourcesOf>;

function changesOf(was: WrittenFile, is: WrittenFile, sourcesAt: SourcesAt): NumberChange[] {
  if (is.file.endsWith('.csv')) return rowChanges(was, is, sourcesAt([]));
  return [...valueChanges(was, is, sourcesAt), ...bodyChanges(was, is, sourcesAt([]))];
}

// Tables ------------------------------------------------------------------------------------------------------------

interface Row {
  readonly code: string;
  readonly line: number;
  readonly cells: ReadonlyMap<string, WrittenValue>;
}

function rowsOf({ values }: WrittenFile): Map<string, Row> {
  const byIndex = new Map<number, Map<string, WrittenValue>>();
  for (const value of values) {
    const [index, column] = value.path;
    if (typeof index !== 'number' || typeof column !== 'string') continue;
    const cells = byIndex.get(index) ?? new Map<string, WrittenValue>();
    byIndex.set(index, cells.set(column, value));
  }
  const rows = new Map<string, Row>();
  for (const cells of byIndex.values()) {
    const code = cells.get('code')?.value ?? '';
    let key = code;
    for (let nth = 2; rows.has(key); nth += 1) key = `${code} (dòng thứ ${nth})`;
    rows.set(key, { code, cells, line: cells.get('code')?.line ?? 1 });
  }
  return rows;
}

const cell = (row: Row | undefined, column: string): string =>
  row?.cells.get(column)?.value.trim() ?? '';

/** All that a row says in numbers, for a row that came or went as a whole. */
function rowInWords(row: Row): string {
  const says = Object.entries(columnLabels)
    .filter(([column]) => !['change', 'name'].includes(column) && cell(row, column) !== '')
    .map(([column, [, label]]) => `${label}: ${cell(row, column)}`);
  const notes = ['timeNote', 'feeNote']
    .map((column) => cell(row, column))
    .filter((note) => numbersIn(note).length > 0);
  return [`${row.code} ${cell(row, 'change')}`.trim(), ...says, ...notes].join('; ');
}

function rowChanges(
  was: WrittenFile,
  is: WrittenFile,
  sources: readonly NamedSource[],
): NumberChange[] {
  const [old, now] = [rowsOf(was), rowsOf(is)];
  const gone = [...old].filter(([key]) => !now.has(key));
  const came = new Map([...now].filter(([key]) => !old.has(key)));
  const changes: NumberChange[] = [];
  const pairs: [Row, Row][] = [...old].flatMap(([key, row]): [Row, Row][] => {
    const other = now.get(key);
    return other ? [[row, other]] : [];
  });
  for (const [, row] of gone) {
    // The same name under another code: a code that was mistyped or corrected, not two unrelated rows.
    const renamed = [...came].filter(([, other]) => cell(other, 'name') === cell(row, 'name'));
    const [key, other] = renamed.length === 1 ? (renamed[0] ?? []) : [];
    if (key !== undefined && other) {
      came.delete(key);
      pairs.push([row, other]);
      changes.push({
        kind: 'code',
        subject: cell(other, 'name'),
        label: 'mã thủ tục',
        before: { value: row.code, line: row.line },
        after: { value: other.code, line: other.line },
        sources,
      });
    } else
      changes.push({
        kind: 'code',
        subject: subjectOf(row),
        label: 'bỏ cả dòng',
        before: { value: rowInWords(row), line: row.line },
        sources,
      });
  }
  for (const [row, other] of pairs) {
    const subject = subjectOf(other);
    for (const [column, [kind, label]] of Object.entries(columnLabels)) {
      const [before, after] = [cell(row, column), cell(other, column)];
      if (before === after) continue;
      changes.push({
        kind,
        subject: column === 'name' ? other.code : subject,
        label,
        before: { value: before, line: row.cells.get(column)?.line ?? row.line },
        after: { value: after, line: other.cells.get(column)?.line ?? other.line },
        sources,
      });
    }
    for (const [column, label] of Object.entries(textColumns)) {
      const line = (side: Row) => side.cells.get(column)?.line ?? side.line;
      changes.push(
        ...textChanges(
          [{ line: line(row), text: cell(row, column) }],
          [{ line: line(other), text: cell(other, column) }],
          () => ({ subject, label, sources }),
        ),
      );
    }
  }
  for (const row of came.values())
    changes.push({
      kind: 'code',
      subject: subjectOf(row),
      label: 'thêm dòng',
      after: { value: rowInWords(row), line: row.line },
      sources,
    });
  return byLine(changes);
}

const subjectOf = (row: Row): string => `${row.code} ${cell(row, 'name')}`.trim();

const lineOf = ({ before, after }: NumberChange): number => (after ?? before)?.line ?? 0;

const byLine = (changes: readonly NumberChange[]): NumberChange[] =>
  [...changes].sort((a, b) => lineOf(a) - lineOf(b));

/** How many rows of the lists were removed or changed, of all and of each list. */
function rowsChanged(
  files: readonly ChangedFile[],
  old: ReadonlyMap<string, WrittenFile>,
): Unusual[] {
  const counts = [...old.values()]
    .filter(({ file }) => file.endsWith('.csv'))
    .map((file) => {
      const { changes = [], state } = files.find((changed) => changed.file === file.file) ?? {};
      const all = rowsOf(file).size;
      const lines = new Set(changes.flatMap(({ before }) => (before ? [before.line] : [])));
      return { file: file.file, all, changed: state === 'removed' ? all : lines.size };
    });
  const all = counts.reduce((sum, count) => sum + count.all, 0);
  const changed = counts.reduce((sum, count) => sum + count.changed, 0);
  const { most, share, atLeast } = usualRows;
  const tooMany = (part: number, whole: number) =>
    part > most || (part >= atLeast && part > whole * share);
  const percent = (part: number, whole: number) => `${Math.round((part / whole) * 100)} %`;
  const found: Unusual[] = [];
  if (tooMany(changed, all))
    found.push({
      what: 'rows',
      detail: `${changed} trên ${all} dòng của các danh sách bị đổi hoặc mất (${percent(changed, all)})`,
    });
  for (const count of counts)
    if (tooMany(count.changed, count.all))
      found.push({
        what: 'rows',
        file: count.file,
        detail: `${count.changed} trên ${count.all} dòng bị đổi hoặc mất (${percent(count.changed, count.all)})`,
      });
  return found;
}

// YAML --------------------------------------------------------------------------------------------------------------

interface Unit {
  readonly value: WrittenValue;
  /** The path with the names of entries instead of their numbers. */
  readonly key: string;
  /** The same without any entry, to pair what was renamed. */
  readonly general: string;
  readonly subject: string;
}

function unitsOf({ values }: WrittenFile): Map<string, Unit[]> {
  const names = new Map<string, string>();
  for (const name of identities)
    for (const { path, value } of values)
      if (path.at(-1) === name && typeof path.at(-2) === 'number') {
        const owner = path.slice(0, -1).join('\n');
        if (!names.has(owner)) names.set(owner, value);
      }
  // Two entries of one name stay two entries.
  const seen = new Map<string, string>();
  const nth = new Map<string, number>();
  const nameOf = (path: readonly (string | number)[]): string => {
    const owner = path.join('\n');
    const known = seen.get(owner);
    if (known !== undefined) return known;
    const name = names.get(owner);
    if (name === undefined) return '';
    const scope = `${path.slice(0, -1).join('\n')}\n${name}`;
    const count = (nth.get(scope) ?? 0) + 1;
    nth.set(scope, count);
    const told = count === 1 ? name : `${name} (thứ ${count})`;
    seen.set(owner, told);
    return told;
  };
  const units = new Map<string, Unit[]>();
  for (const value of values) {
    const parts = value.path.map((part, index) =>
      typeof part === 'number' ? nameOf(value.path.slice(0, index + 1)) : part,
    );
    const key = parts.join('\n');
    const subject = value.path
      .flatMap((part, index) => (typeof part === 'number' ? [parts[index] ?? ''] : []))
      .filter((name) => name !== '')
      .join(', ');
    const general = value.path.filter((part) => typeof part === 'string').join('\n');
    units.set(key, [...(units.get(key) ?? []), { value, key, general, subject }]);
  }
  return units;
}

function labelOf({ value }: Unit): readonly [NumberKind, string, boolean] {
  const key = String(value.path.findLast((part) => typeof part === 'string') ?? '');
  // `number` of a list or a law is a paper, of the essential services a place in their order.
  if (key === 'number')
    return /^\d+$/.test(value.value)
      ? ['number', 'số thứ tự', true]
      : ['paper', 'số văn bản', true];
  // The address of an office is a street, not a link.
  if (key === 'address' && !value.value.startsWith('https:')) return ['number', 'địa chỉ', false];
  const known = keyLabels[key];
  if (known) return [...known, true];
  const label = value.path.includes('sources') ? 'tên nguồn' : textKeyLabels[key];
  return ['number', label ?? `mục ${key}`, false];
}

function valueChanges(was: WrittenFile, is: WrittenFile, sourcesAt: SourcesAt): NumberChange[] {
  const [old, now] = [unitsOf(was), unitsOf(is)];
  const changes: NumberChange[] = [];
  const leftOver = { old: [] as Unit[], now: [] as Unit[] };
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [before, after] = [old.get(key) ?? [], now.get(key) ?? []];
    const unit = after[0] ?? before[0];
    const last = unit?.value.path.findLast((part) => typeof part === 'string');
    if (!unit || unit.value.path.some((part) => notFacts.has(String(part)))) continue;
    // Where a chooser leads: to a page by its name, or to a procedure by its code.
    if (last === 'to' && ![...before, ...after].some(({ value }) => /\d\.\d{6}/.test(value.value)))
      continue;
    const [kind, label, whole] = labelOf(unit);
    const meta = { subject: unit.subject, label, sources: sourcesAt(unit.value.path) };
    const isEntry = unit.value.path.some((part) => typeof part === 'number');
    if (isEntry && (before.length === 0 || after.length === 0)) {
      leftOver.old.push(...before);
      leftOver.now.push(...after);
    } else if (!whole) {
      changes.push(...textChanges(linesOf(before), linesOf(after), () => meta));
    } else if (typeof unit.value.path.at(-1) === 'number') {
      changes.push(...listChanges(kind, before, after, meta, last === 'procedures'));
    } else if (before[0]?.value.value !== after[0]?.value.value)
      changes.push({ kind, ...meta, ...sides(before[0], after[0]) });
  }
  return byLine([...changes, ...renamedEntries(leftOver, sourcesAt)]);
}

const linesOf = (units: readonly Unit[]) =>
  units.map(({ value: { line, value } }) => ({ line, text: value }));

const sides = (before: Unit | undefined, after: Unit | undefined) => ({
  ...(before ? { before: { value: before.value.value, line: before.value.line } } : {}),
  ...(after ? { after: { value: after.value.value, line: after.value.line } } : {}),
});

/** Changes of a plain list. The order of codes counts, since fees and times are those of the first. */
function listChanges(
  kind: NumberKind,
  before: readonly Unit[],
  after: readonly Unit[],
  meta: Pick<NumberChange, 'subject' | 'label' | 'sources'>,
  inOrder: boolean,
): NumberChange[] {
  const textOf = (units: readonly Unit[]) => units.map(({ value }) => value.value);
  if (inOrder) {
    const [old, now] = [textOf(before).join(', '), textOf(after).join(', ')];
    const first = (units: readonly Unit[], value: string) =>
      units[0] ? { value, line: units[0].value.line } : undefined;
    const [was, is] = [first(before, old), first(after, now)];
    return old === now
      ? []
      : [{ kind, ...meta, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) }];
  }
  const [old, now] = [new Set(textOf(before)), new Set(textOf(after))];
  return [
    ...before.filter(({ value }) => !now.has(value.value)).map((unit) => sides(unit, undefined)),
    ...after.filter(({ value }) => !old.has(value.value)).map((unit) => sides(undefined, unit)),
  ].map((change) => ({ kind, ...meta, ...change }));
}

/** What an entry says whose name was changed too: paired in order, so that a reworded source is one line and not two. */
function renamedEntries(
  { old, now }: { readonly old: Unit[]; readonly now: Unit[] },
  sourcesAt: SourcesAt,
): NumberChange[] {
  const waiting = now.filter((unit) => labelOf(unit)[2]);
  const changes: NumberChange[] = [];
  const add = (unit: Unit, before: Unit | undefined, after: Unit | undefined) => {
    const [kind, label] = labelOf(unit);
    changes.push({
      kind,
      subject:
        before && after && before.subject !== after.subject
          ? `${after.subject} (trước là ${before.subject})`
          : unit.subject,
      label,
      ...sides(before, after),
      ...(before && after && before.value.value === after.value.value ? { sameNumber: true } : {}),
      sources: sourcesAt(unit.value.path),
    });
  };
  const isText = (unit: Unit) => !labelOf(unit)[2];
  for (const general of new Set([...old, ...now].filter(isText).map((unit) => unit.general))) {
    const [before, after] = [old, now].map((units) =>
      units.filter((unit) => unit.general === general),
    ) as [Unit[], Unit[]];
    const units = new Map([...before, ...after].map((unit) => [unit.value.line, unit]));
    changes.push(
      ...textChanges(linesOf(before), linesOf(after), (line) => {
        const unit = units.get(line) ?? after[0] ?? before[0];
        return {
          subject: unit?.subject ?? '',
          label: unit ? labelOf(unit)[1] : '',
          sources: sourcesAt(unit?.value.path ?? []),
        };
      }),
    );
  }
  for (const unit of old) {
    if (isText(unit)) continue;
    const at = waiting.findIndex(({ general }) => general === unit.general);
    const [other] = at < 0 ? [] : waiting.splice(at, 1);
    // A source under a new name that was read on the same day says nothing new; a telephone under a new name does.
    if (other?.value.value === unit.value.value && unit.value.path.includes('sources')) continue;
    add(other ?? unit, unit, other);
  }
  for (const unit of waiting) add(unit, undefined, unit);
  return changes;
}

// Bodies and texts --------------------------------------------------------------------------------------------------

interface Line {
  readonly line: number;
  readonly text: string;
}

type Meta = (
  line: number,
  side: 'before' | 'after',
) => Pick<NumberChange, 'subject' | 'label' | 'sources'>;

function bodyChanges(
  was: WrittenFile,
  is: WrittenFile,
  sources: readonly NamedSource[],
): NumberChange[] {
  const headings = { before: headingsOf(was), after: headingsOf(is) };
  const meta: Meta = (line, side) => ({
    subject: headings[side].findLast((heading) => heading.line <= line)?.text ?? '',
    label: 'trong bài',
    sources,
  });
  const lines = ({ body }: WrittenFile) => body.filter(({ text }) => text.trim() !== '');
  const { stretches } = sequenceChanges(lines(was), lines(is), ({ text }) => text.trim());
  // A line that stands elsewhere now, with enough words of its own to still mean the same there.
  const moved = movedLines(stretches);
  return stretches.flatMap(({ removed, added }) =>
    textChanges(
      removed.filter((line) => !moved.has(line)),
      added.filter((line) => !moved.has(line)),
      meta,
    ),
  );
}

function movedLines(
  stretches: readonly { readonly removed: readonly Line[]; readonly added: readonly Line[] }[],
): Set<Line> {
  const moved = new Set<Line>();
  const places = new Map<string, Line[]>();
  const enough = ({ text }: Line) => (text.match(/(?<![\p{L}\d])\p{L}{2,}/gu) ?? []).length >= 5;
  for (const { added } of stretches)
    for (const line of added)
      if (enough(line))
        places.set(line.text.trim(), [...(places.get(line.text.trim()) ?? []), line]);
  for (const { removed } of stretches)
    for (const line of removed) {
      const there = places.get(line.text.trim())?.shift();
      if (there) moved.add(line).add(there);
    }
  return moved;
}

function headingsOf({ body }: WrittenFile): Line[] {
  return body.flatMap(({ line, text }) => {
    const heading =
      /^\s*<(?:Step|Stuck|Question)\b[^>]*\b(?:title|question|ask)="([^"]*)"/.exec(text)?.[1] ??
      /^##+ (.+)$/.exec(text)?.[1];
    return heading ? [{ line, text: heading }] : [];
  });
}

interface PlacedToken extends NumberToken {
  readonly line: number;
}

/** Numbers that differ between two texts, old and new side by side where they stand in for each other. */
function textChanges(before: readonly Line[], after: readonly Line[], meta: Meta): NumberChange[] {
  const tokens = (lines: readonly Line[]): PlacedToken[] =>
    lines.flatMap(({ line, text }) => numbersIn(text).map((token) => ({ ...token, line })));
  const { stretches, kept } = tokenChanges(tokens(before), tokens(after));
  const changes: NumberChange[] = [];
  const add = (was: PlacedToken | undefined, is: PlacedToken | undefined, same = false) => {
    const token = is ?? was;
    if (!token) return;
    const side = ({ value, line, context }: PlacedToken) => ({ value, line, context });
    changes.push({
      kind: token.kind,
      ...meta(token.line, is ? 'after' : 'before'),
      ...(was ? { before: side(was) } : {}),
      ...(is ? { after: side(is) } : {}),
      ...(same ? { sameNumber: true } : {}),
    });
  };
  for (const { removed, added } of stretches) {
    const waiting = [...added];
    const single: PlacedToken[] = [];
    for (const was of removed) {
      const at = waiting.findIndex(({ kind }) => kind === was.kind);
      if (at < 0) single.push(was);
      else add(was, waiting.splice(at, 1)[0]);
    }
    for (const was of single) add(was, waiting.shift());
    for (const is of waiting) add(undefined, is);
  }
  for (const [was, is] of kept) if (saidOfAnother(was, is)) add(was, is, true);
  return changes;
}

function tokenChanges(
  before: readonly PlacedToken[],
  after: readonly PlacedToken[],
): ReturnType<typeof sequenceChanges<PlacedToken>> {
  const keyOf = ({ kind, value }: PlacedToken) => `${kind} ${value}`;
  // As many numbers of the same kinds as before: each stands for the one in its place, so that two that changed places
  // are two changes.
  const inPlace =
    before.length === after.length &&
    before.every(({ kind }, index) => kind === after[index]?.kind);
  if (!inPlace) return sequenceChanges(before, after, keyOf);
  const pairs = before.map((was, index) => [was, after[index] ?? was] as const);
  const isSame = ([was, is]: readonly [PlacedToken, PlacedToken]) => keyOf(was) === keyOf(is);
  return {
    stretches: pairs
      .filter((pair) => !isSame(pair))
      .map(([was, is]) => ({ removed: [was], added: [is] })),
    kept: pairs.filter(isSame),
  };
}

/** Is a number said of another thing than before: “trên mạng 7.000” and “tại quầy 7.000”? */
function saidOfAnother(was: NumberToken, is: NumberToken): boolean {
  const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}{2,}/gu) ?? []);
  const [old, now] = [words(was.lead), words(is.lead)];
  return old.size > 0 && now.size > 0 && [...old].every((word) => !now.has(word));
}

// What is unusual ---------------------------------------------------------------------------------------------------

function odd(file: string, change: NumberChange): Unusual[] {
  const { kind, before, after, subject, label } = change;
  if (!before || !after) return [];
  const place = { file, line: after.line };
  const what = [subject, label].filter((text) => text !== '').join(', ');
  const told = `${what}: ${before.value} → ${after.value}`;
  if (kind === 'fee' && isTenfold(before.value, after.value))
    return [{ what: 'tenfold', ...place, detail: told }];
  if (kind === 'date' && isOneYear(before.value, after.value))
    return [{ what: 'year', ...place, detail: told }];
  return [];
}

/** Ten, a hundred, a thousand times as much or as little: a zero too many or too few. */
function isTenfold(before: string, after: string): boolean {
  const [old, now] = [before.split(' | '), after.split(' | ')];
  return old.some((text, index) => {
    const [a, b] = [vndOf(text), vndOf(now[index] ?? '')];
    if (!a || !b) return false;
    const power = Math.log10(Math.max(a, b) / Math.min(a, b));
    return power > 0.5 && Math.abs(power - Math.round(power)) < 1e-9;
  });
}

function isOneYear(before: string, after: string): boolean {
  const [old, now] = [dayOf(before), dayOf(after)];
  return (
    old !== undefined &&
    now !== undefined &&
    old.slice(4) === now.slice(4) &&
    Math.abs(Number(old.slice(0, 4)) - Number(now.slice(0, 4))) === 1
  );
}
