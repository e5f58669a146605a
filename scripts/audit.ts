/**
 * `npm run audit`: asks the registry for known holes in our packages. Exit code 0 none that counts, 1 some, or an
 * exception has run out, 2 could not check. What counts: `audit-policy.ts`; exceptions: `audit-exceptions.json`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { z } from 'zod';
import { today } from '#read/today.ts';
import {
  type Advisory,
  auditException,
  idOf,
  judge,
  readReport,
  reasonIn,
} from './audit-policy.ts';

/** The one package of which readers receive something, and its builds for each platform. */
const isDelivered = (name: string): boolean => name === 'pagefind' || name.startsWith('@pagefind/');

const line = (hole: Advisory): string =>
  `${hole.name} (${hole.severity}) ${idOf(hole)}: ${hole.title}`;

function main(): number {
  const read = z
    .array(auditException)
    .safeParse(JSON.parse(readFileSync('audit-exceptions.json', 'utf8')));
  if (!read.success) {
    console.error(`✗ audit-exceptions.json không đúng dạng:\n${z.prettifyError(read.error)}`);
    return 2;
  }
  const { stdout, stderr } = spawnSync('npm', ['audit', '--json'], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    shell: process.platform === 'win32',
  });
  const report = readReport(stdout);
  if (!report) {
    const why = reasonIn(stdout) ?? (stderr.trim() || 'không có câu trả lời');
    console.error(`✗ Không kiểm tra được (đây không phải là “không có lỗ hổng”): ${why}`);
    return 2;
  }
  const { stopping, excepted, noted, expired, needless } = judge(
    report,
    read.data,
    today(),
    isDelivered,
  );
  for (const hole of stopping) console.error(`✗ ${line(hole)}`);
  for (const { advisory, package: name, until } of expired)
    console.error(`✗ Ngoại lệ ${advisory} của ${name} đã hết hạn ngày ${until}.`);
  for (const hole of excepted) console.log(`! Đang miễn: ${line(hole)}`);
  for (const hole of noted) console.log(`! Ghi nhận: ${line(hole)}`);
  for (const { advisory, package: name } of needless)
    console.log(`! Ngoại lệ ${advisory} của ${name} không còn cần: hãy xóa.`);
  const wrong = stopping.length + expired.length;
  console.log(
    wrong === 0 ? '✓ Không có lỗ hổng nào phải sửa ngay.' : `Còn ${wrong} chỗ phải xử lý.`,
  );
  return wrong === 0 ? 0 : 1;
}

process.exit(main());
