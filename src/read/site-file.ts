import type { Site } from '#schemas/site.ts';
import { site } from '#schemas/site.ts';
import { contentFiles } from './content-files.ts';
import { readYaml } from './yaml-file.ts';

/** `site.yaml` alone, for what must be known before all content is read; `undefined` while something in it is wrong. */
export function readSite(folder: string): Site | undefined {
  const read = contentFiles(folder).text('site.yaml');
  return 'text' in read
    ? readYaml('site.yaml', read.text.replace(/^\uFEFF/, ''), site).located?.value
    : undefined;
}
