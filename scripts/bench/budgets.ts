import { readFileSync } from 'node:fs';
import { z } from 'zod';

const limits = z.record(z.string(), z.number().nonnegative());

const budgetsFile = z.strictObject({
  bytes: limits,
  counts: limits,
  ratios: limits,
  milliseconds: limits,
  /** Seconds and megabytes of builds of our own content. */
  builds: limits,
  /** The corpus in our content shape. */
  shaped: limits,
  /** The same of all procedures of the country. */
  national: limits,
});

/** What may be measured at most, by the name of the figure. What has no budget is only told. */
export type Budgets = z.output<typeof budgetsFile>;
export type Figures = Readonly<Record<string, number>>;

/** @throws when the file is not a file of budgets. */
export const readBudgets = (file = 'bench/budgets.json'): Budgets =>
  budgetsFile.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Figures over their budget, in words. A figure that could not be measured is over it as well. */
export const overBudget = (figures: Figures, budgets: Figures, unit: string): string[] =>
  Object.entries(figures).flatMap(([name, value]) => {
    const limit = budgets[name];
    return limit === undefined || value <= limit
      ? []
      : [`${name}: ${value} ${unit}, budget ${limit}`];
  });
