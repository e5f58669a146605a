import {
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { slugOf } from '#domain/fold.ts';
import type { Release } from '#offline/cache-names.ts';
import { essentialsPack, everythingPack, searchPack, shellPack } from '#offline/cache-plan.ts';
import { readContent } from '#read/read-content.ts';
import { procedureColumns } from '#schemas/procedure-row.ts';
import type { Figures } from './budgets.ts';
import { buildCopy, copyOfSources, folderSize, forgetCaches, outside } from './site-copy.ts';

/** A line of the national list, as far as it is used. */
interface NationalProcedure {
  readonly code: string;
  readonly name: string;
  readonly field?: string;
  readonly level?: string | null;
  readonly decision?: string;
  readonly applicants?: readonly string[];
  readonly agency?: string;
  readonly channels?: readonly {
    readonly method: 'ONLINE' | 'DIRECT' | 'POSTAL';
    readonly time?: { readonly value?: number; readonly unit?: string };
    readonly fees?: readonly { readonly vnd?: number }[];
  }[];
  readonly documents?: readonly unknown[];
  readonly result?: string;
  readonly legal?: readonly string[];
}

/** A line of `procedures.csv`. */
export type Row = Partial<Record<(typeof procedureColumns)[number], string>>;

const levels: readonly (readonly [RegExp, string])[] = [
  [/xã/i, 'commune'],
  [/tỉnh/i, 'province'],
  [/bộ|trung ương/i, 'central'],
];
const methods = { ONLINE: 'online', DIRECT: 'counter', POSTAL: 'post' } as const;
const units: Readonly<Record<string, string>> = {
  WORKING_DAY: 'ngày làm việc',
  ngày: 'ngày',
  HOUR: 'giờ',
  MONTH: 'tháng',
};

/** One line, at most so long, with nothing before its first word: a sign there would be a formula in Excel. */
function text(said: string | undefined, maxLength: number): string {
  const line = (said ?? '')
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/^[\s=+@\-)]+/, '')
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1).trimEnd()}…` : line;
}

/** Offices of a level that is no more are left out: nobody here knows who has taken over. */
const formerOffice = /\b(?:huyện|quận)\b/iu;

/** A row of the national list in the shape of `procedures.csv`; what we have no column for is left out. */
export function rowOf(procedure: NationalProcedure): Row {
  const { channels = [] } = procedure;
  const row: Row = {
    code: procedure.code,
    change: 'listed',
    name: text(procedure.name, 1200),
    field: text(procedure.field, 120),
    levels: levels
      .flatMap(([word, level]) => (word.test(procedure.level ?? '') ? [level] : []))
      .join(' '),
    channels: Object.entries(methods)
      .flatMap(([method, channel]) =>
        channels.some((one) => one.method === method) ? [channel] : [],
      )
      .join(' '),
    applicants: (procedure.applicants ?? [])
      .map((one) => text(one, 120).replaceAll(';', ','))
      .filter(Boolean)
      .join('; '),
    agency: formerOffice.test(procedure.agency ?? '') ? '' : text(procedure.agency, 200),
    result: text(procedure.result, 300),
    documents: procedure.documents?.length ? String(Math.min(999, procedure.documents.length)) : '',
    legal: (procedure.legal ?? [])
      .map((one) => text(one, 60))
      .filter(Boolean)
      .join('; '),
    publishedBy: text(procedure.decision, 80),
    confidence: 'single',
  };
  for (const { method, time, fees } of channels) {
    const channel = methods[method];
    const unit = units[time?.unit ?? ''];
    if (channel && unit && time?.value && Number.isInteger(time.value) && time.value < 1000)
      row[`${channel}Time`] ||= `${time.value} ${unit}`;
    const amounts = [
      ...new Set((fees ?? []).flatMap(({ vnd }) => (Number.isInteger(vnd) ? [Number(vnd)] : []))),
    ];
    // The portal writes 0 where nobody filled the field in.
    if (channel && amounts.length > 0)
      row[`${channel}FeeVnd`] ||= amounts
        .slice(0, 5)
        .map((vnd) => (vnd === 0 ? '0?' : String(vnd)))
        .join(' | ');
  }
  return row;
}

const cell = (said = ''): string =>
  /[",\n]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;

/** Rows of one file: the reader takes no file beyond 3 MB. */
const rowsPerList = 3000;

/** Writes rows as snapshots of a day before all our own lists. */
export function writeSnapshots(rows: readonly Row[], content: string): void {
  for (let part = 0; part * rowsPerList < rows.length; part += 1) {
    const some = rows.slice(part * rowsPerList, (part + 1) * rowsPerList);
    const folder = join(content, 'lists', `2026-07-17-ca-nuoc-${part + 1}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'list.yaml'),
      `# yaml-language-server: $schema=../../.schemas/list.schema.json
kind: snapshot
title: Bản chụp cả nước để đo, phần ${part + 1}
issuer: Cổng Dịch vụ công quốc gia
issuerLevel: national
signed: 2026-07-17
effective: 2026-07-17
confidence: single
declared:
  listed: ${some.length}
complete: true
sources:
  - name: Cổng Dịch vụ công quốc gia
    address: https://dichvucong.gov.vn/
    read: 2026-07-17
`,
    );
    writeFileSync(
      join(folder, 'procedures.csv'),
      `${[procedureColumns.join(','), ...some.map((row) => procedureColumns.map((column) => cell(row[column])).join(','))].join('\n')}\n`,
    );
  }
}

/**
 * Puts the national list beside a commune's own lists, as snapshots of a day before them: whatever a later list says
 * about a procedure goes on to count.
 *
 * @returns how many procedures were added.
 */
export function addNational(file: string, content: string): number {
  const own = readContent(content).lists.flatMap(({ rows }) => rows.map(({ value }) => value));
  const known = new Set(own.flatMap(({ code, replaces }) => [code, ...replaces]));
  // One spelling for one field, ours first.
  const spelling = new Map<string, string>();
  const spelled = (field = ''): string => {
    if (!spelling.has(slugOf(field))) spelling.set(slugOf(field), field);
    return spelling.get(slugOf(field)) ?? field;
  };
  for (const { field } of own) spelled(field);
  const rows = gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as NationalProcedure)
    .filter(({ code }) => /^\d\.\d{6}$/.test(code) && !known.has(code))
    .map(rowOf)
    .map((row) => ({ ...row, field: spelled(row.field) }));
  writeSnapshots(rows, content);
  return rows.length;
}

const largest = (pattern: string): number =>
  Math.max(0, ...globSync(pattern).map((path) => statSync(path).size));

/**
 * Builds the site with every procedure of the country, outside the repository.
 *
 * @throws with the build's own words when it fails.
 */
export async function buildNational(
  file: string,
  place: string | undefined,
  say: (text: string) => void,
): Promise<{ figures: Figures; bytes: Figures; dist: string }> {
  const folder = join(outside(place), 'national');
  copyOfSources(folder);
  forgetCaches(folder);
  const content = join(folder, 'content-national');
  rmSync(content, { recursive: true, force: true });
  cpSync(join(folder, 'content'), content, { recursive: true });
  const added = addNational(file, content);
  say(`… building with ${added} procedures more`);
  const environment = { CONTENT_DIR: content };
  const build = await buildCopy(folder, environment);
  say(build.output.trim());
  const dist = join(folder, 'dist');
  const size = folderSize(dist);
  const { packs } = JSON.parse(readFileSync(join(dist, 'release.json'), 'utf8')) as Release;
  const pack = (...ids: readonly string[]): number =>
    packs.reduce((sum, { id, bytes }) => sum + (ids.includes(id) ? bytes : 0), 0);
  const sent = (name: string): number => largest(join(dist, `${name}.br`));
  return {
    dist,
    figures: {
      coldSeconds: build.seconds,
      coldMegabytes: build.peak,
      proceduresAdded: added,
      pages: size.pages,
      files: size.files,
      megabytes: size.megabytes,
      megabytesSent: size.sent,
    },
    bytes: {
      nationalTitles: sent('pagefind/*/titles.json'),
      nationalLargestNamesPart: largest(
        join(dist, 'pagefind/**/titles-{more,keys-*,part-*}.json.br'),
      ),
      nationalLargestIndexPart: largest(join(dist, 'pagefind/**/*.{pf_index,pf_fragment,pf_meta}')),
      nationalShellPack: pack(shellPack),
      nationalSearchPack: pack(searchPack),
      nationalEssentialsPack: pack(essentialsPack),
      nationalOfflineCopy:
        pack(shellPack, searchPack, essentialsPack) + sent('sw.js') + sent('release.json'),
      nationalEverythingPack: pack(everythingPack),
      nationalWorker: sent('sw.js'),
      nationalReleaseList: sent('release.json'),
      nationalPageHashes: sent('release-pages.json'),
      nationalLargestPage: largest(join(dist, '**/index.html.br')),
    },
  };
}
