/**
 * The mark of a page: the start of the SHA-256 of its own text, in `<html data-mark>` and, on paper, in words. It changes
 * when the page does and with nothing else, so a page that is the same in two builds is the same byte for byte; and
 * whoever has the page can see that it is whole and ours, whichever build it is of.
 */

/**
 * What stands for the mark while a page is written, and while its mark is counted: found nowhere else in a page, and as
 * long as the mark. Eight hex digits are beyond any accident, and every digit is paid for a thousand times in the packs.
 */
export const noMark = 'pagemark';

/** The same on sheets and posters, which show it: twelve digits, as a build has. */
export const noMarkOnPaper = 'page-mark-12';

const marked = /<html[^>]* data-mark="([0-9a-f]{8}|[0-9a-f]{12}|pagemark|page-mark-12)"/;

/** The mark that a page says it has. */
export const markIn = (html: string): string | undefined => marked.exec(html)?.[1];

/** What a page's mark is counted from. `undefined` for a text that has no place for one. */
export function markedText(
  html: string,
): { readonly said: string; readonly text: string } | undefined {
  const said = markIn(html);
  if (said === undefined) return undefined;
  const none = [noMark, noMarkOnPaper].find(({ length }) => length === said.length) ?? noMark;
  return { said, text: html.replaceAll(said, none) };
}

/** The mark that a page must have, in hex digits. `undefined` for a text that has no place for one. */
export async function markOf(html: string): Promise<string | undefined> {
  const marked = markedText(html);
  if (!marked) return undefined;
  const bytes = new TextEncoder().encode(marked.text);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.subarray(0, marked.said.length / 2)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/**
 * Whether a text is a page that we published, of any build, from its first byte to its last. A portal has no mark; a
 * page that was cut short, or into which a network wrote something, has another.
 */
export async function isOurPage(html: string): Promise<boolean> {
  const said = markIn(html);
  return said !== undefined && said === (await markOf(html));
}
