/**
 * `node scripts/post-sources.ts FOLDER`: one issue for each page of ours whose source changed, opened or brought up to
 * date from the `reports.json` of `scripts/sources.ts`. Closes nothing, changes no file. Only Node, the files beside it
 * and `gh`: this job may write issues.
 *
 * Variables: `GH_TOKEN` for gh, `REPOSITORY` (owner/name).
 */
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { oneLine } from './github-markdown.ts';
import {
  findingsHash,
  issueTitle,
  largestReports,
  markdown,
  marker,
  parseReports,
} from './sources-report.ts';

/** New issues of one run; a site that was rebuilt changes everything at once, and the rest waits a week. */
const mostNew = 25;

interface Issue {
  readonly number: number;
  readonly state: string;
  readonly body: string;
}

function gh(args: readonly string[], input?: unknown): string {
  const { status, stdout, stderr, error } = spawnSync('gh', ['api', ...args], {
    encoding: 'utf8',
    maxBuffer: 256_000_000,
    ...(input === undefined ? {} : { input: JSON.stringify(input) }),
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`gh api ${args[0]}: ${oneLine(stderr, 300)}`);
  return stdout;
}

function post(folder: string, repository: string): void {
  const path = join(folder, 'reports.json');
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > largestReports)
    throw new Error('reports.json không có, hoặc quá lớn');
  const reports = parseReports(readFileSync(path, 'utf8'));

  // Ours only: anybody may write our first words into an issue.
  const issues = gh([
    '--paginate',
    `repos/${repository}/issues?state=all&per_page=100`,
    '--jq',
    '.[] | select((.pull_request | not) and .user.login == "github-actions[bot]") | {number, state, body} | @json',
  ])
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Issue)
    .sort((a, b) => a.number - b.number);

  let opened = 0;
  for (const report of reports) {
    const start = `${marker}${report.id} `;
    const own = issues.filter(({ body }) => body?.startsWith(start));
    const name = `${start}${findingsHash(report)} -->`;
    // Somebody looked at exactly this and closed it, or it stands there as it is.
    if (own.some(({ body }) => body.startsWith(name))) {
      console.log(`${report.id}: không có gì mới.`);
      continue;
    }
    const open = own.find(({ state }) => state === 'open');
    if (open) {
      gh(['--method', 'PATCH', `repos/${repository}/issues/${open.number}`, '--input', '-'], {
        body: markdown(report),
      });
      console.log(`${report.id}: đã sửa #${open.number}.`);
    } else if (opened < mostNew) {
      gh(['--method', 'POST', `repos/${repository}/issues`, '--input', '-'], {
        title: issueTitle(report),
        body: markdown(report),
      });
      opened += 1;
      console.log(`${report.id}: đã mở.`);
    } else console.log(`${report.id}: để tuần sau, tuần này đã mở ${mostNew} mục.`);
  }
}

try {
  const { REPOSITORY = '' } = process.env;
  if (!/^[\w.-]+\/[\w.-]+$/.test(REPOSITORY)) throw new Error('thiếu biến REPOSITORY');
  post(process.argv[2] ?? '', REPOSITORY);
} catch (error) {
  console.error(`Không ghi được mục báo: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
