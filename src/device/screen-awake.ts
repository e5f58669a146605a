/** So long without a touch or a key, in milliseconds, that nobody can be reading: the battery matters more. */
const unused = 20 * 60_000;

/**
 * Keeps the screen from going dark while that is wanted and the page is in use. A browser that cannot, or a phone that
 * saves its battery, does what it always does.
 *
 * @returns the switch; it may be told the same thing twice.
 */
export function screenAwake(): (wanted: boolean) => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let isWanted = false;
  let isAsking = false;
  let lock: WakeLockSentinel | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const letGo = (): void => {
    clearTimeout(timer);
    void lock?.release();
    lock = undefined;
  };
  const keep = async (): Promise<void> => {
    if (!isWanted || document.visibilityState !== 'visible') return;
    clearTimeout(timer);
    timer = setTimeout(letGo, unused);
    if (isAsking || lock?.released === false) return;
    isAsking = true;
    lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    isAsking = false;
    if (!isWanted) letGo();
  };
  // The browser lets go whenever the page is out of sight, and does not take it up again by itself.
  for (const sign of ['visibilitychange', 'pointerdown', 'keydown'])
    document.addEventListener(sign, () => void keep(), { passive: true });

  return (wanted) => {
    isWanted = wanted;
    if (wanted) void keep();
    else letGo();
  };
}
