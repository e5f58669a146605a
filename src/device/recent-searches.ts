import { load, save } from './store.ts';

const key = 'tim-gan-day';
const most = 6;

/** What was searched for on this device and led somewhere, the newest first. It never leaves the device. */
export function recentSearches(): readonly string[] {
  const kept = load<unknown>(key, []);
  return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
}

export function rememberSearch(query: string): void {
  const others = recentSearches().filter((one) => one.toLowerCase() !== query.toLowerCase());
  save(key, [query, ...others].slice(0, most));
}

export function forgetSearches(): void {
  save(key, []);
}
