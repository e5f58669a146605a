import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** Written by `scripts/setup.mjs --browser`, where `npm test` found a Chromium. */
const note = 'node_modules/.cache/chromium-path';
/** The names that `scripts/setup.mjs` looks for as well. */
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const onPath = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

/** The Chromium to use, before `npm test` ever ran as well; undefined leaves it to Playwright. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM_PATH || (existsSync(note) ? readFileSync(note, 'utf8') : onPath());
}
