import { openTables } from '#schemas/open-data.ts';
import { slugOf } from './fold.ts';
import type { OpenFile, OpenSource } from './open-data.ts';
import { fieldsOf } from './open-data-table.ts';

/** A finished file with its fingerprint; who computes that is not the domain's matter. */
export interface HashedFile extends OpenFile {
  readonly bytes: number;
  /** Hex, as `sha256sum` prints it. */
  readonly sha256: string;
}

/** The licence of our words; codes, numbers and dates belong to nobody. */
export const contentLicence = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  path: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

/** Where the linked data stands, below `/du-lieu/`. */
export const linkedFile = 'catalogue.jsonld';
export const packageFile = 'datapackage.json';
export const sumsFile = 'SHA256SUMS';

/** What an empty cell is in each of our files. */
const missingValues = [''];

/**
 * `datapackage.json`: a Frictionless Data Package by version 1 of the standard, which tools of version 2 read as well,
 * since a package that names no profile version is taken for version 1.
 */
export function dataPackage(source: OpenSource, files: readonly HashedFile[]): string {
  const { site, address, day, build, lists } = source;
  const fileAt = (path: string): HashedFile => {
    const file = files.find((one) => one.path === path);
    if (!file) throw new Error(`${path} is not there yet`);
    return file;
  };
  const fingerprint = ({ bytes, sha256 }: HashedFile) => ({
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
  });
  const sources = new Map(
    lists.flatMap(({ head }) =>
      head.sources.map(({ name, address: path }) => [name, { title: name, ...(path && { path }) }]),
    ),
  );
  const tables = openTables.map((table) => {
    const isCsv = table.file.endsWith('.csv');
    return {
      name: table.name,
      // Version 1 knows tables only as CSV; other readers use the schema of the JSON files as well.
      profile: isCsv ? 'tabular-data-resource' : 'data-resource',
      path: table.file,
      title: table.title,
      format: isCsv ? 'csv' : 'json',
      mediatype: isCsv ? 'text/csv' : 'application/json',
      ...fingerprint(fileAt(table.file)),
      ...(isCsv
        ? {
            dialect: {
              csvddfVersion: '1.2',
              delimiter: ',',
              lineTerminator: '\r\n',
              quoteChar: '"',
              doubleQuote: true,
              header: true,
            },
          }
        : {}),
      schema: {
        fields: fieldsOf(table),
        missingValues,
        primaryKey: table.primaryKey,
        ...(table.foreignKeys.length > 0
          ? {
              foreignKeys: table.foreignKeys.map(({ field, table: resource, of }) => ({
                fields: field,
                reference: { resource, fields: of },
              })),
            }
          : {}),
      },
    };
  });
  const linked = {
    name: 'catalogue',
    profile: 'data-resource',
    path: linkedFile,
    title: 'Danh mục đang dùng theo CPSV-AP 3.2, JSON-LD',
    format: 'jsonld',
    mediatype: 'application/ld+json',
    ...fingerprint(fileAt(linkedFile)),
  };
  const description = `Thủ tục, dịch vụ, quyết định, nơi đến của ${site.commune}, ${site.province}. ${site.name} là trang của cộng đồng, không phải cơ quan nhà nước. Điều chưa biết để trống, có cột tình trạng nói rõ. Giải thích: ${address}du-lieu/`;
  return `${JSON.stringify(
    {
      profile: 'data-package',
      name: `cam-tay-${slugOf(`${site.commune} ${site.province}`)}`,
      title: `${site.name}: danh mục thủ tục ${site.commune}, ${site.province}`,
      description,
      homepage: `${address}du-lieu/`,
      version: '1.0.0',
      created: `${day}T00:00:00+07:00`,
      build,
      licenses: [contentLicence],
      contributors: [{ title: site.keeper, role: 'publisher' }],
      sources: [...sources.values()],
      keywords: ['thủ tục hành chính', 'dịch vụ công', site.commune, site.province],
      resources: [...tables, linked],
    },
    null,
    1,
  )}\n`;
}

/** `SHA256SUMS`, for `sha256sum -c`. */
export function sumsOf(files: readonly HashedFile[]): string {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ sha256, path }) => `${sha256}  ${path}\n`)
    .join('');
}
