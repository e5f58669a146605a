import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import type { Finding } from '#checks/finding.ts';
import { checkContent } from '#checks/index.ts';
import { readContent } from '#read/read-content.ts';
import type { Day } from '#schemas/common.ts';

/** The two files of a list, as they will be written. */
export interface ListFiles {
  readonly 'list.yaml': string;
  readonly 'procedures.csv': string;
}

const working = /^\.cam-tay-import-(\d+)$/;

/**
 * Puts a list into `content/lists/`, whole or not at all. It is written beside the content folder, checked there
 * together with a copy of all other content, and only then moved to its place, which is one step for the disk.
 *
 * @param mayLeave - findings that do not keep the list out, for an editor who mends them afterwards.
 * @returns what is wrong with the content as it would be, and whether the list is in its place.
 */
export function placeList(
  contentFolder: string,
  id: string,
  files: ListFiles,
  today: Day,
  mayLeave: (finding: Finding) => boolean,
): { readonly findings: readonly Finding[]; readonly isPlaced: boolean } {
  const content = resolve(contentFolder);
  const home = join(dirname(content), `.cam-tay-import-${process.pid}`);
  const staged = join(home, basename(content));
  const ready = join(home, 'list');
  const place = join(content, 'lists', id);
  try {
    mkdirSync(ready, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(ready, name), text);
    cpSync(content, staged, { recursive: true });
    rmSync(join(staged, 'lists', id), { recursive: true, force: true });
    cpSync(ready, join(staged, 'lists', id), { recursive: true });
    const findings = checkContent(readContent(staged), today);
    if (!findings.every(mayLeave)) return { findings, isPlaced: false };
    if (existsSync(place)) {
      // Two steps; killed between them, the next import puts the old list back.
      mkdirSync(join(home, 'former'));
      renameSync(place, join(home, 'former', id));
    }
    renameSync(ready, place);
    return { findings, isPlaced: true };
  } finally {
    putBack(home, content);
    rmSync(home, { recursive: true, force: true });
  }
}

/** Tidies up after imports that were killed: a list that was on its way out comes back, everything else goes. */
export function tidyUp(contentFolder: string): void {
  const content = resolve(contentFolder);
  if (!existsSync(content)) return;
  for (const name of readdirSync(dirname(content))) {
    const owner = working.exec(name)?.[1];
    if (!owner || isRunning(Number(owner))) continue;
    const home = join(dirname(content), name);
    putBack(home, content);
    rmSync(home, { recursive: true, force: true });
  }
}

function putBack(home: string, content: string): void {
  const former = join(home, 'former');
  if (!existsSync(former)) return;
  for (const id of readdirSync(former)) {
    const place = join(content, 'lists', id);
    if (!existsSync(place)) renameSync(join(former, id), place);
  }
}

function isRunning(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
