/**
 * `npm run list -- stale [--json]` names the pages to look at again; `npm run list -- diff A B [--json]` says what
 * differs between the catalogue at two points, `diff LIST` what one list did; `npm run list -- import FILE …` makes a
 * list of the annex of a decision. One file for each below `scripts/list/`. Exit code 0 whatever was found, 1 when an
 * import needs a decision first, 2 when it could not run.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { checkContent } from '#checks/index.ts';
import { readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import { diff } from './list/diff.ts';
import { importList, importUsage } from './list/import.ts';
import { tidyUp } from './list/place-list.ts';
import { stale } from './list/stale.ts';

const usage = [
  'Dùng: npm run list -- stale',
  '      npm run list -- diff 2026-07-18 2026-11-26',
  '      npm run list -- diff 2026-08-09-1868-qd-btp',
  `      ${importUsage}`,
  'Thêm --json để máy khác đọc. Hai mốc của diff là ngày, hoặc tên thư mục trong content/lists.',
].join('\n');

async function main([command, ...rest]: readonly string[]): Promise<number> {
  try {
    const folder = process.env.CONTENT_DIR ?? 'content';
    if (command === 'import') tidyUp(folder);
    const content = readContent(folder);
    const findings = checkContent(content, today());
    if (findings.length > 0) {
      console.error(`Nội dung còn ${findings.length} chỗ cần sửa. Chạy “npm run validate” trước.`);
      return 2;
    }
    if (command === 'import') return await importList(content, folder, rest);
    const {
      values: { json },
      positionals,
    } = parseArgs({
      args: rest,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (command === 'stale' && positionals.length === 0)
      console.log(stale(content, today(), { json }));
    else if (command === 'diff' && (positionals.length === 1 || positionals.length === 2))
      console.log(diff(content, positionals, { json }));
    else {
      console.error(usage);
      return 2;
    }
    return 0;
  } catch (error) {
    console.error(`Không chạy được: ${error instanceof Error ? error.message : error}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
