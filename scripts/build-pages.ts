/**
 * The pages, as a program of its own that `scripts/build.ts` starts before anything else. It loads itself and the thread
 * that reads the content while its starter finds out what is to be built, reads while Astro makes its program of the
 * sources in another process, unless the build before has kept one, and then makes the pages with that program. Tells its
 * starter what was read.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import process from 'node:process';
import { contentWatch, watchContent } from '#read/content-watch.ts';
import { startReader } from './read-beside.ts';

// Before all that is loaded below: reading takes longest.
const read = startReader();
// Without a starter nobody waits for pages.
process.on('disconnect', () => process.exit());
const told = once(process, 'message') as Promise<[environment: NodeJS.ProcessEnv]>;
const [{ checkOutput, contentFolder, siteAddress }, { isProgramKept, keptProgram }, { makePages }] =
  await Promise.all([import('./guard.ts'), import('./kept-pages.ts'), import('./make-pages.ts')]);

/** What the starter hears, or what went wrong. */
export type PagesBuilt =
  | {
      /** The SHA-256 of the content files that the pages were made of. */
      readonly read: readonly (readonly [file: string, sha256: string])[];
      /** Whether they were made with the program of the build before. */
      readonly isProgramKept: boolean;
    }
  | { readonly error: string };

const tell = (said: PagesBuilt): Promise<void> =>
  new Promise((resolve) => process.send?.(said, undefined, undefined, () => resolve()));

/** Lets Astro make its program, to be kept. @throws what Astro says. */
function makeProgram(): { readonly made: Promise<void>; readonly stop: () => void } {
  const child = fork(new URL('build-program.ts', import.meta.url), {
    env: { ...process.env, PROGRAM_ONLY: '1', CHECKED_BY: 'scripts/build.ts' },
  });
  const made = new Promise<void>((resolve, reject) => {
    let said: { readonly error?: string } | undefined;
    child.once('message', (message) => {
      said = message as { error?: string };
    });
    child.once('exit', (code, signal) => {
      if (said?.error === undefined && said) resolve();
      else reject(new Error(said?.error ?? `tiến trình của Astro đã dừng (${signal ?? code}).`));
    });
  });
  // Whoever waits for it hears of a failure.
  made.catch(() => undefined);
  return { made, stop: () => child.kill() };
}

/**
 * Makes the pages with Astro's program.
 *
 * @returns whether that could be done: Astro may have become another.
 * @throws where the content is not to be published, or Astro cannot make its program.
 */
async function madeWithProgram(site: string): Promise<boolean> {
  const content = contentFolder();
  const { entries, checked } = read(content, watchContent());
  if (!isProgramKept(content, site)) {
    const program = makeProgram();
    try {
      await Promise.all([entries, program.made]);
    } finally {
      program.stop();
    }
  }
  // Not an older one, where Astro has made its program another way.
  const kept = isProgramKept(content, site) ? await keptProgram('dist') : undefined;
  await entries;
  let isMade = kept !== undefined;
  try {
    if (kept) await makePages(kept, { output: 'dist', former: process.env.FORMER, origin: site });
  } catch {
    // Either the content is wrong, which is said below, or Astro says better what is.
    isMade = false;
  }
  await checked;
  if (!isMade) rmSync('dist', { recursive: true, force: true });
  return isMade;
}

try {
  const [environment] = await told;
  Object.assign(process.env, environment);
  const site = siteAddress();
  const isKept = isProgramKept(contentFolder(), site);
  const isMade = site !== undefined && (await madeWithProgram(site));
  if (isMade) {
    if (process.env.CHECKED_BY !== 'scripts/build.ts') checkOutput('dist');
  } else {
    const { build } = await import('astro');
    await build({ logLevel: 'error' });
  }
  await tell({ read: [...(contentWatch().read ?? [])], isProgramKept: isKept && isMade });
} catch (error) {
  await tell({ error: error instanceof Error ? error.message : String(error) });
}
// Astro's native parts keep the process alive.
process.exit(0);
