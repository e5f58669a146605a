import { load, save } from './store.ts';

const key = 'step';

/** The step at which a page was left on this device; 0 where it was never begun. */
export function stepLeftAt(page: string): number {
  const at = load<Record<string, unknown> | null>(key, {})?.[page];
  return typeof at === 'number' ? at : 0;
}

/** Remembers the step of a page; 0 forgets it. */
export function leaveAt(page: string, step: number): void {
  const { [page]: _, ...others } = load<Record<string, unknown> | null>(key, {}) ?? {};
  save(key, step > 0 ? { ...others, [page]: step } : others);
}
