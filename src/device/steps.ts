import { load, save } from './store.ts';

/** Steps of a coach's session have a key of their own: they end with it, and are no steps of the reader. */
export const sessionSteps = 'phien-buoc';
const keyOf = (page: string): string => (page.startsWith('to-cong-nghe/') ? sessionSteps : 'step');

/** The step at which a page was left on this device; 0 where it was never begun. */
export function stepLeftAt(page: string): number {
  const at = load<Record<string, unknown> | null>(keyOf(page), {})?.[page];
  return typeof at === 'number' ? at : 0;
}

/** Remembers the step of a page; 0 forgets it. */
export function leaveAt(page: string, step: number): void {
  const { [page]: _, ...others } = load<Record<string, unknown> | null>(keyOf(page), {}) ?? {};
  save(keyOf(page), step > 0 ? { ...others, [page]: step } : others);
}
