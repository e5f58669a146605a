import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder of the running test, gone when the test is: thousands of runs share one machine. */
export function tempFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `cam-tay-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
