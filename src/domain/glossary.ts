import type { Glossary } from '#schemas/help.ts';
import type { Block, Inline } from './document.ts';

/** Explains each word of the glossary once, where it first stands on a page. */
export interface Explainer {
  text(text: string): Inline[];
  blocks(blocks: readonly Block[]): Block[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Expressions by their source: pages of a site wait for the same words again and again. */
const known = new Map<string, RegExp>();

/** Finds the first of these forms, the longest where several begin; its number is that of the group that is filled. */
function firstOf(forms: readonly string[]): RegExp {
  const source = `(?<![\\p{L}\\p{M}])(?:${forms.map((form) => `(${escaped(form)})`).join('|')})(?![\\p{L}\\p{M}])(?![^“]*”)`;
  const expression = known.get(source) ?? new RegExp(source, 'iu');
  known.set(source, expression);
  return expression;
}

/**
 * A new explainer for one page; texts must be given in the order in which they stand on it.
 * Bold text, words in “ ”, links and drawings stay as they are: they are names of buttons and pages.
 */
export function explainerFor(glossary: Glossary): Explainer {
  const meanings = new Map(glossary.map(({ term, plain }) => [term, plain]));
  const forms = glossary
    .flatMap(({ term, also }) =>
      [term, ...also].map((form) => ({ form, lowered: form.toLowerCase(), term })),
    )
    .sort((a, b) => b.form.length - a.form.length);
  let waiting = new Set(meanings.keys());

  const next = (text: string): { at: number; form: string; term: string } | undefined => {
    // Most texts hold none of the words, and an expression for all of them takes a hundred times as long to say so.
    const lower = text.toLowerCase();
    const near = forms.filter(({ lowered, term }) => lower.includes(lowered) && waiting.has(term));
    const found = near.length > 0 && firstOf(near.map(({ form }) => form)).exec(text);
    if (!found) return undefined;
    const group = found.findIndex((part, at) => at > 0 && part !== undefined);
    return { at: found.index, form: found[0], term: near[group - 1]?.term ?? '' };
  };

  const text = (whole: string): Inline[] => {
    const found = next(whole);
    if (!found) return whole ? [{ kind: 'text', text: whole }] : [];
    const end = found.at + found.form.length;
    const plain = meanings.get(found.term) ?? '';
    waiting = waiting.difference(new Set([found.term]));
    // Somebody has already explained it in the sentence itself.
    const isExplained = /^\s*\(/.test(whole.slice(end));
    return [
      ...(found.at > 0 ? [{ kind: 'text' as const, text: whole.slice(0, found.at) }] : []),
      isExplained
        ? { kind: 'text' as const, text: found.form }
        : { kind: 'term' as const, text: found.form, plain },
      ...text(whole.slice(end)),
    ];
  };

  const blocks = (all: readonly Block[]): Block[] =>
    all.map((block): Block => {
      switch (block.kind) {
        case 'paragraph':
          return {
            ...block,
            inlines: block.inlines.flatMap((inline) =>
              inline.kind === 'text' ? text(inline.text) : [inline],
            ),
          };
        case 'list':
          return { ...block, items: block.items.map((item) => blocks(item)) };
        case 'note':
        case 'warning':
        case 'question':
        case 'stuck':
        case 'step':
          return { ...block, blocks: blocks(block.blocks) };
        case 'case': {
          // Others never see this part: what is explained in it is still to be explained to them.
          const before = waiting;
          const inside = blocks(block.blocks);
          waiting = before;
          return { ...block, blocks: inside };
        }
        case 'heading':
        case 'screen':
          return block;
      }
    });

  return { text, blocks };
}
