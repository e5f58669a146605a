/**
 * Takes the place of `sw.js` when a release turns out to be harmful: wipes every copy on the device, ends itself, and
 * opens the pages anew from the network. Ticks and notes of the reader stay. See `scripts/kill-switch.ts`.
 */
import { isOurCache } from './cache-names.ts';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const ours = (await caches.keys()).filter(isOurCache);
  for (const name of ours) await caches.delete(name);
  await self.registration.unregister();
  // The opened page registers `sw.js` again. Without copies left there is nothing to leave, so it is not opened again.
  if (ours.length === 0) return;
  for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true }))
    await client.navigate(client.url).catch(() => undefined);
}
