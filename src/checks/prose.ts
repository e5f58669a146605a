import type { Place } from '#domain/located.ts';
import type { TextFile } from '#read/read-content.ts';

/** A run of words that readers see, with the place where it begins. */
export interface Prose extends Place {
  readonly text: string;
}

/** Files whose words are ours. Lists hold official names, which are kept as they are. */
const ours =
  /^[^/]+\/(?:(?:services|guides|lessons|life-events|rehearsals|bulletins|plans)\/|(?:gate|returned|glossary|places|units|holidays)\.yaml$)/;

/** Keys whose values are names given by others, or no words at all. */
const notOurs = new Set([
  'sources',
  'legal',
  'forms',
  'fields',
  'procedures',
  'related',
  'alsoKnownAs',
  'alsoSaid',
  'also',
  'term',
  'message',
  'address',
  'link',
  'confidence',
  'reviewEveryDays',
  'label',
  'accept',
]);

/** Five rules ask for the words of every file; one answer does for all of them. */
const known = new WeakMap<TextFile, readonly Prose[]>();

/** Everything a reader sees of one file, line by line, without the marks of Markdown and YAML. */
export function proseOf(file: TextFile): readonly Prose[] {
  const prose = known.get(file) ?? readProse(file);
  known.set(file, prose);
  return prose;
}

function readProse({ file, text }: TextFile): Prose[] {
  if (!ours.test(file)) return [];
  const isMdx = file.endsWith('.mdx');
  const found: Prose[] = [];
  let fences = 0;
  // Indentation of a key whose whole value is skipped; deeper lines belong to it.
  let skipped = Number.POSITIVE_INFINITY;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (isMdx && line === '---' && fences < 2) {
      fences += 1;
      continue;
    }
    const add = (from: number, words: string): void => {
      const clean = plainWords(words);
      if (clean.includes(' ')) found.push({ file, line: index + 1, column: from + 1, text: clean });
    };
    if (isMdx && fences >= 2) {
      // A long tag has each attribute on a line of its own.
      const isAttribute = /^\s+(?:say|point|never)="[^"]*"$/.test(line);
      if (isAttribute || /^\s*<\/?[A-Z]/.test(line))
        for (const tag of line.matchAll(/ (?:title|question|ask|say|point|never)="([^"]*)"/g))
          add((tag.index ?? 0) + tag[0].indexOf('"') + 1, tag[1] ?? '');
      const words = /^\s*(?:[-*] |\d+\. |#+ )?/.exec(line)?.[0].length ?? 0;
      if (!isAttribute && !/^\s*<\/?[A-Z][^>]*\/?>\s*$/.test(line)) add(words, line.slice(words));
      continue;
    }
    const [, indent = '', dash = '', key = '', gap = '', value = ''] =
      /^(\s*)((?:- )?)(?:([A-Za-z]+):)?(\s*)(.*)$/.exec(line) ?? [];
    const depth = indent.length + dash.length;
    if (indent.length > skipped || (indent.length === skipped && dash && !key)) continue;
    if (depth <= skipped && line.trim() !== '') skipped = Number.POSITIVE_INFINITY;
    if (notOurs.has(key)) {
      skipped = depth;
      continue;
    }
    if (line.trimStart().startsWith('#')) continue;
    const from = indent.length + dash.length + (key ? key.length + 1 : 0) + gap.length;
    for (const piece of value.startsWith('[') ? [] : [value])
      add(from, piece.replace(/^["']|["']$/g, ''));
  }
  return found;
}

/** A line of Markdown as it is read: links by their words, quoted facts as one word. */
function plainWords(words: string): string {
  return words
    .replace(/<(?:Fee|Time)\b[^>]*\/>/g, '…')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
    .trim();
}

/** Where a pattern (global) stands in words that readers see: what was matched, and its place. */
export function* matchesIn(
  files: readonly TextFile[],
  pattern: RegExp,
): Generator<{ readonly match: RegExpMatchArray; readonly place: Place }> {
  for (const file of files)
    for (const prose of proseOf(file))
      for (const match of prose.text.matchAll(pattern))
        yield { match, place: { ...prose, column: prose.column + match.index } };
}

/** The sentences of a text, each with its offset. */
export function sentencesOf(text: string): { text: string; at: number }[] {
  const found: { text: string; at: number }[] = [];
  for (const match of text.matchAll(
    /[^.!?…]+(?:[.!?…]+(?=\s|$|[”)])[”)]*|[.!?…]+(?=\S)[^.!?…]*)*(?:[.!?…]+|$)/gu,
  )) {
    const trimmed = match[0].trim();
    if (trimmed) found.push({ text: trimmed, at: match.index + match[0].indexOf(trimmed) });
  }
  return found;
}

/** Syllables of a Vietnamese text: what stands between spaces and holds a letter or a digit. */
export function syllablesIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
