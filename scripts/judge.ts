import { readFileSync } from 'node:fs';
import type { Answer } from '#search/answer.ts';
import { inGroups } from '#search/groups.ts';

/** One query and how well pages answer it, 1 to 3, by page path without outer slashes. See tests/search/README.md. */
export interface Judged {
  readonly qid: string;
  readonly category: string;
  readonly query: string;
  readonly rel: Readonly<Record<string, number>>;
}
export interface Found {
  readonly ids: readonly string[];
  readonly weak: boolean;
}
export type Metrics = Partial<
  Record<'ndcg@10' | 'mrr@10' | 'success@1' | 'success@3' | 'recall@5' | 'reject', number>
>;

const gain = (grades: readonly number[]): number =>
  grades
    .slice(0, 10)
    .reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);

/** How good one answer is; a query that nothing answers has only `reject`. */
export function measured({ rel }: Pick<Judged, 'rel'>, { ids, weak }: Found): Metrics {
  const grades = Object.values(rel);
  if (grades.length === 0) return { reject: Number(weak || ids.length === 0) };
  const good = new Set(Object.keys(rel).filter((id) => (rel[id] ?? 0) >= 2));
  const wanted = good.size > 0 ? good : new Set(Object.keys(rel));
  const first = ids.slice(0, 10).findIndex((id) => wanted.has(id));
  return {
    'ndcg@10': gain(ids.map((id) => rel[id] ?? 0)) / gain(grades.sort((a, b) => b - a)),
    'mrr@10': first < 0 ? 0 : 1 / (first + 1),
    'success@1': Number(first === 0),
    'success@3': Number(first >= 0 && first < 3),
    'recall@5': ids.slice(0, 5).filter((id) => wanted.has(id)).length / Math.min(5, wanted.size),
  };
}

/** Means by category, and over all. */
export function byCategory(
  results: readonly { readonly category: string; readonly metrics: Metrics }[],
): Record<string, Metrics & { n: number }> {
  const table: Record<string, Metrics & { n: number }> = {};
  for (const category of [...new Set(results.map((one) => one.category)), 'all']) {
    const rows = results.filter((one) => category === 'all' || one.category === category);
    const names = new Set(rows.flatMap(({ metrics }) => Object.keys(metrics)));
    table[category] = { n: rows.length };
    for (const name of names as Set<keyof Metrics>) {
      const values = rows.flatMap(({ metrics }) => metrics[name] ?? []);
      table[category][name] = values.reduce((sum, value) => sum + value, 0) / values.length;
    }
  }
  return table;
}

export function judgedQueries(file: string): Judged[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Judged);
}

/** What a reader sees of an answer, in the order of the screen. */
export function shown({ results, weak }: Answer): Found {
  const ids = inGroups(results)
    .flatMap((group) => group.results)
    .flatMap((result) => [result, ...result.parts])
    .map(({ url }) => url.replace(/^\/|\/$/g, ''));
  return { ids, weak };
}
