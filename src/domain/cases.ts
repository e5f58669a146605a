import type { CaseQuestion, ReadyThing } from '#schemas/cases.ts';
import type { Block } from './document.ts';
import { lowered } from './lowered.ts';

/** For whom a part is: after one of these answers to this question. */
export interface When {
  readonly of: string;
  readonly is: readonly string[];
}

/** A thing to have ready as pages show it; `for` is there when it is not for everybody. */
export interface NeededThing {
  readonly name: string;
  readonly for?: When & {
    /** The condition in words that follow “nếu”. */
    readonly condition: string;
    /** The same in the short words of paper. */
    readonly short: string;
  };
}

/**
 * A condition in words that follow “nếu”: `bạn đã ly hôn hoặc vợ, chồng bạn đã mất`.
 * `or` stands between two answers, in the language of the page.
 * Names that no question has are left out; rule `cases-consistent` refuses them before a page is built.
 */
export function conditionOf(
  questions: readonly CaseQuestion[],
  { of, is }: When,
  or = ' hoặc ',
): string {
  const options = questions.find(({ id }) => id === of)?.options ?? [];
  return options
    .filter(({ id }) => is.includes(id))
    .map(({ say }) => lowered(say))
    .join(or);
}

/** A condition in the short words of paper: `đã ly hôn, vợ chồng đã mất`. */
function shortConditionOf(questions: readonly CaseQuestion[], { of, is }: When): string {
  const options = questions.find(({ id }) => id === of)?.options ?? [];
  return options
    .filter(({ id }) => is.includes(id))
    .map(({ say, short }) => lowered(short ?? say))
    .join(', ');
}

const inBoth = (questions: readonly CaseQuestion[], when: When, or?: string) => ({
  condition: conditionOf(questions, when, or),
  short: shortConditionOf(questions, when),
});

/** A body whose conditional parts say their condition in words. Such parts stand in steps only. */
export function withConditions(
  blocks: readonly Block[],
  questions: readonly CaseQuestion[],
  or?: string,
): Block[] {
  return blocks.map((block): Block => {
    if (block.kind === 'step')
      return { ...block, blocks: withConditions(block.blocks, questions, or) };
    return block.kind === 'case' ? { ...block, ...inBoth(questions, block, or) } : block;
  });
}

/** What to have ready, in the order of the guide. */
export function neededThings(
  things: readonly (string | ReadyThing)[],
  questions: readonly CaseQuestion[],
  or?: string,
): NeededThing[] {
  return things.map((thing) =>
    typeof thing === 'string'
      ? { name: thing }
      : {
          name: thing.name,
          for: { ...thing.when, ...inBoth(questions, thing.when, or) },
        },
  );
}

/** A thing to have ready with its condition, as one line of text. */
export const neededInWords = ({ name, for: when }: NeededThing): string =>
  when ? `${name}, nếu ${when.condition}` : name;

/** The same in the short words of paper. */
export const neededOnPaper = ({ name, for: when }: NeededThing): string =>
  when ? `${name} (${when.short})` : name;
