import { createHash } from 'node:crypto';
import type { Block } from '#domain/document.ts';

/** What changes without a word changing: lines move, and notes for coaches are not translated. */
const silent = new Set([
  'line',
  'coach',
  'reviewed',
  'sources',
  'confidence',
  'validFrom',
  'validTo',
]);

/**
 * Names the Vietnamese words that a translation was made from, in eight characters: another word, another name. Days of
 * review, sources and degrees of certainty do not count, since no translation repeats them.
 *
 * @param source - the Vietnamese values.
 * @param words - the translation: what it has words for is what counts.
 * @param blocks - the body of the Vietnamese side.
 */
export function fingerprintOf(
  source: object,
  words: object,
  blocks: readonly Block[] = [],
): string {
  const said = Object.fromEntries(
    Object.entries(source).filter(([key]) => Object.hasOwn(words, key) && key !== 'alsoKnownAs'),
  );
  const text = JSON.stringify([said, blocks], (key, value: unknown) =>
    silent.has(key) ? undefined : value,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
