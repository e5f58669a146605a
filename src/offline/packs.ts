/** Fetches packs into the worker: checked, and resumed where the network broke off. */
import { decompress } from 'fzstd';
import { type Pack, partsCache } from './cache-names.ts';
import { type PackedFile, unpackFiles } from './pack-format.ts';
import { forgetParts, storedParts } from './parts.ts';
import { sha256 } from './stored.ts';

/** What has arrived is put aside this often, in bytes: so much is lost at most. */
const partBytes = 64_000;
/** A network that sends nothing for so long has gone, in ms. */
const silence = 20_000;
/** How every Zstandard frame begins (RFC 8878, 3.1.1): a portal's page is known by its first bytes. */
const magic = [0x28, 0xb5, 0x2f, 0xfd];

/** Where a pack is, how many bytes it has on the wire, and their SHA-256. */
export type Packed = Pick<Pack, 'url' | 'bytes' | 'sha256'>;

interface Fetching {
  readonly signal?: AbortSignal;
  /** Called with the bytes that have arrived, those of earlier tries included. */
  readonly onProgress?: (got: number) => void;
}

/**
 * The files of a pack.
 *
 * @throws when the network fails, when the signal stops it, and when what came is not the pack. What arrived stays on
 * the device, unless it was wrong.
 */
export async function fetchPack(pack: Packed, fetching: Fetching = {}): Promise<PackedFile[]> {
  for (const isLast of [false, true]) {
    const bytes = await fetchBytes(pack, fetching);
    if (bytes.length === pack.bytes && (await sha256(bytes)) === pack.sha256) {
      const files = unpackFiles(decompress(bytes));
      await forgetParts(pack.url);
      return files;
    }
    // Something between the host and us, now or in an earlier try, changed it: once more from the start.
    await forgetParts(pack.url);
    if (isLast) break;
  }
  throw new Error(`${pack.url} is not the pack of the release`);
}

async function fetchBytes(
  { url, bytes: whole }: Packed,
  { signal, onProgress }: Fetching,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = await caches.open(partsCache);
  let arrived = await storedParts(parts, url);
  let got = arrived.reduce((sum, part) => sum + part.length, 0);
  if (got > whole) {
    await forgetParts(url);
    [arrived, got] = [[], 0];
  }
  if (got < whole) {
    const response = await withPatience(
      // Not `credentials: 'omit'`: that opens a connection of its own, half a second on a slow link. We set no cookies.
      fetch(url, {
        redirect: 'error',
        // The pack is taken apart at once; a second copy of it would only fill the device.
        cache: 'no-store',
        ...(signal ? { signal } : {}),
        ...(got > 0 ? { headers: { Range: `bytes=${got}-` } } : {}),
      }),
    );
    const isRest =
      response.status === 206 &&
      response.headers.get('Content-Range')?.startsWith(`bytes ${got}-`) === true;
    if (!isRest && response.status !== 200) {
      await response.body?.cancel();
      // A host that has another file at this address cannot go on with ours.
      if (response.status === 416) await forgetParts(url);
      throw new Error(`${url}: ${response.status}`);
    }
    if (!isRest && got > 0) {
      await forgetParts(url);
      [arrived, got] = [[], 0];
    }
    const reader = response.body?.getReader();
    if (!reader) throw new Error(`${url} has no body`);
    let [waiting, waitingBytes] = [[] as Uint8Array[], 0];
    const putAside = async (): Promise<void> => {
      if (waitingBytes === 0) return;
      const part = join(waiting, waitingBytes);
      [waiting, waitingBytes] = [[], 0];
      // A full device only costs the resuming.
      await parts
        .put(`${url}?from=${got - part.length}`, new Response(part))
        .catch(() => undefined);
    };
    try {
      for (;;) {
        const { done, value } = await withPatience(reader.read());
        if (done) break;
        if (got === 0 && magic.some((byte, at) => at < value.length && value[at] !== byte))
          throw new NotThePack(url);
        arrived.push(value);
        waiting.push(value);
        got += value.length;
        waitingBytes += value.length;
        if (got > whole) throw new NotThePack(url);
        if (waitingBytes >= partBytes) await putAside();
        onProgress?.(got);
      }
      if (got < whole) throw new Error(`${url} broke off`);
    } catch (error) {
      await reader.cancel().catch(() => undefined);
      if (error instanceof NotThePack) await forgetParts(url);
      else await putAside();
      throw error;
    }
  }
  return join(arrived, got);
}

class NotThePack extends Error {}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** An answer, or an error when the network says nothing for too long. */
export function withPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the network is silent')), silence);
  });
  return Promise.race([answer, tooLong]).finally(() => clearTimeout(timer));
}
