import type { Day } from '#schemas/common.ts';
import type { ChangeKind, ListHead } from '#schemas/list-head.ts';
import type { Cell, Channel, Fee, Level, ProcedureRow, TimeLimit } from '#schemas/procedure-row.ts';

/** A list without its places in files: what the fold needs. */
export interface ProcedureList {
  /** Folder name below `content/lists/`. */
  readonly id: string;
  readonly head: ListHead;
  readonly rows: readonly ProcedureRow[];
}

/** How one channel works. A missing part means that no source says it. */
export interface ChannelFacts {
  readonly time?: readonly TimeLimit[];
  readonly fee?: readonly Fee[];
}

/** What the lists say of a procedure. */
export interface ProcedureFacts {
  readonly name: string;
  readonly field: string;
  readonly levels: readonly Level[];
  readonly channels: readonly Channel[];
  readonly time?: readonly TimeLimit[];
  readonly by: Readonly<Record<Channel, ChannelFacts>>;
  readonly timeNote?: string;
  readonly feeNote?: string;
  readonly applicants: readonly string[];
  readonly agency?: string;
  readonly result?: string;
  readonly documents?: number;
  readonly legal: readonly string[];
  readonly publishedBy?: string;
  readonly publishedOn?: Day;
  readonly portalId?: string;
  readonly confidence: ProcedureRow['confidence'];
  readonly note?: string;
}

/** One thing a list did to a procedure. */
export interface ProcedureChange {
  readonly list: string;
  readonly kind: ChangeKind | 'listed';
  readonly day: Day;
  /** Codes that stopped (on the new code) or the code that came instead (on an old one). */
  readonly codes: readonly string[];
}

/**
 * `inForce`: use it. `replaced` and `abolished`: it ended. `local`: it goes on elsewhere, but the province
 * here has a code of its own for it.
 */
export type ProcedureStatus =
  | { readonly kind: 'inForce' }
  | { readonly kind: 'replaced'; readonly by: string; readonly since: Day; readonly list: string }
  | { readonly kind: 'abolished'; readonly since: Day; readonly list: string }
  | { readonly kind: 'local'; readonly by: string; readonly since: Day; readonly list: string };

/** One procedure on one day. */
export interface Procedure {
  readonly code: string;
  readonly facts: ProcedureFacts;
  readonly status: ProcedureStatus;
  /** Oldest first. */
  readonly history: readonly ProcedureChange[];
  /** The ministry amended it after the province's own decision, and the province has not followed yet. */
  readonly waiting?: { readonly list: string; readonly since: Day };
}

/** Everything the lists say on one day. No code is ever lost from `procedures`; `status` says how it stands. */
export interface Catalogue {
  readonly day: Day;
  readonly procedures: ReadonlyMap<string, Procedure>;
  /** Lists signed but not yet effective on `day`. */
  readonly upcoming: readonly ProcedureList[];
}

/** The day from which a list counts. A paper that does not say is counted from the day it was signed. */
export function countsFrom(head: ListHead): Day {
  return head.effective === 'unknown' ? head.signed : head.effective;
}

// Within one day a snapshot comes first (it is the state that papers of that day change), a check of our own last,
// and of two papers the larger number is the later one.
const kindOrder: Record<ListHead['kind'], number> = { snapshot: 0, decision: 1, check: 2 };

function paperNumber(head: ListHead): number {
  return Number(/^\d+/.exec(head.number ?? '')?.[0] ?? 0);
}

/** The order in which lists take effect; the same for the same lists, in whatever order they are given. */
export function inOrderOfEffect(lists: readonly ProcedureList[]): ProcedureList[] {
  return [...new Map(lists.map((list) => [list.id, list])).values()].sort(
    (a, b) =>
      countsFrom(a.head).localeCompare(countsFrom(b.head)) ||
      kindOrder[a.head.kind] - kindOrder[b.head.kind] ||
      paperNumber(a.head) - paperNumber(b.head) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/** What a province's decision settled for a code: it keeps that against ministries and against the national portal. */
interface ProvinceSays {
  readonly since: Day;
  readonly time: boolean;
  readonly fee: boolean;
}

/** The fold while it grows. */
interface Fold {
  readonly procedures: Map<string, Procedure>;
  /** National code → the province's code for it. */
  readonly local: Map<string, { by: string; since: Day; list: string }>;
  readonly province: Map<string, ProvinceSays>;
}

const emptyFold = (): Fold => ({ procedures: new Map(), local: new Map(), province: new Map() });

function lay(fold: Fold, list: ProcedureList): void {
  const since = countsFrom(list.head);
  // Replacements last, so that it does not matter in which section of the annex a row stands.
  for (const row of list.rows) {
    apply(fold, list, row, since);
    if (row.insteadOf) fold.local.set(row.insteadOf, { by: row.code, since, list: list.id });
    settleWaiting(fold, list, row, since);
  }
  for (const row of list.rows) replace(fold, list, row, since);
}

/**
 * The catalogue on a day: the lists in force, laid one over the other.
 *
 * A code leaves only through a row that abolishes or replaces it; that it is missing from a later list proves nothing
 * (`docs/decisions/0004-derive-catalogue-from-lists.md`).
 */
export function catalogueOn(day: Day, lists: readonly ProcedureList[]): Catalogue {
  const fold = emptyFold();
  const { procedures, local } = fold;
  const ordered = inOrderOfEffect(lists);
  for (const list of ordered) if (countsFrom(list.head) <= day) lay(fold, list);

  // Last of all, so that it does not matter whether the province's list or the national one is older.
  for (const [code, { by, since, list }] of local) {
    const national = procedures.get(code);
    if (national?.status.kind !== 'inForce' || procedures.get(by)?.status.kind !== 'inForce')
      continue;
    procedures.set(code, { ...national, status: { kind: 'local', by, since, list } });
  }

  return {
    day,
    procedures,
    upcoming: ordered.filter(({ head }) => countsFrom(head) > day && head.signed <= day),
  };
}

/** One list laid over all that took effect before it, also when its own day is still to come. */
export interface Layer {
  readonly list: ProcedureList;
  readonly before: ReadonlyMap<string, Procedure>;
  readonly after: ReadonlyMap<string, Procedure>;
}

/** The lists in the order in which they take effect, each with what it found and what it left. */
export function layersOf(lists: readonly ProcedureList[]): Layer[] {
  const fold = emptyFold();
  return inOrderOfEffect(lists).map((list) => {
    const before = new Map(fold.procedures);
    lay(fold, list);
    return { list, before, after: new Map(fold.procedures) };
  });
}

/** The lists up to a day, or up to and with one of them (a folder name). */
export function catalogueAt(point: Day | string, lists: readonly ProcedureList[]): Catalogue {
  const ordered = inOrderOfEffect(lists);
  const at = ordered.findIndex(({ id }) => id === point);
  const list = ordered[at];
  return list
    ? catalogueOn(countsFrom(list.head), ordered.slice(0, at + 1))
    : catalogueOn(point, lists);
}

function apply(fold: Fold, list: ProcedureList, row: ProcedureRow, day: Day): void {
  const { procedures } = fold;
  const before = procedures.get(row.code);
  const change = (codes: readonly string[] = []): ProcedureChange => ({
    list: list.id,
    kind: row.change,
    day,
    codes,
  });

  if (row.change === 'abolished') {
    fold.province.delete(row.code);
    procedures.set(row.code, {
      code: row.code,
      facts: before?.facts ?? factsOf(row, undefined, list),
      // A code that a newer one has already replaced stays “replaced”: that tells the reader more.
      status:
        before?.status.kind === 'replaced'
          ? before.status
          : { kind: 'abolished', since: day, list: list.id },
      history: [...(before?.history ?? []), change()],
    });
    return;
  }

  const restates = row.change === 'amended' || row.change === 'standardised';
  const facts = factsOf(row, restates ? before?.facts : undefined, list);
  const province = fold.province.get(row.code);
  procedures.set(row.code, {
    code: row.code,
    facts:
      before && province && isNational(list) ? withProvince(facts, before.facts, province) : facts,
    status: { kind: 'inForce' },
    history: [...(before?.history ?? []), change(row.replaces)],
    ...(before?.waiting ? { waiting: before.waiting } : {}),
  });
  if (list.head.kind === 'decision' && list.head.issuerLevel === 'province')
    fold.province.set(row.code, {
      since: day,
      time:
        says(row.time, row.onlineTime, row.counterTime, row.postTime) || Boolean(province?.time),
      fee: says(row.onlineFeeVnd, row.counterFeeVnd, row.postFeeVnd) || Boolean(province?.fee),
    });
}

/** A ministry's decision or the national portal; a check of our own has seen both and wins over them. */
const isNational = ({ head }: ProcedureList): boolean =>
  head.kind !== 'check' && head.issuerLevel !== 'province';

const says = (...cells: readonly Cell<unknown>[]): boolean => cells.some(Array.isArray);

/** Facts of a national list, with the time and the fee that the province settled. */
function withProvince(
  facts: ProcedureFacts,
  before: ProcedureFacts,
  { time, fee }: ProvinceSays,
): ProcedureFacts {
  const by = (channel: Channel): ChannelFacts => ({
    time: (time ? before : facts).by[channel].time,
    fee: (fee ? before : facts).by[channel].fee,
  });
  return {
    ...facts,
    time: (time ? before : facts).time,
    timeNote: (time ? before : facts).timeNote,
    feeNote: (fee ? before : facts).feeNote,
    by: { online: by('online'), counter: by('counter'), post: by('post') },
  };
}

/** Whether the province has still to follow: since a ministry amended what it had published, until it speaks again. */
function settleWaiting(
  { procedures, province, local }: Fold,
  { id, head }: ProcedureList,
  row: ProcedureRow,
  day: Day,
): void {
  if (head.kind === 'snapshot') return;
  // The province's own code for a national one waits as well when the national one is amended.
  for (const code of [row.code, local.get(row.code)?.by]) {
    const procedure = code === undefined ? undefined : procedures.get(code);
    if (!procedure) continue;
    const { waiting: _, ...settled } = procedure;
    if (head.kind === 'check' || head.issuerLevel === 'province') {
      if (procedure.waiting && code === row.code) procedures.set(row.code, settled);
    } else if (row.change === 'amended' && day > (province.get(procedure.code)?.since ?? '9999'))
      procedures.set(procedure.code, { ...settled, waiting: { list: id, since: day } });
  }
}

function replace(
  { procedures, province }: Fold,
  list: ProcedureList,
  row: ProcedureRow,
  day: Day,
): void {
  for (const code of row.replaces) {
    province.delete(code);
    const old = procedures.get(code);
    if (!old) continue;
    procedures.set(code, {
      ...old,
      status: { kind: 'replaced', by: row.code, since: day, list: list.id },
      history: [...old.history, { list: list.id, kind: 'replaced', day, codes: [row.code] }],
    });
  }
}

/** A cell over what was known: an empty one keeps it, `?` forgets it. */
function over<T>(cell: Cell<T>, before: readonly T[] | undefined): readonly T[] | undefined {
  if (cell === undefined) return before;
  return cell === 'unknown' ? undefined : cell;
}

function factsOf(
  row: ProcedureRow,
  before: ProcedureFacts | undefined,
  { head }: ProcedureList,
): ProcedureFacts {
  const filled = <T>(list: readonly T[], old: readonly T[] | undefined) =>
    list.length > 0 ? list : (old ?? []);
  const by = (channel: Channel): ChannelFacts => ({
    time: over(row[`${channel}Time`], before?.by[channel].time),
    fee: over(row[`${channel}FeeVnd`], before?.by[channel].fee),
  });
  const isPaper = head.kind === 'decision';

  return {
    name: row.name,
    field: row.field ?? before?.field ?? 'Chưa xếp lĩnh vực',
    levels: filled(row.levels, before?.levels),
    channels: filled(row.channels, before?.channels),
    time: over(row.time, before?.time),
    by: { online: by('online'), counter: by('counter'), post: by('post') },
    timeNote: row.timeNote ?? before?.timeNote,
    feeNote: row.feeNote ?? before?.feeNote,
    applicants: filled(row.applicants, before?.applicants),
    agency: row.agency ?? before?.agency,
    result: row.result ?? before?.result,
    documents: row.documents ?? before?.documents,
    legal: filled(row.legal, before?.legal),
    publishedBy: row.publishedBy ?? (isPaper ? head.number : before?.publishedBy),
    publishedOn: row.publishedOn ?? (isPaper ? head.signed : before?.publishedOn),
    portalId: row.portalId ?? before?.portalId,
    confidence: row.confidence,
    note: row.note ?? before?.note,
  };
}

/** The procedures to use on the catalogue's day, by field and name. */
export function inForce({ procedures }: Catalogue): Procedure[] {
  return [...procedures.values()]
    .filter(({ status }) => status.kind === 'inForce')
    .sort(
      (a, b) =>
        a.facts.field.localeCompare(b.facts.field, 'vi') ||
        a.facts.name.localeCompare(b.facts.name, 'vi') ||
        a.code.localeCompare(b.code),
    );
}

/** The procedure that is used now in place of a code: itself, its successor, or none once it is abolished. */
export function usedNow(
  code: string,
  procedures: ReadonlyMap<string, Procedure>,
): Procedure | undefined {
  const seen = new Set<string>();
  let procedure = procedures.get(code);
  while (procedure && 'by' in procedure.status && !seen.has(procedure.code)) {
    seen.add(procedure.code);
    procedure = procedures.get(procedure.status.by);
  }
  return procedure?.status.kind === 'inForce' ? procedure : undefined;
}

/** A procedure that another one has replaced. */
export type Replaced = Procedure & {
  readonly status: Extract<ProcedureStatus, { readonly kind: 'replaced' }>;
};

/** The codes that lead to a code in use, also over others that were replaced in their turn; in the order of codes. */
export function formerCodes(
  code: string,
  procedures: ReadonlyMap<string, Procedure>,
): readonly Replaced[] {
  return [...procedures.values()]
    .filter((one): one is Replaced => one.status.kind === 'replaced')
    .filter((one) => usedNow(one.code, procedures)?.code === code)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Whether a source (not only the portal's default) says that a channel costs nothing. */
export function isFree(fee: readonly Fee[] | undefined): boolean {
  return fee !== undefined && fee.length > 0 && fee.every((amount) => amount === 0);
}
