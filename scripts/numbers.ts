/**
 * `npm run numbers -- --base DIR [--head content] [--format text|markdown|json] [--fail-on-unusual] [--out DIR]`: every
 * number that differs between two content folders, for a second reader (docs/hai-nguoi-kiem.md). `--out` writes
 * `numbers.json`, `numbers.md` (all of it) and `comment.md` (what fits a comment) into a folder.
 * Exit code 0; 1 when something is unusual and `--fail-on-unusual` was asked for; 2 when it could not run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type ChangedNumbers, changedNumbers } from '#domain/changed-numbers.ts';
import { readWritten } from '#read/written-values.ts';
import { markdown, plain, reportFile } from './numbers-report.ts';

const printers: Readonly<Record<string, (changed: ChangedNumbers) => string>> = {
  text: plain,
  markdown: (changed) => markdown(changed),
  json: reportFile,
};

function main(): number {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      options: {
        base: { type: 'string' },
        head: { type: 'string', default: 'content' },
        format: { type: 'string', default: 'text' },
        out: { type: 'string' },
        'fail-on-unusual': { type: 'boolean', default: false },
      },
    });
    const print = Object.hasOwn(printers, values.format) ? printers[values.format] : undefined;
    if (!print)
      throw new Error(
        `không có dạng “${values.format}”, chỉ có ${Object.keys(printers).join(', ')}`,
      );
    if (!values.base)
      throw new Error('thiếu --base THƯ_MỤC, là thư mục content của bản trước khi sửa');
    const changed = changedNumbers(readWritten(values.base), readWritten(values.head));
    console.log(print(changed));
    if (values.out) {
      mkdirSync(values.out, { recursive: true });
      const write = (name: string, text: string) =>
        writeFileSync(join(values.out ?? '', name), text);
      write('numbers.json', reportFile(changed));
      write('numbers.md', markdown(changed, [], Number.POSITIVE_INFINITY));
      write('comment.md', markdown(changed));
    }
    return values['fail-on-unusual'] && changed.unusual.length > 0 ? 1 : 0;
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    const why = code === 'NO_CONTENT' ? `không có thư mục ${message}` : (message ?? String(error));
    console.error(`Không so được số: ${why}.`);
    return 2;
  }
}

process.exitCode = main();
