import type { Result } from './answer.ts';

/** Results that stand together on the screen; those of one kind that only may be related say which. */
export interface ResultGroup {
  readonly kind?: Result['kind'];
  readonly results: readonly Result[];
}

/** Best results first, whatever they are; those that only may be related follow, one kind after another. */
export function inGroups(results: readonly Result[]): ResultGroup[] {
  const far = results.filter(({ isNear }) => !isNear);
  return [
    { results: results.filter(({ isNear }) => isNear) },
    ...[...new Set(far.map(({ kind }) => kind))].map((kind) => ({
      kind,
      results: far.filter((result) => result.kind === kind),
    })),
  ].filter((group) => group.results.length > 0);
}
