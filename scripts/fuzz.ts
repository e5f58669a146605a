/**
 * `npm run fuzz -- [--cases N] [--seed S]`: files of ours, changed at random with nasty pieces, through the readers and
 * all rules. Nothing may throw, crash or take more than two seconds, and everything refused must have its place.
 *
 * The cases run in child processes, because a crash of the native parser takes its process with it. A case follows from
 * seed and number alone: what kills a child is made again and kept in `fuzz-failures/`.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseDocument as parseYaml } from 'yaml';
import { z } from 'zod';
import { checkContent } from '#checks/index.ts';
import { type Block, type DocumentKind, type Inline, parseDocument } from '#domain/document.ts';
import type { Misfit } from '#domain/misfit.ts';
import { readCsv } from '#read/csv.ts';
import { readContent, readRows } from '#read/read-content.ts';
import { readYaml } from '#read/yaml-file.ts';
import * as schemas from '#schemas/index.ts';

const mostSeconds = 2;
/** Wall clock, for a machine that is busy with other things. */
const patience = 15_000;

/** Numbers below one from seed and number of the case (mulberry32). */
function randomFrom(seed: number, nth: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(nth + 1, 0x85ebca6b)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const yamlSchemas: Readonly<Record<string, z.ZodType>> = {
  'site.yaml': schemas.site,
  'places.yaml': schemas.places,
  'units.yaml': schemas.units,
  'holidays.yaml': schemas.holidays,
  'gate.yaml': schemas.gate,
  'returned.yaml': schemas.returned,
  'glossary.yaml': schemas.glossary,
  'spoken.yaml': schemas.spoken,
  'search/synonyms.yaml': schemas.synonyms,
  'essential-services.yaml': z.array(schemas.essentialService),
  'life-events/': schemas.lifeEvent,
  'rehearsals/': schemas.rehearsal,
  'bulletins/': schemas.bulletin,
  'plans/': schemas.plan,
  'en/plans/': schemas.planTranslation,
  'en/life-events/': schemas.lifeEventTranslation,
  'en/gate.yaml': schemas.gateTranslation,
  'en/places.yaml': schemas.placesTranslation,
  'en/terms.yaml': schemas.terms,
  'statistics/': schemas.statistics,
  'lists/': schemas.listHead,
};
const pageKinds: Readonly<Record<string, DocumentKind>> = {
  'services/': 'service',
  'en/services/': 'service',
  'en/guides/': 'guide',
  'en/lessons/': 'lesson',
  'guides/': 'guide',
  'lessons/': 'lesson',
};
const pageSchemas: Readonly<Record<string, z.ZodType>> = {
  'services/': schemas.service,
  'en/services/': schemas.serviceTranslation,
  'en/guides/': schemas.guideTranslation,
  'en/lessons/': schemas.lessonTranslation,
  'guides/': schemas.guide,
  'lessons/': schemas.lesson,
};

const started = (table: Readonly<Record<string, unknown>>, path: string): string | undefined =>
  Object.keys(table).find((start) => path.startsWith(start));

/** A small part of our content, by path. */
const seeds: readonly (readonly [path: string, text: string])[] = [
  ...globSync('content/*.yaml').sort(),
  ...globSync('content/lists/*/*')
    .filter((file) => !file.includes('co-so-du-lieu'))
    .sort(),
  ...[
    'services',
    'guides',
    'lessons',
    'life-events',
    'bulletins',
    'plans',
    'statistics',
    'rehearsals',
    'en/services',
    'en/guides',
    'en/life-events',
    'en/plans',
  ].flatMap((room) => globSync(`content/${room}/*`).sort().slice(0, 4)),
].map((file) => [
  file.replaceAll('\\', '/').replace('content/', ''),
  readFileSync(file, 'utf8').slice(0, 12_000),
]);

const nasty: readonly string[] =
  `{ } {{ ${'${'} {/* */} [ ] ]( ![ [^1] [a]: ( ) < > </ /> <> </> <Step <Note> </Note> </Step> <Screen> <Fee <Field
  look title=" minutes= ={ {... <!-- --> <script> <a:b <a.b ><![CDATA[ <? import export default * ** *** _ __ \` \`\`\` ~~~ ~~
  - + 1. > >> # ## ###### --- ... +++ %YAML & &amp; &#0; &x *x !!js !x <<: ? : | >- @ % = =1 =cmd -1 , ; " "" ' \\ \\{ \\< // javascript: data:
  https:// https://a.b www.a.b a@b.c tel: /../ __proto__ constructor toString null ~ yes 0x1 1e9 012 .inf 1_0 12:30 2026-02-30
  $$ ::: ^ =-= |---| \u00a0 \u200b \u202e \ufeff \u2028 \u0085 \u0300 \ud800 \0 \u{1F600} Ẵ`
    .split(/[ \n]+/)
    .concat(
      '\n',
      '\r',
      '\r\n',
      '\t',
      ' ',
      '\n\n',
      '    ',
      '\n---\n',
      '\n\n<Note>\n\n',
      '\n\n</Note>\n\n',
      '\n- ',
      '\n> ',
      '\nimport ',
    );

interface Case {
  readonly path: string;
  readonly text: string;
  /** All rules over the small folder, instead of one reader. */
  readonly whole: boolean;
}

/** The case of a number. */
function caseOf(seed: number, nth: number): Case {
  const random = randomFrom(seed, nth);
  const below = (limit: number): number => Math.floor(random() * limit);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const [path, original] = one(seeds);
  let text = original;
  for (let left = 1 + below(6); left > 0; left -= 1) {
    // Most changes begin at the start of a line, where Markdown and YAML decide what it is.
    const spot = below(text.length + 1);
    const at = random() < 0.4 ? text.lastIndexOf('\n', spot) + 1 : spot;
    const to = Math.min(text.length, at + below(random() < 0.8 ? 40 : 2_000));
    const piece = [
      () => '',
      () => one(nasty),
      () => one(nasty) + one(nasty) + one(nasty),
      () => one(nasty).repeat(1 + below(random() < 0.9 ? 8 : 3_000)),
      () => (one(nasty) + one(nasty)).repeat(1 + below(random() < 0.9 ? 8 : 1_500)),
      () =>
        one(nasty) +
        (one(nasty) + one(['\n', ' ', ''])).repeat(1 + below(random() < 0.8 ? 8 : 25_000)),
      () => text.slice(at, to).repeat(2),
      () => one(seeds)[1].slice(at, to),
      () => String.fromCodePoint(below(0x2_ffff)),
    ];
    text = text.slice(0, at) + one(piece)() + text.slice(random() < 0.5 ? at : to);
  }
  return { path, text: text.slice(0, 60_000), whole: nth % 50 === 0 };
}

const blockKinds = new Set([
  'heading',
  'paragraph',
  'list',
  'note',
  'warning',
  'question',
  'stuck',
  'screen',
  'case',
  'step',
]);
const inlineKinds = new Set(['text', 'strong', 'emphasis', 'link', 'break', 'fact']);

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

function mustBeInlines(inlines: readonly Inline[]): void {
  for (const inline of inlines) {
    must(inlineKinds.has(inline.kind), `a strange inline: ${inline.kind}`);
    if ('inlines' in inline) mustBeInlines(inline.inlines);
  }
}

function mustBeBlocks(blocks: readonly Block[]): void {
  for (const block of blocks) {
    must(blockKinds.has(block.kind), `a strange block: ${block.kind}`);
    if ('inlines' in block) mustBeInlines(block.inlines);
    if ('blocks' in block) mustBeBlocks(block.blocks);
    if ('items' in block) for (const item of block.items) mustBeBlocks(item);
  }
}

function mustBePlaced(places: readonly { line: number; column: number; file?: string }[]): void {
  for (const { line, column, file } of places)
    must(
      line >= 1 && column >= 1 && file !== '',
      `a place that is none: ${file}:${line}:${column}`,
    );
}

function mustReadAlike(text: string, value: unknown): void {
  const other = parseYaml(text, { schema: 'yaml-1.1', logLevel: 'error', prettyErrors: false });
  // A day is a text to us and a point in time to YAML 1.1: the same day.
  const plain = (from: unknown) =>
    JSON.stringify(from, (_, part) =>
      typeof part === 'string' ? part.replace(/^(\d{4}-\d\d-\d\d)T00:00:00.000Z$/, '$1') : part,
    );
  const ours = parseYaml(text, { schema: 'core', logLevel: 'error', prettyErrors: false }).toJS();
  must(value === undefined || plain(other.toJS()) === plain(ours), 'two readers of YAML disagree');
}

function runYaml(path: string, text: string, schema: z.ZodType): void {
  const { located, misfits } = readYaml(path, text, schema);
  mustBePlaced(misfits);
  must((located === undefined) === misfits.length > 0, 'neither a value nor a finding, or both');
  if (located) mustReadAlike(text, located.value);
}

function run({ path, text, whole }: Case, folder: string): void {
  if (whole) {
    const file = join(folder, path);
    const before = readFileSync(file);
    try {
      writeFileSync(file, text);
      const findings = checkContent(readContent(folder), '2026-11-26');
      mustBePlaced(findings);
      for (const { problem, fix, rule } of findings)
        must(
          (/\S/.test(problem) &&
            /Hãy|hãy/.test(fix) &&
            !/undefined|\[object|NaN/.test(problem + fix.replace(text, ''))) ||
            text.includes('undefined'),
          `a finding of ${rule} that says nothing: ${problem} ${fix}`,
        );
    } finally {
      writeFileSync(file, before);
    }
    return;
  }
  if (path.endsWith('.csv')) {
    for (const { line, cells, places } of readCsv(text).records) {
      mustBePlaced(places);
      must(line >= 1 && cells.length === places.length, 'cells without places');
    }
    const misfits: Misfit[] = [];
    readRows(path, text, misfits);
    mustBePlaced(misfits);
    return;
  }
  const page = started(pageKinds, path);
  if (page) {
    const { blocks, strangers, links, facts, cases } = parseDocument(
      text,
      pageKinds[page] as DocumentKind,
    );
    mustBePlaced([...strangers, ...links, ...facts, ...cases]);
    mustBeBlocks(blocks);
    runYaml(path, text.slice(4, 2_000).replace(/\n---[\s\S]*/, ''), pageSchemas[page] as z.ZodType);
    return;
  }
  const room = started(yamlSchemas, path);
  if (room) runYaml(path, text, yamlSchemas[room] as z.ZodType);
}

/** In a child: runs cases, and says the number of each before it begins. */
function work(seed: number, from: number, to: number): void {
  const parent = mkdtempSync(join(tmpdir(), 'cam-tay-fuzz-'));
  const folder = join(parent, 'content');
  for (const [path] of seeds) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join('content', path), join(folder, path));
  }
  try {
    for (let nth = from; nth < to; nth += 1) {
      writeSync(1, `${nth}\n`);
      const begun = process.cpuUsage();
      let wrong: string | undefined;
      try {
        run(caseOf(seed, nth), folder);
      } catch (error) {
        wrong = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
      }
      const { user, system } = process.cpuUsage(begun);
      const seconds = (user + system) / 1e6;
      if (!wrong && seconds > mostSeconds) wrong = `took ${seconds.toFixed(1)} seconds`;
      if (wrong) writeSync(1, `! ${JSON.stringify(wrong)}\n`);
    }
    writeSync(1, 'done\n');
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** In the parent: one child after the other until all numbers are done; what it could not survive is a failure too. */
async function oversee(seed: number, from: number, to: number): Promise<Map<number, string>> {
  const failures = new Map<number, string>();
  for (let next = from; next < to; ) {
    let current = next;
    let isDone = false;
    let rest = '';
    const child = spawn(
      process.execPath,
      [fileURLToPath(import.meta.url), '--seed', `${seed}`, '--from', `${next}`, '--to', `${to}`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let watchdog = setTimeout(() => child.kill('SIGKILL'), patience);
    child.stdout.on('data', (chunk: Buffer) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => child.kill('SIGKILL'), patience);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines)
        if (line === 'done') isDone = true;
        else if (line.startsWith('!')) failures.set(current, JSON.parse(line.slice(2)));
        else current = Number(line);
    });
    const how = await new Promise<string>((resolve) =>
      child.on('close', (code, signal) => resolve(signal ?? `code ${code}`)),
    );
    clearTimeout(watchdog);
    if (isDone) break;
    failures.set(current, `the process died: ${how}`);
    next = current + 1;
  }
  return failures;
}

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: `${Math.floor(Math.random() * 1e9)}` },
    from: { type: 'string' },
    to: { type: 'string' },
  },
});
const seed = Number(values.seed);
if (values.from && values.to) work(seed, Number(values.from), Number(values.to));
else {
  const begun = performance.now();
  const cases = Number(values.cases);
  console.log(`seed ${seed}, ${cases} cases`);
  const half = Math.ceil(cases / 2);
  const failures = new Map(
    (await Promise.all([oversee(seed, 0, half), oversee(seed, half, cases)])).flatMap((found) => [
      ...found,
    ]),
  );
  for (const [nth, why] of failures) {
    const { path, text, whole } = caseOf(seed, nth);
    mkdirSync('fuzz-failures', { recursive: true });
    const kept = `fuzz-failures/${seed}-${nth}-${path.replaceAll('/', '_')}`;
    writeFileSync(kept, text);
    console.log(`✗ case ${nth} (${path}${whole ? ', all rules' : ''}), kept as ${kept}\n  ${why}`);
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${cases} cases in ${seconds} seconds, ${failures.size} failures, seed ${seed}`);
  process.exitCode = failures.size === 0 ? 0 : 1;
}
