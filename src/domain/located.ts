/** Where something was written, counted from 1 as editors' programs count. */
export interface Place {
  /** Path below the parent of the content folder, with `/`: `content/lists/…/procedures.csv`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A value that still knows where it was written. */
export interface Located<T> {
  readonly value: T;
  /** The place of one part (`at('levels')`, `at('papers', 2, 'name')`), or of the whole when that part was not written. */
  at(...path: readonly (string | number)[]): Place;
}
