import type { Glossary } from '#schemas/help.ts';
import type { Block, Inline } from './document.ts';

/** Explains each word of the glossary once, where it first stands on a page. */
export interface Explainer {
  text(text: string): Inline[];
  blocks(blocks: readonly Block[]): Block[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A new explainer for one page; texts must be given in the order in which they stand on it.
 * Bold text, words in “ ”, links and drawings stay as they are: they are names of buttons and pages.
 */
export function explainerFor(glossary: Glossary): Explainer {
  const waiting = new Map<string, { plain: string; forms: string[] }>();
  for (const { term, also, plain } of glossary)
    waiting.set(term, { plain, forms: [term, ...also] });

  const next = (text: string): { at: number; form: string; term: string } | undefined => {
    let first: { at: number; form: string; term: string } | undefined;
    for (const [term, { forms }] of waiting)
      for (const form of forms) {
        const found = new RegExp(
          `(?<![\\p{L}\\p{M}])${escaped(form)}(?![\\p{L}\\p{M}])(?![^“]*”)`,
          'iu',
        ).exec(text);
        if (!found) continue;
        const isEarlier = !first || found.index < first.at;
        const isLonger = found.index === first?.at && form.length > first.form.length;
        if (isEarlier || isLonger) first = { at: found.index, form: found[0], term };
      }
    return first;
  };

  const text = (whole: string): Inline[] => {
    const found = next(whole);
    if (!found) return whole ? [{ kind: 'text', text: whole }] : [];
    const end = found.at + found.form.length;
    const { plain = '' } = waiting.get(found.term) ?? {};
    waiting.delete(found.term);
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
          const before = [...waiting];
          const inside = blocks(block.blocks);
          for (const [term, words] of before) waiting.set(term, words);
          return { ...block, blocks: inside };
        }
        case 'heading':
        case 'screen':
          return block;
      }
    });

  return { text, blocks };
}
