import type { TimeLimit } from '#schemas/procedure-row.ts';
import type { Day } from './day.ts';
import { fileNumber, longestNumber, looksLikePerson } from './identity-number.ts';
import { emptyNotebook, type FiledFile, fileKey, type Notebook } from './notebook.ts';

const format = 'cam-tay-so-tay';
const version = 1;

/** Most bytes of a file that is taken in, and most entries of each kind in it. */
export const mostImported = 1_000_000;
const mostEntries = 500;

/** A notebook as the text of a file. */
export function writeNotebook(notebook: Notebook): string {
  return `${JSON.stringify({ format, version, ...notebook }, null, 1)}\n`;
}

export type ReadNotebook =
  | { readonly notebook: Notebook }
  /** `person`: it holds what looks like a number of a person. `version`: it was written by a later release. */
  | { readonly problem: 'tooLarge' | 'broken' | 'version' | 'person' };

/**
 * Reads what `writeNotebook` wrote, or what somebody made up: the whole file is right, or nothing of it is taken.
 * By hand and not by zod, which alone is larger than all scripts a page may load.
 */
export function readNotebook(text: string): ReadNotebook {
  if (new TextEncoder().encode(text).length > mostImported) return { problem: 'tooLarge' };
  try {
    const whole = object(JSON.parse(text), ['format', 'version', ...Object.keys(emptyNotebook)]);
    if (whole.format !== format) return { problem: 'broken' };
    if (whole.version !== version)
      return { problem: Number(whole.version) > version ? 'version' : 'broken' };
    return {
      notebook: {
        saved: byPage(whole.saved, line),
        ticks: byPage(whole.ticks, (value) => {
          const { title, names } = object(value, ['title', 'names']);
          return { title: line(title), names: list(names, tickName) };
        }),
        steps: byPage(whole.steps, (value) => count(value, 99)),
        totals: byPage(whole.totals, (value) => {
          const [things, steps, ...more] = list(value, (one) => count(one, 99));
          return things === undefined || steps === undefined || more.length > 0
            ? refuse()
            : ([things, steps] as const);
        }),
        files: unlikeEachOther(list(whole.files, file)),
      },
    };
  } catch (error) {
    return { problem: error instanceof Person ? 'person' : 'broken' };
  }
}

class Person extends Error {}

const refuse = (): never => {
  throw new TypeError('not a notebook');
};

/** Exactly these keys, no more and no fewer. */
function object<K extends string>(value: unknown, keys: readonly K[]): Record<K, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse();
  const own = Object.keys(value);
  if (own.length !== keys.length || !keys.every((key) => own.includes(key))) return refuse();
  return value as Record<K, unknown>;
}

function byPage<T>(value: unknown, read: (value: unknown) => T): Record<string, T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse();
  const entries = Object.entries(value);
  if (entries.length > mostEntries) return refuse();
  return Object.fromEntries(entries.map(([key, one]) => [page(key), read(one)]));
}

function list<T>(value: unknown, read: (value: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length > mostEntries) return refuse();
  return value.map(read);
}

function text(value: unknown, shape: RegExp): string {
  return typeof value === 'string' && shape.test(value) ? value : refuse();
}

const count = (value: unknown, most: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
    ? value
    : refuse();

const page = (value: unknown): string => text(value, /^[a-z-]{1,20}(?:\/[a-z0-9.-]{1,80}){1,2}$/);
const tickName = (value: unknown): string => text(value, /^[a-z0-9.-]{1,80}$/);
const time = (value: unknown): string => text(value, /^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/);

/** Words on one line, without signs that nobody sees or that turn the reading direction around. */
function line(value: unknown): string {
  const words = text(value, /^[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u);
  if (looksLikePerson(words)) throw new Person();
  return words.normalize('NFC');
}

function day(value: unknown): Day {
  const written = text(value, /^20\d\d-\d\d-\d\d$/);
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written)
    ? written
    : refuse();
}

function number(value: unknown): string {
  if (value === '') return '';
  if (typeof value !== 'string' || value.length > longestNumber) return refuse();
  const kept = fileNumber(value);
  if ('number' in kept) return kept.number;
  if (kept.problem === 'person') throw new Person();
  return refuse();
}

const units = ['workingDays', 'days', 'hours', 'months', 'sameDay'] as const;

function timeLimit(value: unknown): TimeLimit {
  const { amount, unit } = object(value, ['amount', 'unit']);
  return { amount: count(amount, 999), unit: units.find((one) => one === unit) ?? refuse() };
}

const keysOfFile = [
  'page',
  'title',
  'number',
  'day',
  'time',
  'limit',
  'closes',
  'appointed',
  'isFetched',
  'changed',
] as const satisfies readonly (keyof FiledFile)[];

function file(value: unknown): FiledFile {
  const one = object(value, keysOfFile);
  const limit = list(one.limit, timeLimit);
  return {
    page: page(one.page),
    title: line(one.title),
    number: number(one.number),
    day: day(one.day),
    time: time(one.time),
    limit: limit.length <= 20 ? limit : refuse(),
    closes: time(one.closes),
    appointed: one.appointed === '' ? '' : day(one.appointed),
    isFetched: typeof one.isFetched === 'boolean' ? one.isFetched : refuse(),
    changed: text(one.changed, /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  };
}

const unlikeEachOther = (files: FiledFile[]): FiledFile[] =>
  new Set(files.map(fileKey)).size === files.length ? files : refuse();

/**
 * Both notebooks in one: nothing of either is lost, nothing is there twice. Of two versions of a file the one changed last
 * counts; what only the other knows (an appointed day, that the result was fetched) is kept.
 */
export function merged(own: Notebook, other: Notebook): Notebook {
  const ticks: Record<string, { title: string; names: string[] }> = {};
  const steps: Record<string, number> = { ...own.steps };
  for (const { ticks: some } of [own, other])
    for (const [page, { title, names }] of Object.entries(some)) {
      const known = ticks[page] ?? { title, names: [] };
      ticks[page] = { title: known.title, names: [...new Set([...known.names, ...names])] };
    }
  for (const [page, step] of Object.entries(other.steps))
    steps[page] = Math.max(step, steps[page] ?? 0);
  const files = new Map(own.files.map((file) => [fileKey(file), file]));
  for (const file of other.files) {
    const known = files.get(fileKey(file));
    const [newer, older] = known && known.changed > file.changed ? [known, file] : [file, known];
    files.set(fileKey(file), {
      ...newer,
      appointed: newer.appointed || older?.appointed || '',
      isFetched: newer.isFetched || older?.isFetched === true,
    });
  }
  return {
    saved: { ...other.saved, ...own.saved },
    ticks,
    steps,
    totals: { ...other.totals, ...own.totals },
    files: [...files.values()],
  };
}
