import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Answer {
  readonly status: number;
  /** Names in lower case; a name that came twice has both values, joined by “ & ”. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it came. */
  readonly bytes: Buffer;
  /** Unpacked. */
  readonly body: Buffer;
}

/** One question in exactly these letters: nothing is tidied on the way, as `fetch` would. */
export function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const found: Record<string, string> = {};
        for (let at = 0; at < response.rawHeaders.length; at += 2) {
          const name = response.rawHeaders[at]?.toLowerCase() ?? '';
          const value = response.rawHeaders[at + 1] ?? '';
          found[name] = name in found ? `${found[name]} & ${value}` : value;
        }
        resolve({
          status: response.statusCode ?? 0,
          headers: found,
          bytes,
          body: unpacked(bytes, found['content-encoding']),
        });
      });
    })
      .on('error', reject)
      .end();
  });
}

function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
  if (bytes.length === 0) return bytes;
  if (encoding === 'br') return brotliDecompressSync(bytes);
  if (encoding === 'gzip') return gunzipSync(bytes);
  return bytes;
}
