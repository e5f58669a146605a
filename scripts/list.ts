/**
 * `npm run list -- stale [--json]` names the pages to look at again; `npm run list -- diff A B [--json]` says what
 * differs between the catalogue at two points, `diff LIST` what one list did. Exit code 0 whatever was found, 2 when it
 * could not run.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { checkContent } from '#checks/index.ts';
import { readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import { diff } from './list/diff.ts';
import { stale } from './list/stale.ts';

const usage = [
  'Dùng: npm run list -- stale',
  '      npm run list -- diff 2026-07-18 2026-11-26',
  '      npm run list -- diff 2026-08-09-1868-qd-btp',
  'Thêm --json để máy khác đọc. Hai mốc của diff là ngày, hoặc tên thư mục trong content/lists.',
].join('\n');

function main(args: readonly string[]): number {
  try {
    const {
      values: { json },
      positionals: [command, ...rest],
    } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const content = readContent(process.env.CONTENT_DIR ?? 'content');
    const findings = checkContent(content, today());
    if (findings.length > 0) {
      console.error(`Nội dung còn ${findings.length} chỗ cần sửa. Chạy “npm run validate” trước.`);
      return 2;
    }
    if (command === 'stale' && rest.length === 0) console.log(stale(content, today(), { json }));
    else if (command === 'diff' && (rest.length === 1 || rest.length === 2))
      console.log(diff(content, rest, { json }));
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

process.exitCode = main(process.argv.slice(2));
