/**
 * How the files of a pack lie in it before compression: the length of a table in four bytes (big-endian), the table
 * as JSON, `[[address, length], …]`, and the files one after the other. Like files stand side by side, so that they
 * compress as one text.
 */
export interface PackedFile {
  readonly url: string;
  readonly bytes: Uint8Array;
}

export function packFiles(files: readonly PackedFile[]): Uint8Array {
  const table = new TextEncoder().encode(
    JSON.stringify(files.map(({ url, bytes }) => [url, bytes.length])),
  );
  const length = files.reduce((sum, { bytes }) => sum + bytes.length, 4 + table.length);
  const packed = new Uint8Array(length);
  new DataView(packed.buffer).setUint32(0, table.length);
  packed.set(table, 4);
  let at = 4 + table.length;
  for (const { bytes } of files) {
    packed.set(bytes, at);
    at += bytes.length;
  }
  return packed;
}

/** @throws when the table does not fit the bytes; a pack whose hash was compared always fits. */
export function unpackFiles(packed: Uint8Array): PackedFile[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  let at = 4 + view.getUint32(0);
  const table = JSON.parse(new TextDecoder().decode(packed.subarray(4, at))) as [string, number][];
  const files = table.map(([url, length]) => {
    at += length;
    return { url, bytes: packed.subarray(at - length, at) };
  });
  if (at !== packed.length) throw new RangeError('the table of a pack does not fit its bytes');
  return files;
}
