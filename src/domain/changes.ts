import type { Day } from '#schemas/common.ts';
import type { ChangeKind } from '#schemas/list-head.ts';
import type { Channel, Fee, Level, TimeLimit } from '#schemas/procedure-row.ts';
import {
  type Catalogue,
  countsFrom,
  inForce,
  layersOf,
  type Procedure,
  type ProcedureFacts,
  type ProcedureList,
} from './catalogue.ts';

interface Change<Name extends string, Value> {
  readonly fact: Name;
  /** Missing when nobody knew it. */
  readonly before?: Value;
  readonly after?: Value;
}

/** A fact that a reader would notice to be different, old beside new. Without a channel it is the same for all. */
export type FactChange =
  | Change<'name' | 'field' | 'agency' | 'feeNote' | 'timeNote', string>
  | Change<'levels', readonly Level[]>
  | Change<'channels', readonly Channel[]>
  | Change<'legal', readonly string[]>
  | (Change<'fee', readonly Fee[]> & { readonly channel?: Channel })
  | (Change<'time', readonly TimeLimit[]> & { readonly channel?: Channel });

export type FactName = FactChange['fact'];

const channels = ['online', 'counter', 'post'] as const satisfies readonly Channel[];

// The order in which laws, levels or ways of filing are named says nothing.
const comparable = (value: unknown): string =>
  JSON.stringify(
    Array.isArray(value) && typeof value[0] === 'string' ? [...value].sort() : (value ?? null),
  );
const same = (a: unknown, b: unknown): boolean => comparable(a) === comparable(b);

/** A value to be compared: nothing and an empty list are both “not said”. */
const said = <T>(value: T | undefined): T | undefined =>
  Array.isArray(value) && value.length === 0 ? undefined : value;

function change<Name extends string, Value>(
  fact: Name,
  was: Value | undefined,
  is: Value | undefined,
): Change<Name, Value>[] {
  const [before, after] = [said(was), said(is)];
  if (same(before, after)) return [];
  return [
    {
      fact,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

/** Fee or time by channel; one line when it is the same for every channel. */
function byChannel<Name extends 'fee' | 'time', Value>(
  fact: Name,
  used: readonly Channel[],
  was: (channel: Channel) => Value | undefined,
  is: (channel: Channel) => Value | undefined,
): (Change<Name, Value> & { channel?: Channel })[] {
  const changes = used.flatMap((channel) =>
    change(fact, was(channel), is(channel)).map((one) => ({ ...one, channel })),
  );
  const bare = changes.map(({ channel: _, ...one }) => one);
  const [first] = bare;
  return first && bare.length === used.length && bare.every((one) => same(one, first))
    ? [first]
    : changes;
}

/** What differs between what was known of a procedure and what is known now. */
export function factChanges(was: ProcedureFacts, is: ProcedureFacts): FactChange[] {
  const known = channels.filter((channel) =>
    [was, is].some(
      ({ channels: offered, by }) =>
        offered.includes(channel) || by[channel].fee || by[channel].time,
    ),
  );
  const used = known.length > 0 ? known : channels;
  return [
    ...byChannel('fee', used, ...ways(was, is, ({ by }, channel) => by[channel].fee)),
    ...change('feeNote', was.feeNote, is.feeNote),
    ...byChannel(
      'time',
      used,
      ...ways(was, is, ({ by, time }, channel) => by[channel].time ?? time),
    ),
    ...change('timeNote', was.timeNote, is.timeNote),
    ...change('name', was.name, is.name),
    ...change('agency', was.agency, is.agency),
    ...change('levels', was.levels, is.levels),
    ...change('channels', was.channels, is.channels),
    ...change('field', was.field, is.field),
    ...change('legal', was.legal, is.legal),
  ];
}

const ways = <Value>(
  was: ProcedureFacts,
  is: ProcedureFacts,
  pick: (facts: ProcedureFacts, channel: Channel) => Value,
) => [(channel: Channel) => pick(was, channel), (channel: Channel) => pick(is, channel)] as const;

/** How a code stands on one day compared with another. */
export interface CatalogueDifference {
  readonly code: string;
  readonly name: string;
  readonly kind: 'came' | 'ended' | 'replaced' | 'changed';
  /** The code to use instead, where it was replaced. */
  readonly by?: string;
  readonly facts: readonly FactChange[];
}

/** What differs between two days: codes that came, that ended, that were replaced, and that changed. */
export function differences(before: Catalogue, after: Catalogue): CatalogueDifference[] {
  const used = (catalogue: Catalogue) =>
    new Map(inForce(catalogue).map((procedure) => [procedure.code, procedure]));
  const [old, now] = [used(before), used(after)];
  const all = [...new Set([...old.keys(), ...now.keys()])].sort();
  return all.flatMap((code): CatalogueDifference[] => {
    const [was, is] = [old.get(code), now.get(code)];
    const name = (is ?? was)?.facts.name ?? '';
    if (!was) return [{ code, name, kind: 'came', facts: [] }];
    if (!is) {
      const status = after.procedures.get(code)?.status;
      return status && 'by' in status
        ? [{ code, name, kind: 'replaced', by: status.by, facts: [] }]
        : [{ code, name, kind: 'ended', facts: [] }];
    }
    const facts = factChanges(was.facts, is.facts);
    return facts.length > 0 ? [{ code, name, kind: 'changed', facts }] : [];
  });
}

/** One row of a list, as something that happened to a procedure. */
export interface CodeChange {
  readonly code: string;
  readonly kind: ChangeKind;
  readonly name: string;
  readonly field: string;
  /** Codes that this one replaces. */
  readonly replaces: readonly string[];
  readonly insteadOf?: string;
  /** Old beside new; of a replacement only where it replaces one code alone. */
  readonly facts: readonly FactChange[];
}

/** A paper, or a check of our own, and all it changed. */
export interface ListChanges {
  readonly id: string;
  readonly since: Day;
  readonly changes: readonly CodeChange[];
}

/** What each list changed, in the order in which they take effect. Snapshots state what is and change nothing. */
export function listChanges(lists: readonly ProcedureList[]): ListChanges[] {
  return layersOf(lists).map(({ list, before, after }) => ({
    id: list.id,
    since: countsFrom(list.head),
    changes: list.rows.flatMap(({ code, change: kind, replaces, insteadOf }): CodeChange[] => {
      const is = after.get(code);
      if (kind === 'listed' || !is) return [];
      const was = kind === 'replaced' ? onlyOne(replaces, before) : before.get(code);
      return [
        {
          code,
          kind,
          name: is.facts.name,
          field: is.facts.field,
          replaces,
          ...(insteadOf ? { insteadOf } : {}),
          facts: was && kind !== 'abolished' ? factChanges(was.facts, is.facts) : [],
        },
      ];
    }),
  }));
}

const onlyOne = (
  codes: readonly string[],
  procedures: ReadonlyMap<string, Procedure>,
): Procedure | undefined => (codes.length === 1 ? procedures.get(codes[0] ?? '') : undefined);

/** Codes that a change is about: its own and those that end through it. */
export const codesOf = ({ code, replaces }: CodeChange): string[] => [code, ...replaces];

/** A change that is signed and not yet in force. */
export interface ComingChange {
  readonly list: string;
  readonly since: Day;
  readonly kind: ChangeKind;
  /** The code that will be used instead. */
  readonly by?: string;
}

/** What is going to happen to each code, soonest first. */
export function comingChanges({ upcoming }: Catalogue): Map<string, ComingChange[]> {
  const coming = new Map<string, ComingChange[]>();
  const add = (code: string, one: ComingChange) =>
    coming.set(code, [...(coming.get(code) ?? []), one]);
  for (const { id: list, head, rows } of upcoming)
    for (const { code, change: kind, replaces } of rows) {
      if (kind === 'listed') continue;
      const since = countsFrom(head);
      add(code, { list, since, kind });
      for (const old of replaces) add(old, { list, since, kind: 'replaced', by: code });
    }
  return coming;
}

/** A code that two decisions of one day speak of: somebody must look which of them is right. */
export interface SameDay {
  readonly code: string;
  readonly day: Day;
  /** In the order in which they are laid; the last one counts. */
  readonly lists: readonly string[];
}

/** Codes in two decisions that count from one day. */
export function sameDayTwice(lists: readonly ProcedureList[]): SameDay[] {
  const named = new Map<string, { code: string; day: Day; lists: string[] }>();
  for (const { list } of layersOf(lists)) {
    if (list.head.kind !== 'decision') continue;
    const day = countsFrom(list.head);
    for (const code of new Set(list.rows.flatMap((row) => [row.code, ...row.replaces]))) {
      const found = named.get(`${day} ${code}`) ?? { code, day, lists: [] };
      found.lists.push(list.id);
      named.set(`${day} ${code}`, found);
    }
  }
  return [...named.values()].filter(({ lists: both }) => both.length > 1);
}
