import type { z } from 'zod';
import { type Synonyms, synonyms } from '#schemas/help.ts';
import { type Site, site } from '#schemas/site.ts';
import { contentFiles } from './content-files.ts';
import { readYaml } from './yaml-file.ts';

function readAlone<S extends z.ZodType>(
  folder: string,
  file: string,
  schema: S,
): z.output<S> | undefined {
  const read = contentFiles(folder).text(file);
  return 'text' in read
    ? readYaml(file, read.text.replace(/^\uFEFF/, ''), schema).located?.value
    : undefined;
}

/** `site.yaml` alone, for what must be known before all content is read; `undefined` while something in it is wrong. */
export const readSite = (folder: string): Site | undefined => readAlone(folder, 'site.yaml', site);

/** The synonyms of search alone, of content that has passed its checks; none where there is no file. */
export const readSynonyms = (folder: string): Synonyms =>
  readAlone(folder, 'search/synonyms.yaml', synonyms) ?? [];
