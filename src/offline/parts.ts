/** Pieces of packs that are not whole yet, under the address of the pack and the place they begin at. */
import { partsCache } from './cache-names.ts';

/** Bytes of a pack that an earlier try has left on the device. */
export async function bytesSoFar(url: string): Promise<number> {
  return (await storedParts(await caches.open(partsCache), url)).reduce(
    (sum, part) => sum + part.length,
    0,
  );
}

/** Takes away what has arrived of a pack. */
export async function forgetParts(url: string): Promise<void> {
  const parts = await caches.open(partsCache);
  for (const request of await parts.keys())
    if (new URL(request.url).pathname === url) await parts.delete(request);
}

/** Takes away what has arrived of packs that no release here knows. */
export async function forgetOtherParts(known: ReadonlySet<string>): Promise<void> {
  const parts = await caches.open(partsCache);
  for (const request of await parts.keys())
    if (!known.has(new URL(request.url).pathname)) await parts.delete(request);
}

/** What has arrived of a pack, from its start on without a gap. */
export async function storedParts(parts: Cache, url: string): Promise<Uint8Array[]> {
  const found: { from: number; bytes: Uint8Array }[] = [];
  for (const request of await parts.keys()) {
    const address = new URL(request.url);
    const response = address.pathname === url ? await parts.match(request) : undefined;
    if (response)
      found.push({
        from: Number(address.searchParams.get('from')),
        bytes: new Uint8Array(await response.arrayBuffer()),
      });
  }
  let end = 0;
  const joined: Uint8Array[] = [];
  for (const { from, bytes } of found.sort((a, b) => a.from - b.from)) {
    if (from !== end) break;
    joined.push(bytes);
    end += bytes.length;
  }
  return joined;
}
