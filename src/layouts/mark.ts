import { readFileSync } from 'node:fs';

/**
 * The mark of the site as it stands in the header of every page: the drawing of `public/icon.svg` itself, because for a
 * phone on its first visit one more file costs more than these bytes. It says nothing: the name stands beside it.
 */
export const mark = readFileSync('public/icon.svg', 'utf8')
  .replace(/<title>.*?<\/title>/, '')
  .replace(
    '<svg xmlns="http://www.w3.org/2000/svg"',
    '<svg width="40" height="40" aria-hidden="true"',
  )
  .trim();
