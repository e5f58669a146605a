/**
 * One cited page, asked for politely: https on its own host only, one at a time, not longer and not larger than an honest
 * page is. Whatever goes wrong is said by name; it never counts as “unchanged”.
 */
import { createHash } from 'node:crypto';
import type { Answer, Snapshot } from '#domain/source-changes.ts';
import {
  comparableLines,
  decodePage,
  htmlLines,
  notThePage,
  type Unread,
} from '#domain/source-text.ts';

export interface FetchOptions {
  readonly today: string;
  readonly userAgent: string;
  readonly get?: typeof fetch;
  readonly timeoutMs?: number;
  readonly mostBytes?: number;
}

const mostRedirects = 5;

/** Asks for a page and says what it holds, or why that cannot be known. */
export async function readSource(address: string, options: FetchOptions): Promise<Answer> {
  const { get = fetch, timeoutMs = 30_000, mostBytes = 5_000_000, today, userAgent } = options;
  // For everything together: a page that trickles in byte by byte hangs too.
  const signal = AbortSignal.timeout(timeoutMs);
  const unread = (why: Unread): Answer => ({ unread: why });
  try {
    let url = new URL(address);
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const answer = await get(url, {
        redirect: 'manual',
        signal,
        headers: {
          'user-agent': userAgent,
          accept: 'text/html, text/plain;q=0.9, application/pdf;q=0.8',
          'accept-language': 'vi',
        },
      });
      const location = answer.headers.get('location');
      if (answer.status >= 300 && answer.status < 400 && location) {
        await answer.body?.cancel();
        const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
        if (next?.protocol !== url.protocol || next.host !== url.host) return unread('elsewhere');
        if (isLogin(next) && !isLogin(new URL(address))) return unread('login');
        url = next;
        continue;
      }
      if (answer.status !== 200) {
        await answer.body?.cancel();
        if (answer.status === 404 || answer.status === 410) return unread('gone');
        return unread(answer.status >= 500 ? 'serverError' : 'refused');
      }
      const bytes = await bytesOf(answer, mostBytes);
      return bytes
        ? judged(bytes, answer.headers.get('content-type') ?? '', today)
        : unread('tooLarge');
    }
    return unread('refused');
  } catch (error) {
    const { name } = error as Error;
    return unread(name === 'TimeoutError' || name === 'AbortError' ? 'tooSlow' : 'unreachable');
  }
}

const isLogin = ({ pathname }: URL): boolean =>
  /\b(?:login|log-in|signin|sign-in|dang-?nhap|sso)\b/i.test(pathname);

/** The body, or nothing when it is larger than allowed; what is too large is not read to its end. */
async function bytesOf(answer: Response, most: number): Promise<Uint8Array | undefined> {
  if (Number(answer.headers.get('content-length') ?? 0) > most) {
    await answer.body?.cancel();
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the stream.
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What a whole answer says. */
function judged(bytes: Uint8Array, contentType: string, day: string): Answer {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const hash = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
  if (
    type === 'application/pdf' ||
    Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  )
    return { snapshot: { day, sha256: hash(bytes), kind: 'pdf', lines: [] } };
  const isHtml = ['text/html', 'application/xhtml+xml', ''].includes(type);
  if (!isHtml && type !== 'text/plain') return { unread: 'notText' };
  const text = decodePage(bytes, contentType);
  if (text === undefined) return { unread: 'letters' };
  const lines = comparableLines(isHtml ? htmlLines(text) : text.split('\n'));
  const why = notThePage(isHtml ? text : '', lines);
  if (why) return { unread: why };
  const snapshot: Snapshot = { day, sha256: hash(lines.join('\n')), kind: 'text', lines };
  return { snapshot };
}

/**
 * Asks for many pages: hosts side by side, pages of one host one after the other with a pause. A host that did not answer
 * three times in a row is left in peace for this time.
 */
export async function readSources(
  addresses: readonly string[],
  options: FetchOptions & { readonly pauseMs: number },
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const byHost = Map.groupBy(addresses, (address) => new URL(address).host);
  await Promise.all(
    [...byHost.values()].map(async (pages) => {
      let silences = 0;
      for (const [index, address] of pages.entries()) {
        if (silences >= 3) {
          answers.set(address, { unread: 'unreachable' });
          continue;
        }
        if (index > 0) await new Promise((resolve) => setTimeout(resolve, options.pauseMs));
        const answer = await readSource(address, options);
        answers.set(address, answer);
        const isSilent = answer.unread === 'unreachable' || answer.unread === 'tooSlow';
        silences = isSilent ? silences + 1 : 0;
      }
    }),
  );
  return answers;
}
