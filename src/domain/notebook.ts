import type { TimeLimit } from '#schemas/procedure-row.ts';
import type { Day } from './day.ts';

/** A file that somebody has handed in. */
export interface FiledFile {
  /** Path of the guide without slashes at the ends, `huong-dan/dang-ky-khai-sinh`. */
  readonly page: string;
  readonly title: string;
  /** As `fileNumber` gives it; empty where the office gave none. */
  readonly number: string;
  /** Day and hour of filing in Vietnam; `time` is empty when nobody remembers. */
  readonly day: Day;
  readonly time: string;
  /** Of the procedure, on the day it was written down: rules that change later do not reach a file that is on its way. */
  readonly limit: readonly TimeLimit[];
  /** `HH:MM` after which a file counts as of the next working day; empty when nobody knows. */
  readonly closes: string;
  /** The day the office itself has named, if it has: it goes before every count of ours. */
  readonly appointed: Day | '';
  readonly isFetched: boolean;
  /** Moment of the last change, ISO 8601 in UTC; of two versions the later one is kept. */
  readonly changed: string;
}

/** All that a notebook holds, by page. */
export interface Notebook {
  /** Pages kept by hand: path to title. */
  readonly saved: Readonly<Record<string, string>>;
  readonly ticks: Readonly<
    Record<string, { readonly title: string; readonly names: readonly string[] }>
  >;
  /** The step where a guide was left. */
  readonly steps: Readonly<Record<string, number>>;
  /** How many things to have ready and how many steps a page with ticks has. */
  readonly totals: Readonly<Record<string, readonly [things: number, steps: number]>>;
  readonly files: readonly FiledFile[];
}

export const emptyNotebook: Notebook = {
  saved: {},
  ticks: {},
  steps: {},
  totals: {},
  files: [],
};

/** Two entries are of the same file when guide and number are; without a number, when guide and day are. */
export function fileKey({ page, number, day }: FiledFile): string {
  return `${page}#${number.replaceAll(/[^\p{L}\p{N}]/gu, '') || day}`;
}

/** A notebook with one file more, or with its new version. */
export function withFile(files: readonly FiledFile[], file: FiledFile): readonly FiledFile[] {
  const key = fileKey(file);
  return [...files.filter((other) => fileKey(other) !== key), file];
}
