/** How a file of ours is kept on the device, whatever the network said about it. */
import { contentTypeOf, headersOf } from '#deploy/policy.ts';

/** For the host and the network alone. */
const notForCopies = ['Cache-Control', 'Strict-Transport-Security'];

/**
 * A copy to keep: its type by its name, its policies from the one place that knows them. A network that changes
 * headers must not turn a page into plain text, or one without a policy. Its day is that of the release, which a page
 * reads as `document.lastModified` (`elements/old-copy.ts`).
 */
export function copyOf(path: string, bytes: BodyInit): Response {
  const policies = Object.entries(headersOf(path)).filter(([name]) => !notForCopies.includes(name));
  return new Response(bytes, {
    headers: {
      ...Object.fromEntries(policies),
      'Content-Type': contentTypeOf(path),
      // Noon in Vietnam.
      'Last-Modified': new Date(`${import.meta.env.BUILD_DAY}T05:00:00Z`).toUTCString(),
    },
  });
}

/** SHA-256 in base64. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
