import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import type { z } from 'zod';
import type { Located, Place } from '#domain/located.ts';
import type { Misfit } from '#domain/misfit.ts';
import { misfitsOf } from './misfits-of.ts';
import type { ParsedBefore } from './parsed-before.ts';

export interface YamlReading<T> {
  readonly located?: Located<T>;
  readonly misfits: readonly Misfit[];
}

/**
 * Reads YAML (a file of its own or the front matter of an MDX file) against a schema.
 *
 * Refused, because content needs none of it: anchors, aliases and merge keys (an alias can blow up to gigabytes), tags,
 * directives, keys that are not words, deep nesting, and values that two readers of YAML understand differently.
 *
 * Never throws: the library overflows its stack on extreme nesting, and that is a misfit like any other.
 * @param lineOffset - lines of the file before `text` begins: 1 for front matter, which follows `---`.
 * @param before - what was parsed before; a text that it knows is held against its schema alone.
 */
export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  lineOffset = 0,
  before?: ParsedBefore,
): YamlReading<z.output<S>> {
  const lines = linesOf(text);
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1) + lineOffset, column: Math.max(col, 1) };
  };
  const refused = (offset: number, reason: string): Misfit => ({
    ...placeAt(offset),
    what: 'yaml',
    written: text.slice(offset, offset + 400).split('\n')[0] ?? '',
    reason,
  });

  const atIn =
    (places: Places | undefined) =>
    (...path: readonly (string | number)[]): Place => {
      const offset = offsetOf(places, path);
      return offset === undefined ? { file, line: 1 + lineOffset, column: 1 } : placeAt(offset);
    };

  const known = before?.known<Parsed>('yaml', text);
  const fits = known && schema.safeParse(known.value);
  if (fits?.success) return { located: { value: fits.data, at: atIn(known?.places) }, misfits: [] };

  const deep = tooDeep(text);
  if (deep !== undefined) return { misfits: [refused(deep, 'NESTED')] };
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      schema: 'core',
      // Looked at below: the library compares every key with every other, six seconds for 20,000 of them.
      uniqueKeys: false,
      prettyErrors: false,
      // Not `silent`: that would also keep quiet about a second document in the file.
      logLevel: 'error',
    });
  } catch {
    return { misfits: [refused(0, 'NESTED')] };
  }

  const warnings = document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  const problems = [...document.errors, ...warnings].slice(0, mostProblems);
  if (problems.length > 0)
    return { misfits: problems.map(({ pos, code }) => refused(pos[0], code)) };
  const border = /^(?:---|\.\.\.|%)/m.exec(text);
  if (border)
    return {
      misfits: [refused(border.index, border[0] === '%' ? 'DIRECTIVE' : 'MULTIPLE_DOCS')],
    };

  const misfits: Misfit[] = [];
  const doubtful: Misfit[] = [];
  visit(document, (where, node) => {
    if (isMap(node)) {
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        const start = isNode(key) ? (key.range?.[0] ?? 0) : 0;
        if (!isAlias(key) && (!isScalar(key) || typeof key.value !== 'string'))
          misfits.push(refused(start, 'KEY'));
        else if (isScalar(key) && seen.has(key.value))
          misfits.push(refused(start, 'DUPLICATE_KEY'));
        else if (isScalar(key)) seen.add(key.value);
        if (isScalar(key) && key.value === '<<')
          misfits.push({ ...placeAt(start), what: 'alias', written: '<<' });
      }
    }
    if (isPair(node) || !isNode(node)) return undefined;
    const [start] = node.range ?? [0];
    const anchor = isAlias(node)
      ? `*${node.source}`
      : ((node as { anchor?: string }).anchor ?? node.tag);
    const isPlain = !isAlias(node) && !(node as { anchor?: string }).anchor && !node.tag;
    if (!isPlain) misfits.push({ ...placeAt(start), what: 'alias', written: String(anchor) });
    else if (where !== 'key' && isScalar(node) && isDoubtful(node))
      doubtful.push({ ...placeAt(start), what: 'ambiguous', written: node.source ?? '' });
    return misfits.length < mostProblems ? undefined : visit.BREAK;
  });
  if (misfits.length > 0) return { misfits: misfits.slice(0, mostProblems) };

  const places = placesOf(document.contents);
  const at = atIn(places);
  const keyPlace = (path: readonly (string | number)[], key: string): Place => {
    const parent = path.length > 0 ? document.getIn(path, true) : document.contents;
    const pair = (parent as { items?: unknown[] } | null)?.items?.find(
      (item) => isPair(item) && isScalar(item.key) && item.key.value === key,
    );
    const node = isPair(pair) && isNode(pair.key) ? pair.key : undefined;
    return node?.range ? placeAt(node.range[0]) : at(...path);
  };

  const value: unknown = document.toJS() ?? {};
  const result = schema.safeParse(value);
  if (!result.success) return { misfits: misfitsOf(result.error, value, schema, at, keyPlace) };
  // A value of the wrong kind says so in the words of its schema; what is left fits by the luck of our reader.
  if (doubtful.length > 0) return { misfits: doubtful.slice(0, mostProblems) };
  if (isJson(value)) before?.put('yaml', text, { value, places } satisfies Parsed);
  return { located: { value: result.data, at }, misfits: [] };
}

/** What a text says and where, as it is kept for the next time: plain data. */
interface Parsed {
  readonly value: unknown;
  readonly places: Places | undefined;
}

/** Where a value begins in its text, and its parts by their names or numbers. */
type Places = readonly [offset: number, parts?: Readonly<Record<string, Places>>];

function placesOf(node: unknown): Places | undefined {
  if (!isNode(node) || !node.range) return undefined;
  const [offset] = node.range;
  const parts = isMap(node)
    ? node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value] as const)
    : isSeq(node)
      ? node.items.map((item, number) => [String(number), item] as const)
      : [];
  const placed = parts.flatMap(([name, part]) => {
    const places = placesOf(part);
    return places ? [[name, places] as const] : [];
  });
  return placed.length > 0 ? [offset, Object.fromEntries(placed)] : [offset];
}

/** Where the last part of a path begins that is there; nothing where not even the first is. */
function offsetOf(
  places: Places | undefined,
  path: readonly (string | number)[],
): number | undefined {
  let found: Places | undefined;
  let [, parts] = places ?? [];
  for (const name of path) {
    const part = parts && Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (!part) break;
    found = part;
    [, parts] = part;
  }
  return found?.[0];
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    lines.addNewLine(at + 1);
  return lines;
}

/** Is a value the same once it has been written as JSON and read again? A number too large to be one is not. */
const isJson = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).every(isJson)
    : typeof value !== 'number' || Number.isFinite(value);

/** After so many nobody reads on. */
const mostProblems = 20;

/** Where nesting begins that nobody writes by hand. */
function tooDeep(text: string): number | undefined {
  const run = /^[^\S\n]{60}|(?:[?-][^\S\n]+){8}|[[{](?:\s*[[{]){8}/m.exec(text)?.index;
  if (run !== undefined) return run;
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/[[\]{}]/g)) {
    depth = sign === '[' || sign === '{' ? depth + 1 : Math.max(depth - 1, 0);
    if (depth > 50) return index;
  }
  return undefined;
}

// YAML 1.1 (most programs, among them those of Python and Ruby) reads these as a truth, a number or a time of day;
// YAML 1.2 reads them as words, or as another number.
const words = /^(?:y|n|yes|no|on|off)$/i;
const numbers =
  /^[-+]?(?:[\d_]+(?::[0-5]?\d)+(?:\.[\d_]*)?|0b[01_]+|\.[\d_.]*|[\d][\d_]*_[\d_.]*|0[0-9o][\w]*)$/;
const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Is a value without quotes one that other readers understand differently, or one that is hardly meant so? */
function isDoubtful({ type, source = '', value }: Scalar): boolean {
  if (type !== 'PLAIN') return false;
  if (typeof value === 'number') return !plainNumber.test(source);
  return typeof value === 'string' && (words.test(source) || numbers.test(source));
}
