import { type Outcome, outcomes, type Reason, reasons, type Way, ways } from './tally.ts';

/** What a coach has typed about one thing before it goes to the tally; all of it may still be missing. */
export interface Draft {
  readonly outcome?: Outcome;
  readonly step?: number;
  readonly reason?: Reason;
  readonly note?: string;
  readonly minutes?: string;
}

/** A session with one resident or one group, while it goes on. It is gone when it is in the tally. */
export interface Session {
  /** Milliseconds of the clock at the first tap. */
  readonly began: number;
  /** Names of the questions that were answered with yes. */
  readonly ready: readonly string[];
  /** Slugs of guides, in the order in which they were picked. */
  readonly guides: readonly string[];
  /** Guides whose last step was left with “done”. */
  readonly finished: readonly string[];
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly way?: Way;
}

/** A session in which nothing was tapped yet. */
export const newSession = (began: number): Session => ({
  began,
  ready: [],
  guides: [],
  finished: [],
  drafts: {},
});

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** What the device kept of a session; undefined when it is none. */
export function sessionIn(value: unknown): Session | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { began, ready, guides, finished, drafts, way } = value as Record<string, unknown>;
  if (typeof began !== 'number' || !Number.isFinite(began)) return undefined;
  return {
    began,
    ready: texts(ready),
    guides: [...new Set(texts(guides))],
    finished: texts(finished),
    drafts:
      typeof drafts === 'object' && drafts !== null
        ? Object.fromEntries(Object.entries(drafts).map(([guide, one]) => [guide, draftIn(one)]))
        : {},
    ...(ways.includes(way as Way) ? { way: way as Way } : {}),
  };
}

function draftIn(value: unknown): Draft {
  const { outcome, step, reason, note, minutes } = (value ?? {}) as Record<string, unknown>;
  return {
    ...(outcomes.includes(outcome as Outcome) ? { outcome: outcome as Outcome } : {}),
    ...(Number.isInteger(step) ? { step: Number(step) } : {}),
    ...(reasons.includes(reason as Reason) ? { reason: reason as Reason } : {}),
    ...(typeof note === 'string' ? { note } : {}),
    ...(typeof minutes === 'string' ? { minutes } : {}),
  };
}

/** Whole minutes since the session began; a clock that was set back in between counts none. */
export const minutesSince = (began: number, now: number): number =>
  Math.max(0, Math.floor((now - began) / 60_000));

/** Minutes shared out evenly among things, the rest to the first ones: nothing is lost, nothing counted twice. */
export const minutesShared = (minutes: number, things: number): number[] =>
  Array.from(
    { length: things },
    (_, index) => Math.floor(minutes / things) + (index < minutes % things ? 1 : 0),
  );
