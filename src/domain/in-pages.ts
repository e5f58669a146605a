/** How many entries one page lists: with their summaries some 80 kB, a fifth of what a phone may keep of one file. */
export const mostListed = 200;

/**
 * A long list in pages, in its order; at least one page.
 *
 * @param most - entries of a page.
 */
export function inPages<Thing>(things: readonly Thing[], most = mostListed): Thing[][] {
  const count = Math.max(1, Math.ceil(things.length / most));
  return Array.from({ length: count }, (_, page) => things.slice(page * most, (page + 1) * most));
}
