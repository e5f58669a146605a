import type { Block } from './document.ts';

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

/** FNV-1a of 32 bits: enough to see that a text is another one; nobody is kept out by it. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

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
  return fnv1a(text).toString(16).padStart(8, '0');
}
