import type { Place } from '#domain/located.ts';

/** One thing an editor must change, said so that they can change it. */
export interface Finding extends Place {
  /** File name of the rule, e.g. `list-counts-match`; also the name of its help page in `docs/rules/`. */
  readonly rule: string;
  /** What is wrong, quoting what was written. */
  readonly problem: string;
  /** What to write instead. */
  readonly fix: string;
}

/** A finding as three lines of text: place and rule, what is wrong, what to write instead. */
export function formatFinding({ file, line, column, rule, problem, fix }: Finding): string {
  return `${file}:${line}:${column}  ${rule}\n  ${problem}\n  → ${fix}`;
}
