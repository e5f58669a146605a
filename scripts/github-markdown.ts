/**
 * Text written by somebody else, for a comment or an issue on GitHub. Everything that is not ours goes into a code span:
 * there neither HTML nor links, mentions, references to issues nor boxes mean anything. What could end the span, start a
 * line or turn the reading direction is taken out.
 */

/** GitHub refuses more than 65,536 characters. */
export const longestComment = 65_000;

// Controls, direction marks and what has no width: they would show something else than is written.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0\ufff9-\ufffb]/gu;

/** One line of plain text, not longer than `most` characters. */
export function oneLine(text: string, most = 160): string {
  const clean = text.replace(unseen, ' ').replace(/\s+/g, ' ').trim();
  const letters = [...clean];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : clean;
}

/** Somebody's text as a code span. */
export function quoted(text: string, most = 160): string {
  const clean = oneLine(text.replaceAll('`', 'ʼ'), most);
  return clean === '' ? '_(trống)_' : `\`${clean}\``;
}
