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

/**
 * The catalogue on a day: the lists in force, laid one over the other.
 *
 * A code leaves only through a row that abolishes or replaces it; that it is missing from a later list proves nothing
 * (`docs/decisions/0004-derive-catalogue-from-lists.md`).
 */
export function catalogueOn(day: Day, lists: readonly ProcedureList[]): Catalogue {
  const procedures = new Map<string, Procedure>();
  const local = new Map<string, { by: string; since: Day; list: string }>();
  const ordered = inOrderOfEffect(lists);

  for (const list of ordered) {
    const since = countsFrom(list.head);
    if (since > day) continue;
    // Replacements last, so that it does not matter in which section of the annex a row stands.
    for (const row of list.rows) {
      apply(procedures, list, row, since);
      if (row.insteadOf) local.set(row.insteadOf, { by: row.code, since, list: list.id });
    }
    for (const row of list.rows) replace(procedures, list, row, since);
  }

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

function apply(
  procedures: Map<string, Procedure>,
  list: ProcedureList,
  row: ProcedureRow,
  day: Day,
): void {
  const before = procedures.get(row.code);
  const change = (codes: readonly string[] = []): ProcedureChange => ({
    list: list.id,
    kind: row.change,
    day,
    codes,
  });

  if (row.change === 'abolished') {
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
  procedures.set(row.code, {
    code: row.code,
    facts: factsOf(row, restates ? before?.facts : undefined, list),
    status: { kind: 'inForce' },
    history: [...(before?.history ?? []), change(row.replaces)],
  });
}

function replace(
  procedures: Map<string, Procedure>,
  list: ProcedureList,
  row: ProcedureRow,
  day: Day,
): void {
  for (const code of row.replaces) {
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

/** Whether a source (not only the portal's default) says that a channel costs nothing. */
export function isFree(fee: readonly Fee[] | undefined): boolean {
  return fee !== undefined && fee.length > 0 && fee.every((amount) => amount === 0);
}

/** What of a procedure's facts a reader would notice to be different. */
export type FactName = 'name' | 'field' | 'levels' | 'time' | 'fee' | 'agency' | 'legal';

export interface CatalogueDifference {
  readonly code: string;
  readonly kind: 'came' | 'ended' | 'changed';
  readonly facts: readonly FactName[];
}

/** What differs between two days: codes that came into force, that ended, and that changed. */
export function differences(before: Catalogue, after: Catalogue): CatalogueDifference[] {
  const used = (catalogue: Catalogue) =>
    new Map(inForce(catalogue).map((procedure) => [procedure.code, procedure]));
  const [old, now] = [used(before), used(after)];
  const all = [...new Set([...old.keys(), ...now.keys()])].sort();
  return all.flatMap((code): CatalogueDifference[] => {
    const [was, is] = [old.get(code), now.get(code)];
    if (!was) return [{ code, kind: 'came', facts: [] }];
    if (!is) return [{ code, kind: 'ended', facts: [] }];
    const facts = changedFacts(was.facts, is.facts);
    return facts.length > 0 ? [{ code, kind: 'changed', facts }] : [];
  });
}

function changedFacts(was: ProcedureFacts, is: ProcedureFacts): FactName[] {
  const times = ({ time, by }: ProcedureFacts) => [
    time,
    by.online.time,
    by.counter.time,
    by.post.time,
  ];
  const fees = ({ by, feeNote }: ProcedureFacts) => [
    by.online.fee,
    by.counter.fee,
    by.post.fee,
    feeNote,
  ];
  const views: Record<FactName, (facts: ProcedureFacts) => unknown> = {
    name: ({ name }) => name,
    field: ({ field }) => field,
    levels: ({ levels }) => levels,
    time: times,
    fee: fees,
    agency: ({ agency }) => agency,
    legal: ({ legal }) => legal,
  };
  return (Object.keys(views) as FactName[]).filter(
    (fact) => JSON.stringify(views[fact](was)) !== JSON.stringify(views[fact](is)),
  );
}
