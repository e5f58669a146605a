import type { Block } from '#domain/document.ts';
import type { Page } from '#read/read-content.ts';
import type { Rule } from '../rule.ts';

/** All words of a page, drawn screens and words of the portal left out: those stay Vietnamese. */
function wordsOf(page: Page<object>): string {
  const said: string[] = [];
  const take = (value: unknown): void => {
    if (typeof value === 'string') said.push(value);
    else if (Array.isArray(value)) for (const one of value) take(one);
    else if (typeof value === 'object' && value !== null) {
      if ('kind' in value && (value as Block).kind === 'screen') return;
      for (const one of Object.values(value)) take(one);
    }
  };
  const { title, summary, who, where, result, ready } = page.value as Record<string, unknown>;
  take([title, summary, who, where, result, ready]);
  take(page.document.blocks);
  return said.join(' ').replace(/“[^”]*”/g, ' ');
}

/** The same Vietnamese word is the same word everywhere in a translation. */
export const translatedTerms: Rule = {
  name: 'translated-terms',
  reliesOn: ['guides/', 'services/', 'lessons/', 'life-events/', 'plans/'],
  check({ languages, guides, services, lessons }, report) {
    for (const language of languages)
      for (const [kind, sources] of [
        ['guides', guides],
        ['services', services],
        ['lessons', lessons],
      ] as const)
        for (const page of language[kind] as readonly Page<object>[]) {
          const source = sources.find(({ slug }) => slug === page.slug);
          if (!source) continue;
          const [left, right] = [wordsOf(source).toLowerCase(), wordsOf(page).toLowerCase()];
          for (const { vi, says } of language.terms.value)
            if (
              new RegExp(`(?<![\\p{L}])${vi.toLowerCase()}(?![\\p{L}])`, 'u').test(left) &&
              !says.some((word) => right.includes(word.toLowerCase()))
            )
              report(
                page.at(),
                `Bản tiếng Việt có chữ “${vi}”, bản dịch không có ${says.map((word) => `“${word}”`).join(' hoặc ')}.`,
                `Hãy dịch chữ đó như trong content/${language.name}/terms.yaml.`,
              );
        }
  },
};
