import type { Block } from '#domain/document.ts';
import type { Page } from '#read/read-content.ts';
import type { Rule } from '../rule.ts';

/** Values of the front matter that say what the page is about. */
const keys = ['title', 'summary', 'who', 'where', 'result', 'ready'];

/** All words of a value, lower case; drawn screens and words of the portal left out: those stay Vietnamese. */
function wordsOf(value: unknown): string {
  const said: string[] = [];
  const take = (part: unknown): void => {
    if (typeof part === 'string') said.push(part);
    else if (Array.isArray(part)) for (const one of part) take(one);
    else if (typeof part === 'object' && part !== null) {
      if ('kind' in part && (part as Block).kind === 'screen') return;
      for (const [key, one] of Object.entries(part)) if (key !== 'coach') take(one);
    }
  };
  take(value);
  return said
    .join(' ')
    .replace(/“[^”]*”/g, ' ')
    .toLowerCase();
}

const partsOf = (page: Page<object>) => ({
  ...Object.fromEntries(
    keys.map((key) => [key, wordsOf((page.value as Record<string, unknown>)[key])]),
  ),
  body: wordsOf(page.document.blocks),
});

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
          const [left, right] = [partsOf(source), partsOf(page)] as Record<string, string>[];
          const all = Object.values(right ?? {}).join(' ');
          for (const { vi, says } of language.terms.value) {
            const term = new RegExp(`(?<![\\p{L}])${vi.toLowerCase()}(?![\\p{L}])`, 'u');
            const key = Object.keys(left ?? {}).find((name) => term.test(left?.[name] ?? ''));
            if (key && !says.some((word) => all.includes(word.toLowerCase())))
              report(
                page.at(key),
                `Bản tiếng Việt có chữ “${vi}”, bản dịch không có ${says.map((word) => `“${word}”`).join(' hoặc ')}.`,
                `Hãy dịch chữ đó như trong content/${language.name}/terms.yaml.`,
              );
          }
        }
  },
};
