import { load, save } from './store.ts';

const key = 'cases';

type Answers = Record<string, string>;

/** The answers given on one page, by question. `page` is a path without slashes at the ends. */
export const caseAnswers = (page: string): Answers =>
  load<Record<string, Answers>>(key, {})[page] ?? {};

/** Remembers one answer, or forgets it when it is empty. Read again each time, for other tabs of the same browser. */
export function setCaseAnswer(page: string, question: string, answer: string): boolean {
  const { [page]: answers = {}, ...others } = load<Record<string, Answers>>(key, {});
  const { [question]: _, ...kept } = answers;
  const now = answer ? { ...kept, [question]: answer } : kept;
  return save(key, Object.keys(now).length > 0 ? { ...others, [page]: now } : others);
}
