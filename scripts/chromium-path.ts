import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** Written by `scripts/setup.mjs --browser`. */
const note = 'node_modules/.cache/chromium-path';

/** The Chromium to use, looked for when nothing before has done so; undefined leaves it to Playwright. */
export function chromiumPath(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (!existsSync(note))
    spawnSync(process.execPath, ['scripts/setup.mjs', '--browser'], { stdio: 'inherit' });
  return existsSync(note) ? readFileSync(note, 'utf8') : undefined;
}
