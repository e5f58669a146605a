import { inflateRawSync } from 'node:zlib';

/** A file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What an archive may hold at most, so that a small file cannot become a huge one. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all files together when they are unpacked. */
  readonly bytes: number;
}

/** Why an archive was not unpacked. */
export type ZipRefusal = 'notZip' | 'encrypted' | 'tooLarge' | 'damaged';

/**
 * Unpacks an archive by its directory, never more than the limits, whatever sizes it claims to have.
 * Only stored and deflated files are known: office programs write no others.
 */
export function unzip(
  archive: Uint8Array,
  limits: ZipLimits,
): { readonly entries: readonly ZipEntry[] } | { readonly refusal: ZipRefusal } {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return { refusal: 'notZip' };
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) return { refusal: 'tooLarge' };
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  let left = limits.bytes;
  try {
    for (let nth = 0; nth < count; nth += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) return { refusal: 'damaged' };
      const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
      const packed = view.getUint32(at + 20, true);
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) =>
        view.getUint16(at + offset, true),
      ) as [number, number, number];
      const local = view.getUint32(at + 42, true);
      const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
      at += 46 + nameLength + extra + comment;
      if (flags & 1) return { refusal: 'encrypted' };
      if (name.endsWith('/')) continue;
      if (view.getUint32(local, true) !== 0x04034b50) return { refusal: 'damaged' };
      const start =
        local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const data = archive.subarray(start, start + packed);
      if (data.length !== packed || (method !== 0 && method !== 8)) return { refusal: 'damaged' };
      if (left <= 0 || (method === 0 && data.length > left)) return { refusal: 'tooLarge' };
      const bytes =
        method === 0 ? data : new Uint8Array(inflateRawSync(data, { maxOutputLength: left }));
      left -= bytes.length;
      entries.push({ name, bytes });
    }
  } catch (error) {
    const isTooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return { refusal: isTooLarge ? 'tooLarge' : 'damaged' };
  }
  return { entries };
}

function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 66_000; at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

/** Packs files without compressing them: what has been unpacked and looked at is handed on so, and nothing else. */
export function zipStored(
  entries: readonly ZipEntry[],
  crc32: (bytes: Uint8Array) => number,
): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const label = encoder.encode(name);
    // From “version needed” to “length of the extra field”, the same in both headers. Names are UTF-8.
    const common = new DataView(new ArrayBuffer(26));
    common.setUint16(0, 20, true);
    common.setUint16(2, 0x0800, true);
    common.setUint16(8, 0x21, true);
    common.setUint32(10, crc32(bytes), true);
    common.setUint32(14, bytes.length, true);
    common.setUint32(18, bytes.length, true);
    common.setUint16(22, label.length, true);
    const shared = new Uint8Array(common.buffer);
    const place = new DataView(new ArrayBuffer(14));
    place.setUint32(10, offset, true);
    const local = join([signed(0x04034b50), shared, label, bytes]);
    parts.push(local);
    directory.push(
      join([
        signed(0x02014b50),
        new Uint8Array([20, 0]),
        shared,
        new Uint8Array(place.buffer),
        label,
      ]),
    );
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new DataView(new ArrayBuffer(18));
  end.setUint16(4, entries.length, true);
  end.setUint16(6, entries.length, true);
  end.setUint32(8, size, true);
  end.setUint32(12, offset, true);
  return join([...parts, ...directory, signed(0x06054b50), new Uint8Array(end.buffer)]);
}

function signed(signature: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, signature, true);
  return new Uint8Array(view.buffer);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
