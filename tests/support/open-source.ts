import { createHash } from 'node:crypto';
import { listsOf } from '#checks/index.ts';
import { catalogueOn, countsFrom } from '#domain/catalogue.ts';
import { type OpenSource, openTableFiles } from '#domain/open-data.ts';
import { linkedCatalogue } from '#domain/open-data-linked.ts';
import { dataPackage, type HashedFile, linkedFile } from '#domain/open-data-package.ts';
import { readContent } from '#read/read-content.ts';

/** The real content as the pages give it away, without Astro. */
export function realSource(): OpenSource {
  const content = readContent('content');
  const { site, places } = content;
  if (!site || !places) throw new Error('content has no site.yaml or places.yaml');
  const day = '2026-11-26';
  return {
    site: site.value,
    address: 'https://camtay.example/',
    day,
    build: '0123456789ab',
    procedures: [...catalogueOn(day, listsOf(content)).procedures.values()],
    lists: content.lists.map(({ id, head, rows }) => ({
      id,
      head: head.value,
      countsFrom: countsFrom(head.value),
      rows: rows.map(({ value }) => value),
    })),
    services: content.services.map(({ slug, value }) => ({ slug, front: value })),
    places: places.value,
    essential: content.essential.value,
    statistics: content.statistics.map(({ slug, value }) => ({ slug, report: value })),
  };
}

/** All files of the data package by path, and what describes them. */
export function packageOf(source: OpenSource): {
  files: ReadonlyMap<string, HashedFile>;
  description: string;
} {
  const tables = openTableFiles(source);
  const linked = { path: linkedFile, text: linkedCatalogue(source, tables) };
  const files = [...tables, linked].map((file) => ({
    ...file,
    bytes: Buffer.byteLength(file.text),
    sha256: createHash('sha256').update(file.text).digest('hex'),
  }));
  return {
    files: new Map(files.map((file) => [file.path, file])),
    description: dataPackage(source, files),
  };
}
