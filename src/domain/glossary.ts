import type { Glossary } from '#schemas/help.ts';
import type { Block, Inline } from './document.ts';

/** Explains each word of the glossary once, where it first stands on a page. */
export interface Explainer {
  text(text: string): Inline[];
  blocks(blocks: readonly Block[]): Block[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** By form, an expression that finds it as a word of its own, outside “ ”. */
const expressions = new Map<string, RegExp>();

function expressionFor(form: string): RegExp {
  const expression =
    expressions.get(form) ??
    new RegExp(`(?<![\\p{L}\\p{M}])${escaped(form)}(?![\\p{L}\\p{M}])(?![^“]*”)`, 'iu');
  expressions.set(form, expression);
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
    // Most texts hold none of the words, and expressions take a hundred times as long to say so.
    const lower = text.toLowerCase();
    let first: { at: number; form: string; term: string } | undefined;
    for (const { form, lowered, term } of forms) {
      if (!lower.includes(lowered) || !waiting.has(term)) continue;
      const found = expressionFor(form).exec(text);
      // The longest of those that begin at the same place comes first.
      if (found && (!first || found.index < first.at))
        first = { at: found.index, form: found[0], term };
    }
    return first;
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
