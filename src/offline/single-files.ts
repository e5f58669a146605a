/** Which way is shorter: the files that changed, one by one, or the pack that holds them with all others. Pure. */
import type { Pack, ReleaseEntry } from './cache-names.ts';

/** More requests than this take longer than any pack, on a link where each waits for an answer. */
const most = 30;
/** What question and answer say around a body, in bytes. */
const around = 600;
/** Texts are sent as brotli, at about this share of their bytes. What Pagefind writes, and pictures, are packed already. */
const share = 0.3;
const isPacked = /\.(?:pf_[a-z]+|pagefind|png)$/;

/** About how many bytes the network carries for one file. */
const wireBytes = ({ url, bytes }: ReleaseEntry): number =>
  around + bytes * (isPacked.test(url) ? 1 : share);

/**
 * Whether files cost less by themselves than the pack that holds them.
 *
 * @param files - with their sizes on the device.
 * @param pack - `bytes` is what the network carries.
 */
export const isLessThanPack = (
  files: readonly ReleaseEntry[],
  pack: Pick<Pack, 'bytes'>,
): boolean =>
  files.length <= most && files.reduce((sum, file) => sum + wireBytes(file), 0) < pack.bytes;
