/** A stretch in which two sequences differ; what lies between two stretches is the same in both. */
export interface Stretch<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** Above this many comparisons the longest common part is not looked for: a file made to be slow stays quick. */
const mostComparisons = 4_000_000;

/** Where two sequences differ, by their longest common part. What is equal is decided by `keyOf`. */
export function sequenceChanges<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): { stretches: Stretch<T>[]; kept: (readonly [T, T])[] } {
  const old = before.map(keyOf);
  const now = after.map(keyOf);
  const kept: (readonly [T, T])[] = [];
  const keep = (i: number, j: number) => kept.push([before[i] as T, after[j] as T]);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd -= 1;
    nowEnd -= 1;
  }
  for (let index = 0; index < start; index += 1) keep(index, index);
  const [rows, columns] = [oldEnd - start, nowEnd - start];
  const stretches: Stretch<T>[] = [];
  if (rows * columns > mostComparisons)
    stretches.push({ removed: before.slice(start, oldEnd), added: after.slice(start, nowEnd) });
  else {
    const width = columns + 1;
    const lengths = new Uint32Array((rows + 1) * width);
    const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
    for (let i = rows - 1; i >= 0; i -= 1)
      for (let j = columns - 1; j >= 0; j -= 1)
        lengths[i * width + j] =
          old[start + i] === now[start + j]
            ? at(i + 1, j + 1) + 1
            : Math.max(at(i + 1, j), at(i, j + 1));
    let [i, j] = [0, 0];
    while (i < rows || j < columns) {
      const [fromI, fromJ] = [i, j];
      while (
        (i < rows || j < columns) &&
        !(i < rows && j < columns && old[start + i] === now[start + j])
      )
        if (j >= columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) i += 1;
        else j += 1;
      if (i > fromI || j > fromJ)
        stretches.push({
          removed: before.slice(start + fromI, start + i),
          added: after.slice(start + fromJ, start + j),
        });
      while (i < rows && j < columns && old[start + i] === now[start + j]) {
        keep(start + i, start + j);
        i += 1;
        j += 1;
      }
    }
  }
  for (let index = 0; oldEnd + index < old.length; index += 1) keep(oldEnd + index, nowEnd + index);
  return { stretches, kept };
}
