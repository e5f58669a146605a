import { isTallyRecord, mergedTally, type TallyRecord, tallyId } from '#domain/tally.ts';
import { endSession } from './session.ts';
import { drop, load, save } from './store.ts';

const key = 'so-phien';

/** The tally of this device, the earliest day first. */
export function tally(): TallyRecord[] {
  const kept = load<unknown>(key, []);
  return mergedTally([], Array.isArray(kept) ? kept.filter(isTallyRecord) : []);
}

/** Adds records, each id once. @returns whether the device took them; if not, the tally is as it was. */
export const addToTally = (records: readonly TallyRecord[]): boolean =>
  save(key, mergedTally(tally(), records));

/** Takes records out again. */
export function takeFromTally(ids: readonly string[]): void {
  const left = tally().filter(({ id }) => !ids.includes(id));
  if (left.length > 0) save(key, left);
  else drop(key);
}

/** An id that nobody else has, and that tells nothing. */
export const freshId = (): string => tallyId(crypto.getRandomValues(new Uint8Array(16)));

/** Takes the tally and the session that goes on away; their keys with them. */
export function wipeTally(): void {
  drop(key);
  endSession();
}
