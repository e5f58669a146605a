import { emptyNotebook, type FiledFile, type Notebook, withFile } from '#domain/notebook.ts';
import { load, save } from './store.ts';

/** Where each part of the notebook lies; ticks and steps are written by the guides themselves. */
const keys = {
  saved: 'saved',
  ticks: 'ticks',
  steps: 'step',
  totals: 'totals',
  files: 'files',
} as const satisfies Record<keyof Notebook, string>;

/** What the device holds now. */
export function notebook(): Notebook {
  const files = load<unknown>(keys.files, []);
  return {
    saved: load(keys.saved, emptyNotebook.saved),
    ticks: load(keys.ticks, emptyNotebook.ticks),
    steps: load(keys.steps, emptyNotebook.steps),
    totals: load(keys.totals, emptyNotebook.totals),
    files: Array.isArray(files) ? (files as FiledFile[]) : [],
  };
}

/** Writes a whole notebook, or leaves everything as it was. @returns whether the device took it. */
export function saveNotebook(next: Notebook): boolean {
  const before = notebook();
  const write = (book: Notebook): boolean =>
    (Object.keys(keys) as (keyof Notebook)[]).every((part) => save(keys[part], book[part]));
  if (write(next)) return true;
  write(before);
  return false;
}

/** Keeps a file, new or changed. Read again each time, so that two open tabs do not undo each other. */
export function saveFile(file: FiledFile): boolean {
  return save(keys.files, withFile(notebook().files, file));
}

/** Takes files away. */
export function dropFiles(isDropped: (file: FiledFile) => boolean): boolean {
  return save(
    keys.files,
    notebook().files.filter((file) => !isDropped(file)),
  );
}

/** Keeps a page under its title, or no longer. */
export function keepPage(page: string, title: string | undefined): boolean {
  const { saved } = notebook();
  return save(keys.saved, title === undefined ? without(page, saved) : { ...saved, [page]: title });
}

/** Remembers how many things and steps a page has, for “3 of 9”. */
export function saveTotals(page: string, things: number, steps: number): boolean {
  return save(keys.totals, { ...notebook().totals, [page]: [things, steps] });
}

/** Takes a page out of the notebook, with its ticks and the step where it was left. */
export function dropPage(page: string): boolean {
  const { saved, ticks, steps, totals, files } = notebook();
  return saveNotebook({
    saved: without(page, saved),
    ticks: without(page, ticks),
    steps: without(page, steps),
    totals: without(page, totals),
    files,
  });
}

const without = <T>(page: string, all: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== page));
