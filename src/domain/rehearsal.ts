import type { Returned } from '#schemas/help.ts';
import type { Rehearsal, RehearsalAct } from '#schemas/rehearsal.ts';
import { type Block, type ScreenPart, type Step, stepsOf } from './document.ts';
import type { Entry } from './rehearsal-entry.ts';

/**
 * A dress rehearsal: the screens of a guide in the order and the words of the guide, with what its practice file says of
 * each part. What the guide does not draw is not drawn here either, so the two cannot disagree.
 */
export interface Practice {
  /** What is special about this one. */
  readonly intro?: string;
  readonly steps: readonly PracticeStep[];
  /** A made-up code of a file, where the portal gives one. */
  readonly code?: string;
  /** Asked at the end. */
  readonly end: PracticeQuestion;
}

export interface PracticeStep {
  /** Number and title of the step of the guide. */
  readonly number: number;
  readonly title: string;
  /** What the guide says to do, without drawings and help. */
  readonly told: readonly Block[];
  readonly screens: readonly PracticeScreen[];
  readonly ask?: PracticeQuestion;
}

export interface PracticeScreen {
  readonly title: string;
  readonly parts: readonly PracticePart[];
}

/** A right answer has no `wrong`. */
export interface PracticeOption {
  readonly say: string;
  readonly wrong?: string;
  readonly portal?: PortalMessage;
}

export interface PracticeQuestion {
  readonly say: string;
  readonly options: readonly PracticeOption[];
}

/** What the portal says of such a mistake, and what that means. */
export interface PortalMessage {
  readonly message: string;
  readonly meaning: string;
}

interface Drawn {
  /** How the guide draws it. */
  readonly drawn: ScreenPart['kind'];
  readonly label: string;
  readonly look: boolean;
}

export type PracticePart =
  | (Drawn & { readonly act: 'show'; readonly value?: string })
  | (Drawn & { readonly act: 'press' })
  | (Drawn &
      Entry & { readonly act: 'enter'; readonly wrong?: string; readonly portal?: PortalMessage })
  /** A list to choose from; `sample` is the first right answer. */
  | (Drawn & { readonly act: 'choice'; readonly options: readonly PracticeOption[] })
  /** A button that offers sample pictures; no file is ever opened. */
  | (Drawn & { readonly act: 'upload'; readonly options: readonly PracticeOption[] })
  /** Lines of which one is chosen; any of them is right. */
  | { readonly act: 'pick'; readonly lines: readonly Drawn[] };

/** What each kind of drawn part can be practised as; the first is meant when nothing is written. */
export const actsOf: Readonly<Record<ScreenPart['kind'], readonly RehearsalAct[]>> = {
  field: ['text', 'date', 'identity', 'phone', 'otp', 'secret', 'choice'],
  button: ['press', 'upload'],
  line: ['show', 'press', 'pick'],
};

/** The screens that a step draws itself; those that only help somebody who is stuck are not practised. */
export const screensOf = (step: Step): readonly Extract<Block, { kind: 'screen' }>[] =>
  step.blocks.filter((block) => block.kind === 'screen');

/** The line under which the portal shows the code of a file. */
const codeLine = 'Mã hồ sơ';

/** The rehearsal of the guide or lesson of these blocks: every step of it, in its order. */
export function practiceOf(
  blocks: readonly Block[],
  rehearsal: Rehearsal,
  { cards }: Pick<Returned, 'cards'>,
): Practice {
  const portal = (id: string | undefined): { portal?: PortalMessage } => {
    const card = cards.find((one) => one.id === id);
    return card ? { portal: { message: card.message, meaning: card.meaning } } : {};
  };
  const optionsOf = (options: Rehearsal['end']['options']): PracticeOption[] =>
    options.map(({ say, wrong, returned }) => ({
      say,
      ...(wrong ? { wrong } : {}),
      ...portal(returned),
    }));
  const questionOf = ({ say, options }: Rehearsal['end']): PracticeQuestion => ({
    say,
    options: optionsOf(options),
  });

  const steps = stepsOf(blocks).map((step): PracticeStep => {
    const said = rehearsal.steps.find((one) => one.step === step.title);
    const practised = (part: ScreenPart): PracticePart => {
      const { kind: drawn, label, value, look } = part;
      const more = said?.parts.find((one) => one.label === label);
      const act = more?.as ?? actsOf[drawn][0] ?? 'show';
      const own = { drawn, label, look };
      switch (act) {
        case 'press':
          return { act, ...own };
        case 'pick':
          return { act, lines: [own] };
        case 'show': {
          const shown = value ?? more?.sample ?? (label === codeLine ? rehearsal.code : undefined);
          return { act, ...own, ...(shown ? { value: shown } : {}) };
        }
        case 'upload':
          return { act, ...own, options: optionsOf(more?.options ?? []) };
        case 'choice':
          return {
            act,
            ...own,
            options: [
              ...(value ? [{ say: value }] : []),
              ...optionsOf(more?.options ?? []).filter(({ say }) => say !== value),
            ].sort(
              // By the alphabet, as lists of the portal are: the right one must not always be the first.
              (a, b) => a.say.localeCompare(b.say, 'vi'),
            ),
          };
        default:
          return {
            act: 'enter',
            ...own,
            format: act,
            sample: more?.sample ?? value ?? '',
            right: value ? [value, ...(more?.accept ?? [])] : [],
            ...(more?.wrong ? { wrong: more.wrong } : {}),
            ...portal(more?.returned),
          };
      }
    };
    return {
      number: step.number,
      title: step.title,
      told: step.blocks.filter(({ kind }) => /^(?:paragraph|list|warning)$/.test(kind)),
      screens: screensOf(step).map(({ title, parts }) => ({
        title,
        parts: joinedPicks(parts.map(practised)),
      })),
      ...(said?.ask ? { ask: questionOf(said.ask) } : {}),
    };
  });
  const { intro, code, end } = rehearsal;
  return {
    ...(intro ? { intro } : {}),
    steps,
    ...(code ? { code } : {}),
    end: questionOf(end),
  };
}

/** Lines to pick from that follow each other are one choice. */
function joinedPicks(parts: readonly PracticePart[]): PracticePart[] {
  const joined: PracticePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.act === 'pick' && last?.act === 'pick')
      joined[joined.length - 1] = { act: 'pick', lines: [...last.lines, ...part.lines] };
    else joined.push(part);
  }
  return joined;
}

/** Does pressing the last part lead on, as on the portal? Else a button of ours does. */
export function leadsOn({ screens, ask }: Pick<PracticeStep, 'screens' | 'ask'>): boolean {
  const acting = screens.flatMap(({ parts }) => parts).filter(({ act }) => act !== 'show');
  return !ask && acting.at(-1)?.act === 'press';
}
