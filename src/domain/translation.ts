import type {
  Gate,
  GateTranslation,
  Guide,
  GuideTranslation,
  Lesson,
  LessonTranslation,
  LifeEvent,
  LifeEventTranslation,
  Places,
  PlacesTranslation,
  Plan,
  PlanTranslation,
  Service,
  ServiceTranslation,
} from '#schemas/index.ts';
import type { Block, Inline } from './document.ts';

/**
 * Translations put over what they translate: every fact (codes, days, sources, confidence) is that of the Vietnamese
 * side, every word that of the translation. Both sides have the same entries; rule `translations-follow` sees to it.
 */

/** A guide in the words of its translation. */
export function translatedGuide(guide: Guide, words: GuideTranslation): Guide {
  const { title, summary, openQuestions } = words;
  return {
    ...guide,
    title,
    summary,
    openQuestions,
    ready: guide.ready.map((thing, index) => {
      const name = words.ready[index] ?? '';
      return typeof thing === 'string' ? name : { ...thing, name };
    }),
    cases: guide.cases.map((question, index) => ({
      ...question,
      ask: words.cases[index]?.ask ?? question.ask,
      options: question.options.map(({ id }, nth) => {
        const { say = '', short } = words.cases[index]?.options[nth] ?? {};
        return { id, say, ...(short ? { short } : {}) };
      }),
    })),
  };
}

/** A service in the words of its translation. */
export function translatedService(service: Service, words: ServiceTranslation): Service {
  const { of: _of, outdated: _outdated, papers, legal, ...said } = words;
  return {
    ...service,
    ...said,
    papers: service.papers.map((paper, index) => ({ ...paper, ...papers[index] })),
    legal: service.legal.map((law, index) => ({ ...law, ...legal[index] })),
  };
}

/** A lesson in the words of its translation. */
export function translatedLesson(lesson: Lesson, words: LessonTranslation): Lesson {
  const { of: _of, outdated: _outdated, ...said } = words;
  return { ...lesson, ...said };
}

/** A life event in the words of its translation. */
export function translatedLifeEvent(event: LifeEvent, words: LifeEventTranslation): LifeEvent {
  const { title, summary, chooser } = words;
  return {
    ...event,
    title,
    summary,
    ...(event.chooser && {
      chooser: {
        questions: event.chooser.questions.map((question, index) => ({
          ...question,
          ask: chooser?.questions[index]?.ask ?? question.ask,
          options: question.options.map((option, nth) => ({
            ...option,
            say: chooser?.questions[index]?.options[nth] ?? option.say,
          })),
        })),
        outcomes: event.chooser.outcomes.map((outcome, index) => ({
          ...outcome,
          title: chooser?.outcomes[index]?.title ?? outcome.title,
          text: chooser?.outcomes[index]?.text ?? outcome.text,
          links: outcome.links.map((link, nth) => ({
            ...link,
            say: chooser?.outcomes[index]?.links[nth] ?? link.say,
          })),
        })),
      },
    }),
  };
}

/** A plan in the words of its translation. */
export function translatedPlan(plan: Plan, words: PlanTranslation): Plan {
  const { of: _of, outdated: _outdated, parts, ...said } = words;
  return {
    ...plan,
    ...said,
    parts: plan.parts.map((part, index) => ({ ...part, ...parts[index] })),
  };
}

/** The question before online guides in the words of its translation. */
export function translatedGate(gate: Gate, words: GateTranslation): Gate {
  return {
    ask: words.ask,
    intro: words.intro,
    options: gate.options.map((option, index) => ({ ...option, ...words.options[index] })),
  };
}

/** The places in the words of their translation. */
export function translatedPlaces(places: Places, words: PlacesTranslation): Places {
  return {
    ...places,
    places: places.places.map((place, index) => ({ ...place, ...words.places[index] })),
  };
}

/** A place in a translation that its source has not, or has otherwise. */
export interface ShapeDifference {
  readonly path: readonly (string | number)[];
  readonly what: 'count' | 'tooMuch' | 'missing';
  /** Name of the key. */
  readonly key: string;
  readonly written: number;
  readonly expected: number;
}

/** Keys that a translation has of its own: what people type in its language, and what it says of itself. */
const own = new Set(['of', 'outdated', 'alsoKnownAs']);
/** Values that may be there or not, and then are on both sides; a short form may be needed in one language only. */
const optional = ['note', 'never', 'otherWays', 'telephoneNote', 'hours', 'saturday', 'wifi'];

/** Lists of another length than those of the source, and values that stand on one side only. */
export function shapeDifferences(
  source: unknown,
  words: unknown,
  path: readonly (string | number)[] = [],
): ShapeDifference[] {
  const key = String(path.findLast((part) => typeof part === 'string') ?? '');
  if (Array.isArray(words)) {
    const entries: readonly unknown[] = Array.isArray(source) ? source : [];
    return entries.length === words.length
      ? words.flatMap((entry, index) => shapeDifferences(entries[index], entry, [...path, index]))
      : [{ path, what: 'count', key, written: words.length, expected: entries.length }];
  }
  if (typeof words !== 'object' || words === null) return [];
  const [left, right] = [(source ?? {}) as Record<string, unknown>, words];
  // A thing to have ready that is for some only is one line in the translation.
  if (typeof left !== 'object') return [];
  const lacking = optional.filter(
    (name) =>
      typeof left[name] === 'string' && (right as Record<string, unknown>)[name] === undefined,
  );
  return [
    ...lacking.map((name) => ({
      path,
      what: 'missing' as const,
      key: name,
      written: 0,
      expected: 1,
    })),
    ...Object.entries(right).flatMap(([name, value]): ShapeDifference[] => {
      if (own.has(name)) return [];
      const isEmpty = Array.isArray(value) && value.length === 0;
      return left[name] === undefined && !isEmpty
        ? [{ path: [...path, name], what: 'tooMuch', key: name, written: 1, expected: 0 }]
        : shapeDifferences(left[name], value, [...path, name]);
    }),
  ];
}

/** Words of the portal that a text shows in bold and quotes, **“Đăng nhập”**: they are never translated. */
const quoted = /^“[^”]+”[.,!?]?$/;

/** What a translation must have as its source has it, in order: parts, drawn screens, facts, addresses, quoted words. */
export function skeletonOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
        return ['##'];
      case 'paragraph':
        return ['¶', ...fixedIn(block.inlines)];
      case 'list':
        return [
          `${block.ordered ? '1.' : '-'} × ${block.items.length}`,
          ...block.items.flatMap((item) => skeletonOf(item)),
        ];
      case 'note':
      case 'warning':
        return [`<${block.kind === 'note' ? 'Note' : 'Warning'}>`, ...skeletonOf(block.blocks)];
      case 'question':
        return ['<Question>', ...skeletonOf(block.blocks)];
      case 'stuck':
        return ['<Stuck>', ...skeletonOf(block.blocks)];
      case 'case':
        return [`<Case of="${block.of}" is="${block.is.join(' ')}">`, ...skeletonOf(block.blocks)];
      case 'screen':
        return [
          '<Screen>',
          ...block.parts.map(
            ({ kind, label, value, look }) =>
              `${kind} “${label}”${value === undefined ? '' : ` “${value}”`}${look ? ' look' : ''}`,
          ),
        ];
      case 'step':
        return [`<Step minutes="${block.minutes}">`, ...skeletonOf(block.blocks)];
      default:
        return block satisfies never;
    }
  });
}

/** Addresses, facts and words of the portal; sorted, since another language puts them in another order. */
function fixedIn(inlines: readonly Inline[]): string[] {
  const found = inlines.flatMap((inline): string[] => {
    switch (inline.kind) {
      case 'link':
        return [`(${inline.address})`];
      case 'fact':
        return [`<${inline.fact === 'fee' ? 'Fee' : 'Time'} ${inline.code} ${inline.channel}>`];
      case 'strong': {
        const text = inline.inlines.map((one) => (one.kind === 'text' ? one.text : '')).join('');
        return quoted.test(text) ? [text.replace(/[.,!?]$/, '')] : fixedIn(inline.inlines);
      }
      case 'emphasis':
        return fixedIn(inline.inlines);
      default:
        return [];
    }
  });
  return found.sort();
}
