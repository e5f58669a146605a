import { type CsvRow, csvRows, csvText } from './csv-text.ts';
import { addDays, type Day } from './day.ts';
import { looksLikePerson } from './identity-number.ts';

/** How a thing that a coach helped with ended. */
export const outcomes = ['done', 'stuck', 'notStarted'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why somebody got stuck or did not begin: a short list, so that weeks can be compared. */
export const reasons = [
  'password',
  'network',
  'papers',
  'data',
  'portal',
  'family',
  'other',
] as const;
export type Reason = (typeof reasons)[number];

/** Helped alone, or in a group. */
export const ways = ['alone', 'group'] as const;
export type Way = (typeof ways)[number];

/**
 * One thing that a coach helped with. It belongs to no person: no hour, no order, nothing that two things of one person
 * have in common. The random id is there for one reason: a file that is merged twice counts once.
 */
export interface TallyRecord {
  readonly id: string;
  /** Vietnam's date. */
  readonly day: Day;
  /** Slug of the guide. */
  readonly guide: string;
  readonly outcome: Outcome;
  /** Where it got stuck, from 1; only when it did. */
  readonly step?: number;
  /** Always when it got stuck, never when it was done. */
  readonly reason?: Reason;
  /** A few words, only for the reason `other`. */
  readonly note?: string;
  readonly minutes: number;
  readonly way: Way;
}

/** Limits of a record; more is a slip of the finger or a damaged file. */
export const limits = { step: 30, minutes: 600, note: 80, records: 20_000 } as const;

/** Consonants: no word can come out, and no spreadsheet takes an id for a number. */
const letters = 'bcdfghjkmnpqrstvwxz';
const idForm = /^[bcdfghjkmnpqrstvwxz]{16}$/;

/** @param bytes - 16 random ones. */
export const tallyId = (bytes: Uint8Array): string =>
  Array.from(bytes.slice(0, 16), (byte) => letters[byte % letters.length]).join('');

/** Why a few words may not be kept. */
export type NoteProblem = 'person' | 'name' | 'long';

const fileNumber = /(?<![A-Z\d])[A-Z]{1,4}\d{1,3}(?:\.\d{1,3})*\s*-\s*\d{6}\s*-\s*\d{3,}/iu;
const surnames =
  'Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lâm|Mai|Cao|Châu|Tạ|Hà|Thái|Đoàn|Tô|Lương|Đào|Trịnh|Kiều|Diệp|Thạch|Sơn|Danh';
/** A surname with more names after it, an elder or younger one called by name, or the commonest surnames in any case. */
const names = [
  new RegExp(`(?<!\\p{L})(?:${surnames})(?: \\p{Lu}\\p{Ll}*)+`, 'u'),
  /(?<!\p{L})(?:[ôÔ]ng|[bB]à|[cC]ô|[cC]hú|[bB]ác|[cC]ậu|[mM]ợ|[dD]ì|[tT]hím|[aA]nh|[cC]hị|[eE]m|[cC]ụ|[dD]ượng)(?: \p{Lu}\p{Ll}*)+/u,
  /(?<!\p{L})(?:nguyễn|trần|phạm|huỳnh|nguyen|tran|pham|huynh)(?!\p{L}) \p{L}/iu,
];

/** Looks at what a coach typed: numbers of people, their files, and names beside a number are not kept. */
export function noteProblem(text: string): NoteProblem | undefined {
  const plain = text.normalize('NFC');
  if (looksLikePerson(plain) || fileNumber.test(plain)) return 'person';
  if (/\p{Nd}/u.test(plain) && names.some((name) => name.test(plain))) return 'name';
  return [...plain].length > limits.note ? 'long' : undefined;
}

const isDay = (value: unknown): value is Day =>
  typeof value === 'string' &&
  /^20\d\d-\d\d-\d\d$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  addDays(value, 0) === value;
const isCount = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const isOneOf = <T extends string>(all: readonly T[], value: unknown): value is T =>
  all.includes(value as T);

/** Which part of a record cannot be; undefined when it is one. What the device or a file holds is believed only then. */
export function recordProblem(
  value: Readonly<Record<string, unknown>>,
): keyof TallyRecord | undefined {
  const { id, day, guide, outcome, step, reason, note, minutes, way } = value;
  if (typeof id !== 'string' || !idForm.test(id)) return 'id';
  if (!isDay(day)) return 'day';
  if (typeof guide !== 'string' || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(guide) || guide.length > 80)
    return 'guide';
  if (!isOneOf(outcomes, outcome)) return 'outcome';
  if (outcome === 'stuck' ? !isCount(step, 1, limits.step) : step !== undefined) return 'step';
  if (reason === undefined ? outcome === 'stuck' : outcome === 'done' || !isOneOf(reasons, reason))
    return 'reason';
  if (
    note !== undefined &&
    (typeof note !== 'string' ||
      note.trim() !== note ||
      note === '' ||
      reason !== 'other' ||
      noteProblem(note))
  )
    return 'note';
  if (!isCount(minutes, 0, limits.minutes)) return 'minutes';
  return isOneOf(ways, way) ? undefined : 'way';
}

/** Whether a value is a record and nothing else. */
export const isTallyRecord = (value: unknown): value is TallyRecord =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).every((key) => fields.includes(key as keyof TallyRecord)) &&
  recordProblem(value as Record<string, unknown>) === undefined;

const fields: readonly (keyof TallyRecord)[] = [
  'id',
  'day',
  'guide',
  'outcome',
  'step',
  'reason',
  'note',
  'minutes',
  'way',
];

/** Records of both, each once; where both have one of an id, ours stays. */
export function mergedTally(
  ours: readonly TallyRecord[],
  theirs: readonly TallyRecord[],
): TallyRecord[] {
  const all = new Map([...theirs, ...ours].map((record) => [record.id, record]));
  return [...all.values()].sort(inOrder);
}

/** By day, then by the random id: not even the order tells who came first. */
const inOrder = (one: TallyRecord, other: TallyRecord): number =>
  one.day === other.day ? (one.id < other.id ? -1 : 1) : one.day < other.day ? -1 : 1;

/** How often each outcome was, with the minutes they took. */
export interface TallyCounts extends Readonly<Record<Outcome, number>> {
  readonly minutes: number;
}

/** All outcomes together. */
export const allOf = ({ done, stuck, notStarted }: TallyCounts): number =>
  done + stuck + notStarted;

const countsOf = (records: readonly TallyRecord[]): TallyCounts => {
  const sum = { done: 0, stuck: 0, notStarted: 0, minutes: 0 };
  for (const { outcome, minutes } of records) {
    sum[outcome] += 1;
    sum.minutes += minutes;
  }
  return sum;
};

/** A week of ISO 8601: from Monday to Sunday, of the year that has its Thursday. */
export interface Week {
  readonly year: number;
  readonly week: number;
  readonly first: Day;
  readonly last: Day;
}

/** The week of a day. */
export function weekOf(day: Day): Week {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const first = addDays(day, -weekday);
  const thursday = addDays(first, 3);
  const year = Number(thursday.slice(0, 4));
  const dayOfYear = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 86_400_000;
  return { year, week: Math.floor(dayOfYear / 7) + 1, first, last: addDays(first, 6) };
}

/** What a report tells of some records. */
export interface TallyReport {
  readonly total: TallyCounts;
  readonly ways: Readonly<Record<Way, number>>;
  /** The latest first. */
  readonly weeks: readonly (Week & { readonly counts: TallyCounts })[];
  /** `2026-11`, the latest first. */
  readonly months: readonly { readonly month: string; readonly counts: TallyCounts }[];
  /** The most frequent first. */
  readonly guides: readonly { readonly guide: string; readonly counts: TallyCounts }[];
  /** Where people get stuck, the most frequent first. */
  readonly stuck: readonly {
    readonly guide: string;
    readonly step: number;
    readonly reason: Reason;
    readonly times: number;
  }[];
}

/** Sums records up; nothing in the result can be traced to one of them but where there is only one. */
export function tallyReport(records: readonly TallyRecord[]): TallyReport {
  const groups = <K extends string>(keyOf: (record: TallyRecord) => K): [K, TallyRecord[]][] => {
    const found = new Map<K, TallyRecord[]>();
    for (const record of records) {
      const key = keyOf(record);
      found.set(key, [...(found.get(key) ?? []), record]);
    }
    return [...found];
  };
  const latestFirst = ([one]: [string, unknown], [other]: [string, unknown]): number =>
    one < other ? 1 : -1;
  return {
    total: countsOf(records),
    ways: {
      alone: records.filter(({ way }) => way === 'alone').length,
      group: records.filter(({ way }) => way === 'group').length,
    },
    weeks: groups(({ day }) => weekOf(day).first)
      .sort(latestFirst)
      .map(([first, some]) => ({ ...weekOf(first), counts: countsOf(some) })),
    months: groups(({ day }) => day.slice(0, 7))
      .sort(latestFirst)
      .map(([month, some]) => ({ month, counts: countsOf(some) })),
    guides: groups(({ guide }) => guide)
      .map(([guide, some]) => ({ guide, counts: countsOf(some) }))
      .sort(
        (one, other) =>
          allOf(other.counts) - allOf(one.counts) || (one.guide < other.guide ? -1 : 1),
      ),
    stuck: groups(({ outcome, guide, step, reason }) =>
      outcome === 'stuck' ? `${guide} ${String(step).padStart(2, '0')} ${reason}` : '',
    )
      .filter(([key]) => key !== '')
      .sort(
        ([key, some], [otherKey, others]) =>
          others.length - some.length || (key < otherKey ? -1 : 1),
      )
      .flatMap(([, some]) => {
        const [{ guide, step, reason } = {}] = some as [Partial<TallyRecord>?];
        return guide && step && reason ? [{ guide, step, reason, times: some.length }] : [];
      }),
  };
}

/** Names of columns and values in a file, which coaches open in a spreadsheet. */
const columns = [
  'ma',
  'ngay',
  'viec',
  'ten-viec',
  'ket-qua',
  'buoc',
  'ly-do',
  'ghi-them',
  'phut',
  'cach-giup',
] as const;
const written = {
  outcome: { done: 'xong', stuck: 'vuong', notStarted: 'chua-lam' },
  reason: {
    password: 'quen-mat-khau',
    network: 'may-khong-co-mang',
    papers: 'thieu-giay-to',
    data: 'thong-tin-tren-cong-sai',
    portal: 'cong-bao-loi',
    family: 've-hoi-nguoi-nha',
    other: 'ly-do-khac',
  },
  way: { alone: 'rieng', group: 'nhom' },
} as const;
const readBack = <T extends string>(names: Readonly<Record<T, string>>, cell: string) =>
  (Object.keys(names) as T[]).find((key) => names[key] === cell);

/**
 * Records as a file for a spreadsheet and for other coaches.
 *
 * @param nameOf - the title of a guide; it is for people, and not read back.
 */
export function tallyCsv(
  records: readonly TallyRecord[],
  nameOf: (guide: string) => string,
): string {
  return csvText([
    columns,
    ...[...records]
      .sort(inOrder)
      .map(({ id, day, guide, outcome, step, reason, note, minutes, way }) => [
        id,
        day,
        guide,
        nameOf(guide),
        written.outcome[outcome],
        step === undefined ? '' : String(step),
        reason ? written.reason[reason] : '',
        note ?? '',
        String(minutes),
        written.way[way],
      ]),
  ]);
}

/** Something in a file that makes it no tally; `line` counts from 1. */
export interface TallyFault {
  readonly line: number;
  readonly what:
    | keyof TallyRecord
    | 'quote'
    | 'header'
    | 'cells'
    | 'twice'
    | 'tooMany'
    | 'encoding';
  /** What stands there. */
  readonly written: string;
}

/** A file as records, or everything that is wrong in it: half a file is never taken. */
export function readTally(
  file: string,
): { readonly records: readonly TallyRecord[] } | { readonly faults: readonly TallyFault[] } {
  if (file.includes('\uFFFD')) return { faults: [{ line: 1, what: 'encoding', written: '' }] };
  const rows = csvRows(file);
  if (!rows) return { faults: [{ line: 1, what: 'quote', written: '' }] };
  const [head, ...body] = rows;
  if (head?.cells.join() !== columns.join())
    return {
      faults: [{ line: 1, what: 'header', written: (head?.cells.join(', ') ?? '').slice(0, 80) }],
    };
  if (body.length > limits.records)
    return { faults: [{ line: 1, what: 'tooMany', written: String(body.length) }] };
  const faults: TallyFault[] = [];
  const seen = new Set<string>();
  const records = body.flatMap((row): TallyRecord[] => {
    const read = recordIn(row);
    const fault =
      'what' in read
        ? read
        : seen.has(read.id) && { line: row.line, what: 'twice' as const, written: read.id };
    if (fault) faults.push(fault);
    if ('what' in read) return [];
    seen.add(read.id);
    return [read];
  });
  return faults.length > 0 ? { faults } : { records };
}

/** A day as we write it, or as a spreadsheet that is set to Vietnamese writes it back. */
function dayIn(cell: string): string {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : cell;
}

function recordIn({ line, cells }: CsvRow): TallyRecord | TallyFault {
  if (cells.length !== columns.length)
    return { line, what: 'cells', written: String(cells.length) };
  const [
    id = '',
    day = '',
    guide = '',
    ,
    outcome = '',
    step = '',
    reason = '',
    note = '',
    minutes = '',
    way = '',
  ] = cells.map((cell) => cell.trim());
  const number = (cell: string): number => (/^\d{1,4}$/.test(cell) ? Number(cell) : Number.NaN);
  const record = {
    id,
    day: dayIn(day),
    guide,
    outcome: readBack(written.outcome, outcome),
    ...(step === '' ? {} : { step: number(step) }),
    ...(reason === '' ? {} : { reason: readBack(written.reason, reason) ?? reason }),
    ...(note === '' ? {} : { note }),
    minutes: number(minutes),
    way: readBack(written.way, way),
  };
  const what = recordProblem(record);
  if (!what) return record as TallyRecord;
  const shown = { id, day, guide, outcome, step, reason, note, minutes, way };
  // A number of a person in a foreign file must not be shown either.
  return { line, what, written: looksLikePerson(shown[what]) ? '…' : shown[what].slice(0, 40) };
}
