import type { Place } from '#domain/located.ts';
import type { Content } from '#read/read-content.ts';
import type { Day } from '#schemas/common.ts';
import type { Finding } from './finding.ts';

/** Names a place, what is wrong there and what to write instead. */
export type Report = (place: Place, problem: string, fix: string) => void;

/** One thing that must hold for all content. */
export interface Rule {
  /** File name, and name of the help page in `docs/rules/`. */
  readonly name: string;
  /**
   * Beginnings of paths below the content folder that the rule must know as a whole. While something there could not
   * be read the rule is silent: it would only tell the same slip again, at other places.
   */
  readonly reliesOn?: readonly string[];
  /**
   * @param today - the day in Vietnam; rules ask no clock.
   * @param found - what the rules before this one have found.
   */
  check(content: Content, report: Report, today: Day, found: readonly Finding[]): void;
}
