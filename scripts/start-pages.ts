import { fork } from 'node:child_process';
import type { PagesBuilt } from './build-pages.ts';

/** Old space of the process that makes the pages, in MB: with no limit V8 lets garbage of as much again lie about. */
const heap = 1200;

/** Pages in the making. */
export interface StartedPages {
  /** Says in which environment to make them: only then they are begun. */
  tell(environment: NodeJS.ProcessEnv): void;
  /** Resolves when the pages are there, or with what went wrong. */
  readonly built: Promise<PagesBuilt>;
  /** Resolves when that process is gone and writes nothing any more. */
  stop(): Promise<void>;
}

/** Starts the process that makes the pages. It ends with this one. */
export function startPages(): StartedPages {
  const child = fork(new URL('build-pages.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${heap}`],
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const built = new Promise<PagesBuilt>((resolve) => {
    child.once('message', (said) => resolve(said as PagesBuilt));
    child.once('exit', (code, signal) =>
      resolve({ error: `tiến trình dựng trang đã dừng (${signal ?? code}).` }),
    );
  });
  return {
    tell: (environment) => child.send(environment),
    built,
    async stop() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
