import type { Day } from '#schemas/common.ts';
import type { ListHead } from '#schemas/list-head.ts';
import {
  type OpenList,
  type OpenProcedure,
  type OpenProcedureRow,
  type OpenStatistic,
  type OpenTable,
  openTables,
} from '#schemas/open-data.ts';
import type { Channel, Fee, ProcedureRow, TimeLimit } from '#schemas/procedure-row.ts';
import type { Service } from '#schemas/service.ts';
import type { EssentialService, Places, Site } from '#schemas/site.ts';
import type { Amount, CountSet, Statistics } from '#schemas/statistics.ts';
import type { Procedure } from './catalogue.ts';
import { csvOf, jsonOf, type OpenRow, rowOf } from './open-data-table.ts';

/** Everything that is given away, as the pages have it: nothing is read a second time. */
export interface OpenSource {
  readonly site: Site;
  /** Where the site stands, with a slash at its end. */
  readonly address: string;
  readonly day: Day;
  readonly build: string;
  readonly procedures: readonly Procedure[];
  readonly lists: readonly {
    readonly id: string;
    readonly head: ListHead;
    readonly countsFrom: Day;
    readonly rows: readonly Pick<ProcedureRow, 'code' | 'change' | 'replaces' | 'insteadOf'>[];
  }[];
  readonly services: readonly { readonly slug: string; readonly front: Service }[];
  readonly places: Places;
  readonly essential: readonly EssentialService[];
  readonly statistics: readonly { readonly slug: string; readonly report: Statistics }[];
}

/** A file below `/du-lieu/`. */
export interface OpenFile {
  /** Below `/du-lieu/`: `v1/procedures.csv`. */
  readonly path: string;
  readonly text: string;
}

/** The portal's page of a procedure. */
export const officialPageOf = (code: string): string =>
  `https://dichvucong.gov.vn/dich-vu-cong-truc-tuyen/${code}`;

/** Code units, not a language: the order must be the same on every machine. */
const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * How much is known of a fee. The portal shows 0 also where nobody filled the field in: such a zero is published as
 * no number at all, since a program would take it for “free of charge”.
 */
export function feeKnown(fee: readonly Fee[] | undefined): {
  status: OpenProcedure['onlineFeeStatus'];
  vnd: readonly number[] | null;
} {
  if (!fee || fee.length === 0) return { status: 'unknown', vnd: null };
  const amounts = fee.filter((amount) => amount !== 'defaultZero');
  return amounts.length < fee.length
    ? { status: 'portalZero', vnd: null }
    : { status: 'known', vnd: amounts };
}

const unitWords: Record<TimeLimit['unit'], string> = {
  workingDays: 'ngày làm việc',
  days: 'ngày',
  hours: 'giờ',
  months: 'tháng',
  sameDay: 'trong ngày',
};

/** Time limits as a list writes them: “3 ngày làm việc | 5 ngày làm việc”. */
export function writtenTime(time: readonly TimeLimit[] | undefined): string | null {
  if (!time || time.length === 0) return null;
  return time
    .map(({ amount, unit }) =>
      unit === 'sameDay' ? unitWords.sameDay : `${amount} ${unitWords[unit]}`,
    )
    .join(' | ');
}

const channels = ['online', 'counter', 'post'] as const satisfies readonly Channel[];

function sharedFacts({ code, facts, status }: Procedure, address: string) {
  const ended = status.kind === 'inForce' ? undefined : status;
  const known = [facts.time, ...channels.map((channel) => facts.by[channel].time)];
  return {
    code,
    name: facts.name,
    field: facts.field,
    status: status.kind,
    statusSince: ended?.since ?? null,
    statusList: ended?.list ?? null,
    usedInstead: ended && 'by' in ended ? ended.by : null,
    timeStatus: known.some((time) => time && time.length > 0) ? 'known' : 'unknown',
    timeNote: facts.timeNote ?? null,
    feeNote: facts.feeNote ?? null,
    agency: facts.agency ?? null,
    result: facts.result ?? null,
    documents: facts.documents ?? null,
    publishedBy: facts.publishedBy ?? null,
    publishedOn: facts.publishedOn ?? null,
    confidence: facts.confidence,
    note: facts.note ?? null,
    page: `${address}thu-tuc/${code}/`,
    officialPage: officialPageOf(code),
  } as const;
}

/** A procedure with all its parts. */
export function openProcedureOf(procedure: Procedure, address: string): OpenProcedure {
  const { facts, history } = procedure;
  const [online, counter, post] = channels.map((channel) => feeKnown(facts.by[channel].fee));
  const copy = <T>(values: readonly T[] | null | undefined): T[] | null =>
    values && values.length > 0 ? [...values] : null;
  return {
    ...sharedFacts(procedure, address),
    levels: [...facts.levels],
    channels: [...facts.channels],
    time: copy(facts.time),
    onlineTime: copy(facts.by.online.time),
    counterTime: copy(facts.by.counter.time),
    postTime: copy(facts.by.post.time),
    onlineFeeStatus: online?.status ?? 'unknown',
    onlineFeeVnd: copy(online?.vnd),
    counterFeeStatus: counter?.status ?? 'unknown',
    counterFeeVnd: copy(counter?.vnd),
    postFeeStatus: post?.status ?? 'unknown',
    postFeeVnd: copy(post?.vnd),
    applicants: [...facts.applicants],
    legal: [...facts.legal],
    history: history.map(({ list, kind, day, codes }) => ({
      list,
      change: kind,
      day,
      codes: [...codes],
    })),
  };
}

/** The same procedure as one line of a spreadsheet. */
export function openProcedureRowOf(procedure: Procedure, address: string): OpenProcedureRow {
  const { facts } = procedure;
  const [online, counter, post] = channels.map((channel) => {
    const { status, vnd } = feeKnown(facts.by[channel].fee);
    return {
      status,
      least: vnd ? Math.min(...vnd) : null,
      most: vnd ? Math.max(...vnd) : null,
    };
  });
  const joined = (words: readonly string[], by: string) => words.join(by) || null;
  return {
    ...sharedFacts(procedure, address),
    levels: joined(facts.levels, ' '),
    channels: joined(facts.channels, ' '),
    time: writtenTime(facts.time),
    onlineTime: writtenTime(facts.by.online.time),
    counterTime: writtenTime(facts.by.counter.time),
    postTime: writtenTime(facts.by.post.time),
    onlineFeeStatus: online?.status ?? 'unknown',
    onlineFeeMinVnd: online?.least ?? null,
    onlineFeeMaxVnd: online?.most ?? null,
    counterFeeStatus: counter?.status ?? 'unknown',
    counterFeeMinVnd: counter?.least ?? null,
    counterFeeMaxVnd: counter?.most ?? null,
    postFeeStatus: post?.status ?? 'unknown',
    postFeeMinVnd: post?.least ?? null,
    postFeeMaxVnd: post?.most ?? null,
    applicants: joined(facts.applicants, '; '),
    legal: joined(facts.legal, '; '),
  };
}

function openListOf(list: OpenSource['lists'][number], address: string): OpenList {
  const { id, head, countsFrom, rows } = list;
  const { effective, ...rest } = head;
  return {
    ...rest,
    id,
    number: head.number ?? null,
    effective: effective === 'unknown' ? null : effective,
    effectiveStatus: effective === 'unknown' ? 'unknown' : 'known',
    countsFrom,
    declared: head.declared ?? null,
    note: head.note ?? null,
    page: `${address}thay-doi/${id}/`,
    changes: rows.map(({ code, change, replaces, insteadOf }) => ({
      code,
      change,
      replaces: [...replaces],
      insteadOf: insteadOf ?? null,
    })),
  };
}

const amounts = ['received', 'due', 'onTime', 'late', 'pending'] as const;

function openStatisticOf(
  slug: string,
  report: Statistics,
  counts: CountSet,
  address: string,
): OpenStatistic {
  const bare = (amount: Amount | undefined) =>
    typeof amount === 'object' ? amount.moreThan : (amount ?? null);
  const { title, from, to, unit, confidence, reviewed } = report;
  const { id: set, name, level, onTimePercent = null, latePercent = null } = counts;
  return {
    ...{ id: `${slug}/${set}`, title, from, to, unit, set, name, level },
    received: bare(counts.received),
    due: bare(counts.due),
    onTime: bare(counts.onTime),
    late: bare(counts.late),
    pending: bare(counts.pending),
    moreThan: amounts.filter((key) => typeof counts[key] === 'object').join(' ') || null,
    ...{ onTimePercent, latePercent, confidence, reviewed, page: `${address}ket-qua/#ky-${slug}` },
  };
}

function rowsOf(table: OpenTable, source: OpenSource): OpenRow[] {
  const { address } = source;
  const procedures = () => [...source.procedures].sort((a, b) => byKey(a.code, b.code));
  const rows: Record<string, () => readonly object[]> = {
    procedures: () => procedures().map((one) => openProcedureRowOf(one, address)),
    'procedures-json': () => procedures().map((one) => openProcedureOf(one, address)),
    services: () =>
      [...source.services]
        .sort((a, b) => byKey(a.slug, b.slug))
        .map(({ slug, front }) => ({ slug, ...front, page: `${address}dich-vu/${slug}/` })),
    lists: () =>
      [...source.lists].sort((a, b) => byKey(a.id, b.id)).map((one) => openListOf(one, address)),
    // In the order of the page, which is the editors'.
    places: () => source.places.places.map((one) => ({ ...one, reviewed: source.places.reviewed })),
    'essential-services': () =>
      [...source.essential]
        .sort((a, b) => a.number - b.number)
        .map((one) => ({ ...one, page: `${address}dich-vu/${one.slug}/` })),
    statistics: () =>
      [...source.statistics]
        .sort((a, b) => byKey(a.slug, b.slug))
        .flatMap(({ slug, report }) =>
          report.counts.map((counts) => openStatisticOf(slug, report, counts, address)),
        ),
  };
  return (rows[table.name]?.() ?? []).map((values) => rowOf(table, { ...values }));
}

/** The rows of a table, for whoever checks them. */
export function openRows(name: string, source: OpenSource): OpenRow[] {
  const table = openTables.find((one) => one.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return rowsOf(table, source);
}

/** The files of all tables. */
export function openTableFiles(source: OpenSource): OpenFile[] {
  return openTables.map((table) => {
    const rows = rowsOf(table, source);
    return {
      path: table.file,
      text: table.file.endsWith('.csv') ? csvOf(table, rows) : jsonOf(rows),
    };
  });
}
