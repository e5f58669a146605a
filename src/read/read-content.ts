import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { type DocumentKind, type ParsedDocument, parseDocument } from '#domain/document.ts';
import { cutPage } from '#domain/front-matter.ts';
import { languageName } from '#domain/language-name.ts';
import type { Located, Place } from '#domain/located.ts';
import type { Misfit } from '#domain/misfit.ts';
import {
  type Bulletin,
  bulletin,
  type EssentialService,
  essentialService,
  type Gate,
  type GateTranslation,
  type Glossary,
  type Guide,
  type GuideTranslation,
  gate,
  gateTranslation,
  glossary,
  guide,
  guideTranslation,
  type Holidays,
  holidays,
  type Lesson,
  type LessonTranslation,
  type LifeEvent,
  type LifeEventTranslation,
  type ListHead,
  lesson,
  lessonTranslation,
  lifeEvent,
  lifeEventTranslation,
  listHead,
  type Places,
  type PlacesTranslation,
  type Plan,
  type PlanTranslation,
  type ProcedureRow,
  places,
  placesTranslation,
  plan,
  planTranslation,
  procedureColumns,
  procedureRow,
  type Rehearsal,
  type Returned,
  rehearsal,
  returned,
  type Service,
  type ServiceTranslation,
  type Site,
  type Spoken,
  type Statistics,
  type Synonyms,
  service,
  serviceTranslation,
  site,
  spoken,
  statistics,
  synonyms,
  type Terms,
  terms,
  type Units,
  units,
} from '#schemas/index.ts';
import { contentFiles } from './content-files.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { misfitsOf } from './misfits-of.ts';
import type { ParsedBefore } from './parsed-before.ts';
import { readYaml } from './yaml-file.ts';

/** A page written by hand: its front matter, and its body as data. */
export interface Page<T> extends Located<T> {
  /** File name without its ending; the last part of the address. */
  readonly slug: string;
  readonly document: ParsedDocument;
}

/** One folder of `content/lists/`. */
export interface ListFolder {
  readonly id: string;
  readonly head: Located<ListHead>;
  readonly rows: readonly Located<ProcedureRow>[];
}

/** One folder `content/<language>/`: everything that is translated into it. */
export interface LanguageFolder {
  readonly name: string;
  readonly services: readonly Page<ServiceTranslation>[];
  readonly guides: readonly Page<GuideTranslation>[];
  readonly lessons: readonly Page<LessonTranslation>[];
  readonly lifeEvents: readonly (Located<LifeEventTranslation> & { readonly slug: string })[];
  readonly plans: readonly (Located<PlanTranslation> & { readonly slug: string })[];
  readonly gate?: Located<GateTranslation>;
  readonly places?: Located<PlacesTranslation>;
  readonly terms: Located<Terms>;
}

/** A file as it was read, for rules about its bytes and letters. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** Everything an editor wrote, each value with its place. */
export interface Content {
  readonly lists: readonly ListFolder[];
  readonly services: readonly Page<Service>[];
  readonly guides: readonly Page<Guide>[];
  readonly lessons: readonly Page<Lesson>[];
  readonly gate?: Located<Gate>;
  readonly returned?: Located<Returned>;
  readonly glossary: Located<Glossary>;
  readonly synonyms: Located<Synonyms>;
  readonly spoken: Located<Spoken>;
  readonly bulletins: readonly (Located<Bulletin> & { readonly slug: string })[];
  readonly plans: readonly (Located<Plan> & { readonly slug: string })[];
  readonly lifeEvents: readonly (Located<LifeEvent> & { readonly slug: string })[];
  readonly rehearsals: readonly (Located<Rehearsal> & { readonly slug: string })[];
  readonly site?: Located<Site>;
  readonly essential: Located<readonly EssentialService[]>;
  readonly places?: Located<Places>;
  readonly units?: Located<Units>;
  readonly holidays?: Located<Holidays>;
  readonly statistics: readonly (Located<Statistics> & { readonly slug: string })[];
  /** Translations, by language; none of them says anything that the Vietnamese side does not. */
  readonly languages: readonly LanguageFolder[];
  readonly files: readonly TextFile[];
  readonly misfits: readonly Misfit[];
}

const essentialServices = z.array(essentialService);

/** Misfits of one table after which the rest of it is not read: an editor mends the first hundred the same way. */
const mostMistakes = 200;

/** Rows of one table; the longest of ours has about 700. */
const mostRows = 10_000;

/**
 * What was made of each file the last time, for whoever reads the same folder again and again: a file whose text is the
 * same is not read anew. `made` is what its reader gave, misfits included.
 */
export type ReadBefore = Map<
  string,
  { readonly file: TextFile; readonly made: Map<unknown, unknown> }
>;

/**
 * Reads all content below a folder. Never throws for something an editor wrote: what cannot be read becomes a misfit.
 *
 * @param folder - the content folder. Places are relative to its parent.
 * @param before - filled here, and used the next time.
 * @param parsed - the same over the end of a program: what parsers gave.
 * @throws an error with the code `NO_CONTENT` when the folder itself is not there.
 */
export function readContent(
  folder: string,
  before: ReadBefore = new Map(),
  parsed?: ParsedBefore,
): Content {
  const tree = contentFiles(folder);
  const top = basename(resolve(folder));
  const misfits: Misfit[] = [...tree.misfits];
  const files: TextFile[] = [];

  const named = (path: string): string => `${top}/${path}`;
  const whole = (file: string): Place => ({ file, line: 1, column: 1 });

  function text(path: string): string | undefined {
    const read = tree.text(path);
    if ('misfit' in read) {
      // What is no ordinary file has been named already.
      if (!misfits.some(({ file }) => file === read.misfit.file)) misfits.push(read.misfit);
      return undefined;
    }
    const known = before.get(named(path));
    const entry =
      known?.file.text === read.text
        ? known
        : { file: { file: named(path), text: read.text }, made: new Map() };
    before.set(named(path), entry);
    files.push(entry.file);
    if (read.text.trim() !== '' || path.endsWith('.csv')) return read.text;
    misfits.push({ ...whole(named(path)), what: 'empty' });
    return undefined;
  }

  /** What `make` gives for the text that a file has now. */
  function once<T>(path: string, key: unknown, make: () => T): T {
    const made = before.get(named(path))?.made;
    if (!made?.has(key)) made?.set(key, make());
    return made?.get(key) as T;
  }

  function yaml<S extends z.ZodType>(path: string, schema: S): Located<z.output<S>> | undefined {
    const read = text(path);
    if (read === undefined) return undefined;
    const reading = once(path, schema, () =>
      readYaml(named(path), read.replace(/^\uFEFF/, ''), schema, 0, parsed),
    );
    misfits.push(...reading.misfits);
    return reading.located;
  }

  function documentOf(read: string, kind: DocumentKind): ParsedDocument {
    const known = parsed?.known<ParsedDocument>(kind, read);
    if (known) return known;
    const document = parseDocument(read, kind);
    if (document.strangers.length === 0) parsed?.put(kind, read, document);
    return document;
  }

  /** Every YAML file of a folder, with its name. */
  function yamls<S extends z.ZodType>(
    path: string,
    schema: S,
  ): (Located<z.output<S>> & { readonly slug: string })[] {
    return tree.names(path).flatMap((name) => {
      if (!expect(`${path}/${name}`, '.yaml')) return [];
      const located = yaml(`${path}/${name}`, schema);
      return located ? [{ ...located, slug: name.slice(0, -'.yaml'.length) }] : [];
    });
  }

  function expect(path: string, ending: string): boolean {
    if (path.endsWith(ending) && tree.isFile(path)) return true;
    misfits.push({
      ...whole(named(path)),
      what: 'unknownFile',
      written: basename(path),
      expected: ending,
    });
    return false;
  }

  function pages<S extends z.ZodType>(
    path: string,
    schema: S,
    kind: DocumentKind,
  ): Page<z.output<S>>[] {
    return tree.names(path).flatMap((name) => {
      const at = `${path}/${name}`;
      if (!expect(at, '.mdx')) return [];
      const read = text(at)?.replace(/^\uFEFF/, '');
      if (read === undefined) return [];
      const cut = cutPage(read);
      if (!('front' in cut)) {
        misfits.push({ ...whole(named(at)), ...cut, what: 'noFrontMatter' });
        return [];
      }
      const reading = once(at, schema, () => readYaml(named(at), cut.front, schema, 1, parsed));
      misfits.push(...reading.misfits);
      if (!reading.located) return [];
      return [
        {
          ...reading.located,
          slug: name.slice(0, -'.mdx'.length),
          document: once(at, kind, () => documentOf(read, kind)),
        },
      ];
    });
  }

  const lists = tree.names('lists').flatMap((id): ListFolder[] => {
    const path = `lists/${id}`;
    if (!tree.isFolder(path)) {
      misfits.push({ ...whole(named(path)), what: 'unknownFile', written: id, expected: '/' });
      return [];
    }
    for (const name of tree.names(path))
      if (name !== 'list.yaml' && name !== 'procedures.csv')
        misfits.push({
          ...whole(named(`${path}/${name}`)),
          what: 'unknownFile',
          written: name,
          expected: 'list.yaml, procedures.csv',
        });
    const head = yaml(`${path}/list.yaml`, listHead);
    const read = text(`${path}/procedures.csv`);
    if (read === undefined) return [];
    const table = once(`${path}/procedures.csv`, procedureRow, () => {
      const found: Misfit[] = [];
      return { rows: readRows(named(`${path}/procedures.csv`), read, found), found };
    });
    const { rows } = table;
    misfits.push(...table.found);
    return head ? [{ id, head, rows }] : [];
  });

  for (const name of tree.names('.'))
    if (
      !(languageName.test(name) && tree.isFolder(name)) &&
      !/^(?:lists|services|guides|lessons|life-events|bulletins|plans|rehearsals|statistics|search|(?:site|essential-services|places|units|holidays|gate|returned|glossary|spoken)\.yaml)$/.test(
        name,
      )
    )
      misfits.push({
        ...whole(named(name)),
        what: 'unknownFile',
        written: name,
        expected:
          'lists, services, guides, lessons, life-events, bulletins, plans, rehearsals, statistics, search, site.yaml, essential-services.yaml, places.yaml, units.yaml, holidays.yaml, gate.yaml, returned.yaml, glossary.yaml, spoken.yaml',
      });

  const languages = tree
    .names('.')
    .filter((name) => languageName.test(name) && tree.isFolder(name))
    .map((name): LanguageFolder => {
      for (const inside of tree.names(name))
        if (
          !/^(?:services|guides|lessons|life-events|plans|(?:gate|places|terms)\.yaml)$/.test(
            inside,
          )
        )
          misfits.push({
            ...whole(named(`${name}/${inside}`)),
            what: 'unknownFile',
            written: inside,
            expected:
              'services, guides, lessons, life-events, plans, gate.yaml, places.yaml, terms.yaml',
          });
      const gateFile = tree.isFile(`${name}/gate.yaml`)
        ? yaml(`${name}/gate.yaml`, gateTranslation)
        : undefined;
      const placesFile = tree.isFile(`${name}/places.yaml`)
        ? yaml(`${name}/places.yaml`, placesTranslation)
        : undefined;
      const termsFile = tree.isFile(`${name}/terms.yaml`)
        ? yaml(`${name}/terms.yaml`, terms)
        : undefined;
      return {
        name,
        services: pages(`${name}/services`, serviceTranslation, 'service'),
        guides: pages(`${name}/guides`, guideTranslation, 'guide'),
        lessons: pages(`${name}/lessons`, lessonTranslation, 'lesson'),
        lifeEvents: yamls(`${name}/life-events`, lifeEventTranslation),
        plans: yamls(`${name}/plans`, planTranslation),
        ...(gateFile ? { gate: gateFile } : {}),
        ...(placesFile ? { places: placesFile } : {}),
        terms: termsFile ?? { value: [], at: () => whole(named(`${name}/terms.yaml`)) },
      };
    });

  const siteFile = yaml('site.yaml', site);
  const placesFile = yaml('places.yaml', places);
  const unitsFile = yaml('units.yaml', units);
  const holidaysFile = yaml('holidays.yaml', holidays);
  const gateFile = yaml('gate.yaml', gate);
  const returnedFile = yaml('returned.yaml', returned);
  const glossaryFile = yaml('glossary.yaml', glossary);
  const synonymsFile = yaml('search/synonyms.yaml', synonyms);
  const spokenFile = yaml('spoken.yaml', spoken);
  const essential = yaml('essential-services.yaml', essentialServices);
  return {
    lists,
    services: pages('services', service, 'service'),
    guides: pages('guides', guide, 'guide'),
    lessons: pages('lessons', lesson, 'lesson'),
    ...(gateFile ? { gate: gateFile } : {}),
    ...(returnedFile ? { returned: returnedFile } : {}),
    glossary: glossaryFile ?? { value: [], at: () => whole(named('glossary.yaml')) },
    synonyms: synonymsFile ?? { value: [], at: () => whole(named('search/synonyms.yaml')) },
    spoken: spokenFile ?? { value: [], at: () => whole(named('spoken.yaml')) },
    bulletins: yamls('bulletins', bulletin),
    plans: yamls('plans', plan),
    lifeEvents: yamls('life-events', lifeEvent),
    rehearsals: yamls('rehearsals', rehearsal),
    statistics: yamls('statistics', statistics),
    ...(siteFile ? { site: siteFile } : {}),
    ...(placesFile ? { places: placesFile } : {}),
    ...(unitsFile ? { units: unitsFile } : {}),
    ...(holidaysFile ? { holidays: holidaysFile } : {}),
    languages,
    essential: essential ?? { value: [], at: () => whole(named('essential-services.yaml')) },
    files,
    misfits,
  };
}

/** The rows of a `procedures.csv`; what does not fit goes to the misfits. */
export function readRows(file: string, text: string, misfits: Misfit[]): Located<ProcedureRow>[] {
  const { records, openQuote, endsAt } = readCsv(text, mostRows);
  if (endsAt) {
    misfits.push({ file, line: endsAt, column: 1, what: 'tooManyRows', limit: mostRows });
    return [];
  }
  if (openQuote) misfits.push({ file, ...openQuote, what: 'openQuote' });
  const [header, ...body] = records;
  const expected = procedureColumns.join(',');
  if (!header || header.cells.join(',') !== expected) {
    const written = header?.cells.join(',') ?? '';
    // Excel in a Vietnamese Windows saves “CSV” with semicolons: one cell with all the names in it.
    if (written.includes(';')) misfits.push({ file, line: 1, column: 1, what: 'semicolons' });
    else {
      const column =
        header?.cells.findIndex((cell, index) => cell !== procedureColumns[index]) ?? 0;
      const place = header?.places[column < 0 ? header.cells.length - 1 : column] ?? {
        line: 1,
        column: 1,
      };
      misfits.push({
        file,
        ...place,
        what: 'header',
        written: header?.cells[column] ?? '',
        expected: procedureColumns[column < 0 ? (header?.cells.length ?? 0) : column] ?? '',
      });
    }
    return [];
  }

  const before = misfits.length;
  const rows: Located<ProcedureRow>[] = [];
  for (const record of body) {
    if (misfits.length - before >= mostMistakes) {
      const place = { file, line: record.line, column: 1 };
      misfits.push({ ...place, what: 'tooManyMistakes', limit: mostMistakes });
      return [];
    }
    const row = readRow(file, record, misfits);
    if (row) rows.push(row);
  }
  return rows;
}

/** The cell of a row that has too many, if there is just one that makes the row right when its parts are joined again. */
function cutCell({ cells, places }: CsvRecord) {
  const parts = cells.length - procedureColumns.length + 1;
  if (parts < 2 || parts > 6) return undefined;
  const ways = procedureColumns.flatMap((_, at) => {
    // People write a space after a comma; the border of two cells has none.
    if (!cells.slice(at + 1, at + parts).every((part) => part.startsWith(' '))) return [];
    const text = cells.slice(at, at + parts).join(',');
    const joined = [...cells.slice(0, at), text, ...cells.slice(at + parts)];
    const row = Object.fromEntries(procedureColumns.map((name, nth) => [name, joined[nth]]));
    return procedureRow.safeParse(row).success ? [{ text, place: places[at] }] : [];
  });
  return ways.length === 1 ? ways[0] : undefined;
}

function readRow(
  file: string,
  record: CsvRecord,
  misfits: Misfit[],
): Located<ProcedureRow> | undefined {
  if (record.cells.length !== procedureColumns.length) {
    const cut = cutCell(record);
    misfits.push({
      file,
      ...(cut?.place ?? { line: record.line, column: 1 }),
      what: 'cellCount',
      written: record.cells.slice(0, 2).join(','),
      expected: procedureColumns.length,
      got: record.cells.length,
      ...(cut ? { cut: cut.text } : {}),
    });
    return undefined;
  }
  const at = (...path: readonly (string | number)[]): Place => {
    const column = procedureColumns.indexOf(path[0] as keyof ProcedureRow);
    return { file, ...(record.places[column] ?? { line: record.line, column: 1 }) };
  };
  const cells = Object.fromEntries(
    procedureColumns.map((name, index) => [name, record.cells[index] ?? '']),
  );
  const result = procedureRow.safeParse(cells);
  if (result.success) return { value: result.data, at };
  misfits.push(...misfitsOf(result.error, cells, procedureRow, at, () => at()));
  return undefined;
}
