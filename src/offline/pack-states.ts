import { type Pack, packCache } from './cache-names.ts';
import { stored } from './device-state.ts';
import { bytesSoFar } from './parts.ts';

/** How much of a pack is on this device. */
export interface PackState {
  readonly pack: Pack;
  /** Files that are here, from this pack or from another. */
  readonly stored: number;
  /** The pack was asked for and can be taken away. */
  readonly isOwn: boolean;
  /** Compressed bytes of it that have arrived and wait for the rest. */
  readonly waiting: number;
}

/**
 * The packs of the release on this device, counted in the caches.
 *
 * @param ids - of which packs; all of them when left out. Empty where nothing is stored.
 */
export async function packStates(ids?: readonly string[]): Promise<PackState[]> {
  const here = await stored();
  const packs = here?.release?.packs.filter(({ id }) => !ids || ids.includes(id)) ?? [];
  return Promise.all(
    packs.map(async (pack) => ({
      pack,
      stored: pack.files.filter((url) => here?.paths.has(url)).length,
      isOwn: await caches.has(packCache(here?.build ?? '', pack.id)),
      waiting: await bytesSoFar(pack.url),
    })),
  );
}
