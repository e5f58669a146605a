/** How a file of ours is kept on the device, whatever the network said about it. */
import { headersOf } from '#deploy/policy.ts';

const types: Readonly<Record<string, string>> = {
  '': 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
};

/** For the host and the network alone. */
const notForCopies = ['Cache-Control', 'Strict-Transport-Security'];

/**
 * A copy to keep: its type by its name, its policies from the one place that knows them. A network that changes
 * headers must not turn a page into plain text, or one without a policy.
 */
export function copyOf(path: string, bytes: BodyInit): Response {
  const ending = /\.([a-z]+)$/.exec(path)?.[1] ?? '';
  const policies = Object.entries(headersOf(path)).filter(([name]) => !notForCopies.includes(name));
  return new Response(bytes, {
    headers: {
      ...Object.fromEntries(policies),
      'Content-Type': types[ending] ?? 'application/octet-stream',
    },
  });
}

/** SHA-256 in base64. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
