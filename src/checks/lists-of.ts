import type { ProcedureList } from '#domain/catalogue.ts';
import type { Content } from '#read/read-content.ts';

/** The lists without their places: what the fold takes. */
export function listsOf({ lists }: Content): ProcedureList[] {
  return lists.map(({ id, head, rows }) => ({
    id,
    head: head.value,
    rows: rows.map(({ value }) => value),
  }));
}
