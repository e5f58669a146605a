/**
 * Counts of the rating screen, on this device alone. In a database and not in `store.ts`, because a browser writes
 * `localStorage` down when it likes: what was said thank you for must be there after the power is cut. For the same
 * reason `wipe()` leaves them: people who share the desk's tablet are asked to wipe after themselves, and would take the
 * counts of a month along. The staff page wipes them.
 */
import { type DayCount, type Face, isDayCount, withRating } from '#domain/ratings.ts';

const name = 'cam-tay-danh-gia';
const table = 'days';

/** @param make - without it nothing is made by looking: undefined where there is no database. */
function open(make: boolean): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      if (make) request.result.createObjectStore(table, { keyPath: 'day' });
      else request.transaction?.abort();
    };
    request.onsuccess = () => {
      const database = request.result;
      // So that a wipe in another tab need not wait.
      database.onversionchange = () => database.close();
      resolve(database);
    };
    request.onerror = (event) => {
      // A refused upgrade is our own doing; Firefox reports it as an error of the page unless told not to.
      event.preventDefault();
      if (isNew && !make) resolve(undefined);
      else reject(request.error);
    };
  });
}

/** Does one thing in the database. @returns what `act` asked for, once it is on the disk. */
async function within<T>(
  database: IDBDatabase,
  mode: 'readonly' | 'readwrite',
  act: (days: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  try {
    return await new Promise<T>((resolve, reject) => {
      // `strict`: complete means written to the disk, not handed to the system.
      const transaction = database.transaction(table, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(table));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/**
 * Counts one tap. @returns when it is on the disk; until then nobody may be thanked.
 *
 * @throws when the device cannot keep it: a private window, a full disk.
 */
export async function addRating(day: string, face: Face): Promise<void> {
  const database = await open(true);
  if (!database) throw new Error('no database');
  await within(database, 'readwrite', (days) => {
    const before = days.get(day);
    // In the same transaction, so that no tap of another tab comes between.
    before.onsuccess = () =>
      days.put(withRating(isDayCount(before.result) ? before.result : undefined, day, face));
    return before;
  });
}

/** What the device has counted, day by day. */
export async function ratings(): Promise<readonly DayCount[]> {
  const database = await open(false);
  if (!database) return [];
  const all: unknown[] = await within(database, 'readonly', (days) => days.getAll());
  return all.filter(isDayCount);
}

/** Takes all counts away, and the database with them. */
export function wipeRatings(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** Asks the browser not to clear the device's copy by itself when the disk is full. @returns whether it promised. */
export async function keepForGood(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}
