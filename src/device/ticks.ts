import { leaveAt, stepLeftAt } from './steps.ts';
import { load, save } from './store.ts';

/** What is ticked on one page. */
export interface PageTicks {
  /** Title of the page, for the notebook. */
  readonly title: string;
  readonly names: readonly string[];
}

const key = 'ticks';

/** All pages with something ticked, by path without slashes at the ends (`huong-dan/dang-ky-khai-sinh`). */
export function allTicks(): Record<string, PageTicks> {
  return load<Record<string, PageTicks>>(key, {});
}

/** Ticks or unticks one box. Read again each time, so that two open tabs do not undo each other. */
export function setTick(page: string, title: string, name: string, isTicked: boolean): boolean {
  const all = allTicks();
  const names = new Set(all[page]?.names ?? []);
  if (isTicked) names.add(name);
  else names.delete(name);
  if (names.size > 0) all[page] = { title, names: [...names] };
  else delete all[page];
  return save(key, all);
}

/** Unticks all boxes of a page and forgets its step. @returns what puts them back. */
export function untickPage(page: string): () => void {
  const { [page]: ticked, ...others } = allTicks();
  const step = stepLeftAt(page);
  save(key, others);
  leaveAt(page, 0);
  return () => {
    if (ticked) save(key, { ...allTicks(), [page]: ticked });
    leaveAt(page, step);
  };
}
