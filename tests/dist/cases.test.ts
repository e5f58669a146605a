import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { neededOnPaper, neededThings, withConditions } from '#domain/cases.ts';
import { type Block, isToDo, plain, stepsOf } from '#domain/document.ts';
import { spokenText } from '#domain/speech.ts';
import { readContent } from '#read/read-content.ts';
import { builtPages } from './site.ts';

const guides = readContent('content').guides.filter(({ value }) => value.cases.length > 0);
const words = (text: string) => text.replace(/\s+/g, ' ');
const bare = (text: string) => words(text).replace(/ \([^)]*\)/g, '');
const pageAt = (path: string) => {
  const page = builtPages().find((one) => one.path === path);
  if (!page) throw new Error(`${path} is not built`);
  return page.root;
};
/** The words of a part up to its first quoted fact. */
const firstWords = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) =>
      block.kind === 'paragraph'
        ? [plain(block.inlines)]
        : block.kind === 'list'
          ? block.items.map(firstWords)
          : [],
    )[0]
    ?.split('…')[0] ?? '';

test('there are guides with cases', () => {
  expect(guides.length).toBeGreaterThanOrEqual(5);
});

test.each(guides.map((guide) => [guide.slug, guide] as const))(
  '%s holds every case without a script, and on paper',
  (slug, { value, document }) => {
    const path = `/huong-dan/${slug}/`;
    const page = pageAt(path);
    const sheet = words(pageAt(`${path}in/`).querySelector('main')?.text ?? '');
    const steps = stepsOf(withConditions(document.blocks, value.cases));
    for (const { number, blocks } of steps) {
      const step = page.querySelector(`#buoc-${number}`);
      for (const block of blocks)
        if (block.kind === 'case') {
          const heading = `Nếu ${block.condition}:`;
          const part = step
            ?.querySelectorAll('.case')
            .find((one) => one.querySelector('h3')?.text === heading);
          expect(part?.getAttribute('data-of')).toBe(block.of);
          expect(part?.getAttribute('data-is')).toBe(block.is.join(' '));
          const said = firstWords(block.blocks.filter(isToDo));
          expect(said).not.toBe('');
          // The page explains hard words in brackets, the data does not.
          expect(bare(part?.text ?? '')).toContain(bare(said));
          expect(sheet).toContain(`(${block.short})`);
          expect(sheet).toContain(said);
        }
    }
    const ready = neededThings(value.ready, value.cases);
    const listed = page.querySelectorAll('.ticks li');
    expect(listed).toHaveLength(ready.length);
    for (const [index, thing] of ready.entries()) {
      expect(words(listed[index]?.text ?? '')).toContain(thing.name);
      if (thing.for) expect(listed[index]?.text).toContain(`Nếu ${thing.for.condition}`);
      expect(sheet).toContain(neededOnPaper(thing));
      const condition = thing.for?.condition.toLowerCase() ?? '';
      const textOf = (file: string) => readFileSync(`dist${path}${file}`, 'utf8').toLowerCase();
      expect(textOf('zalo.txt')).toContain(condition);
      // The loudspeaker says numbers in words, speaks to all, and may end a long list early.
      const spoken = spokenText(condition.replaceAll(/\bbạn\b/g, 'bà con'), []);
      expect(textOf('loa.txt')).toMatch(new RegExp(`${spoken.replace(/[.]$/, '')}|; còn lại `));
    }
    // Nothing is out of sight before a script takes it there, and no control stands where it does nothing.
    expect(page.querySelectorAll('[data-other], .case[hidden], main [type=radio]')).toEqual([]);
    for (const { ask, options } of value.cases) {
      const chooser = page.querySelector('case-chooser')?.text ?? '';
      for (const text of [ask, ...options.map(({ say }) => say)]) expect(chooser).toContain(text);
    }
  },
);

test('a guide without cases has no question', () => {
  expect(pageAt('/huong-dan/cap-doi-so-do/').querySelector('case-chooser')).toBeNull();
});
