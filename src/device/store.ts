/**
 * What stays on the device: one small JSON value for each key, under one prefix, so that everything can be wiped at once.
 * Private windows and full disks make every call fail: then nothing is remembered, and nothing else breaks.
 */
const prefix = 'cam-tay:';

/** The value under a key, or `fallback` where there is none or none that can be read. */
export function load<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

/** @returns whether the device kept it. */
export function save(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Takes one key away. */
export function drop(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // Storage is switched off: there is nothing to take away.
  }
}

/** Everything this site has written on the device: key to text. */
export function everything(): Record<string, string> {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return Object.fromEntries(
      keys.sort().map((key) => [key.slice(prefix.length), localStorage.getItem(key) ?? '']),
    );
  } catch {
    return {};
  }
}

/** Takes away everything this site has written on the device, settings included. */
export function wipe(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // Storage is switched off: there is nothing to take away.
  }
}
