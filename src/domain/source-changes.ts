import { addDays, type Day } from './day.ts';
import { numbersIn } from './numbers-in.ts';
import { sequenceChanges } from './sequence-changes.ts';
import { isShrunk, type Unread } from './source-text.ts';

/** A page of ours that cites sources; one issue stands for each. */
export interface CitingPage {
  /** `guides/dang-ky-khai-sinh`: the name by which its issue is found again. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly sources: readonly Citation[];
}

/** A source as a page names it. */
export interface Citation {
  readonly name: string;
  readonly address: string;
  /** The day on which an editor last read it. */
  readonly read: Day;
  readonly line: number;
}

/** What a source said on a day. A PDF has no lines, only its hash. */
export interface Snapshot {
  readonly day: Day;
  readonly sha256: string;
  readonly kind: 'text' | 'pdf';
  readonly lines: readonly string[];
}

/** What is known of one address from week to week. */
export interface SourceState {
  readonly address: string;
  /** Oldest first, only where something differs from the one before. */
  readonly snapshots: readonly Snapshot[];
  /** Since when it could not be read, while it cannot. */
  readonly unread?: { readonly why: Unread; readonly since: Day };
}

/** What was found at an address today. */
export type Answer =
  | { readonly snapshot: Snapshot; readonly unread?: undefined }
  | { readonly unread: Unread; readonly snapshot?: undefined };

/** Adds what was found today. What could not be read leaves the snapshots alone: it is neither a change nor “unchanged”. */
export function withAnswer(state: SourceState, answer: Answer, today: Day): SourceState {
  const { address, snapshots } = state;
  const unread = (why: Unread): SourceState => ({
    address,
    snapshots,
    unread: { why, since: state.unread?.since ?? today },
  });
  if (answer.unread !== undefined) return unread(answer.unread);
  const { snapshot } = answer;
  const last = snapshots.at(-1);
  if (last?.kind === 'text' && snapshot.kind === 'text' && isShrunk(last.lines, snapshot.lines))
    return unread('shrunk');
  const isSame = last?.sha256 === snapshot.sha256;
  return { address, snapshots: isSame ? snapshots : [...snapshots, snapshot] };
}

/** What an editor had before the eyes: the last snapshot up to the day of reading, or the first one there is. */
export function readBack(
  snapshots: readonly Snapshot[],
  read: Day,
): { readonly snapshot: Snapshot; readonly index: number } | undefined {
  const found = snapshots.findLastIndex(({ day }) => day <= read);
  const index = Math.max(found, 0);
  const snapshot = snapshots[index];
  return snapshot && { snapshot, index };
}

/** Forgets snapshots that nobody will be compared with again: older than what every page read. */
export function withoutOld(state: SourceState, reads: readonly Day[]): SourceState {
  const oldest = Math.min(
    ...reads.map((read) => readBack(state.snapshots, read)?.index ?? 0),
    state.snapshots.length - 1,
  );
  return oldest > 0 ? { ...state, snapshots: state.snapshots.slice(oldest) } : state;
}

/** A line of a source with the numbers in it, which are what a guide quotes. */
export interface SourceLine {
  readonly text: string;
  readonly numbers: readonly string[];
}

/** Something to be looked at for one source of one page. */
export type SourceFinding = { readonly citation: Citation } & (
  | {
      readonly kind: 'changed';
      readonly from: Day;
      readonly to: Day;
      readonly removed: readonly SourceLine[];
      readonly added: readonly SourceLine[];
    }
  | { readonly kind: 'newFile'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'unread'; readonly why: Unread; readonly since: Day }
);

/** Days without an answer after which an editor should look, not the machine. */
export const patience = 21;

/** What the sources of a page say differently than when an editor read them. */
export function findingsOf(
  page: CitingPage,
  states: ReadonlyMap<string, SourceState>,
): SourceFinding[] {
  return page.sources.flatMap((citation): SourceFinding[] => {
    const state = states.get(citation.address);
    if (!state) return [];
    const found: SourceFinding[] = [];
    const { snapshots, unread } = state;
    if (unread) found.push({ citation, kind: 'unread', ...unread });
    const before = readBack(snapshots, citation.read)?.snapshot;
    const after = snapshots.at(-1);
    if (!before || !after || before.sha256 === after.sha256) return found;
    const days = { from: before.day, to: after.day };
    if (before.kind !== 'text' || after.kind !== 'text')
      found.push({ citation, kind: 'newFile', ...days });
    else {
      const { removed, added } = lineChanges(before.lines, after.lines);
      // Only the order differs: nothing that a page says.
      if (removed.length + added.length > 0)
        found.push({ citation, kind: 'changed', ...days, removed, added });
    }
    return found;
  });
}

/** Numbers are looked for in so much of a line; a page without any line break is one line. */
const longestLine = 2_000;

/** Lines that are gone and lines that came; what only moved is neither. */
export function lineChanges(
  before: readonly string[],
  after: readonly string[],
): { removed: SourceLine[]; added: SourceLine[] } {
  const { stretches } = sequenceChanges(before, after, (line) => line);
  const removed = stretches.flatMap((stretch) => stretch.removed);
  const added = stretches.flatMap((stretch) => stretch.added);
  const count = (lines: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
    return counts;
  };
  const without = (lines: readonly string[], others: Map<string, number>): SourceLine[] =>
    lines.flatMap((text) => {
      const left = others.get(text) ?? 0;
      if (left > 0) {
        others.set(text, left - 1);
        return [];
      }
      return [{ text, numbers: numbersIn(text.slice(0, longestLine)).map(({ value }) => value) }];
    });
  return { removed: without(removed, count(added)), added: without(added, count(removed)) };
}

/** Is there something that an editor must do? Not reading a page once or twice is the week's weather. */
export function needsAnEditor(finding: SourceFinding, today: Day): boolean {
  if (finding.kind !== 'unread') return true;
  return finding.why === 'gone' || addDays(finding.since, patience) <= today;
}
