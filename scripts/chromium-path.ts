import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** Written by `scripts/setup.mjs --browser`, where `npm test` found a Chromium. */
const note = 'node_modules/.cache/chromium-path';

/** The Chromium to use; undefined leaves it to Playwright. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM_PATH || (existsSync(note) ? readFileSync(note, 'utf8') : undefined);
}
