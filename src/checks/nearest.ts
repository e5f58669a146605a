/** How many slips of the finger lie between two names: a letter wrong, missing, too many, or two changed about. */
function slipsBetween(a: string, b: string): number {
  let [before, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1]?.toLowerCase() === b[j - 1]?.toLowerCase();
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row?.[j] ?? 0) + 1,
        (row?.[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j] ?? 0, (before?.[j - 2] ?? 0) + 1);
    }
    [before, row] = [row ?? [], next];
  }
  return row?.[b.length] ?? 0;
}

/**
 * The names that were most likely meant, nearest first.
 *
 * @param most - slips after which it is another name.
 */
export function nearestOf(written: string, names: Iterable<string>, most = 2): string[] {
  return [...new Set(names)]
    .filter((name) => Math.abs(name.length - written.length) <= most)
    .map((name) => ({ name, slips: slipsBetween(written, name) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips)
    .map(({ name }) => name);
}

/** The one name that was most likely meant. */
export const nearest = (written: string, names: Iterable<string>, most = 2): string | undefined =>
  nearestOf(written, names, most)[0];
