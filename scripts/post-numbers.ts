/**
 * `node scripts/post-numbers.ts FOLDER`: writes the comment of `.github/workflows/numbers-comment.yml`, or brings it up
 * to date. FOLDER came out of a run of somebody's pull request, so its files are looked at as a stranger's letter is:
 * shape, size, and whether that pull request really stands at the commit of the run. The Markdown is made here, from
 * data, by the code of the main branch. Only Node, the files beside it and `gh`: this job may write comments.
 *
 * Variables: `GH_TOKEN` for gh, `REPOSITORY` (owner/name), `HEAD_SHA` (commit of the run).
 */
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { oneLine } from './github-markdown.ts';
import {
  largestReport,
  listHash,
  markdown,
  marker,
  parseReport,
  ticksOf,
} from './numbers-report.ts';

/** A file of the folder: an ordinary one, not a link, not too large. */
function read(folder: string, name: string, most: number): string {
  const path = join(folder, name);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > most) throw new Error(`${name} không có, hoặc quá lớn`);
  return readFileSync(path, 'utf8');
}

function gh(args: readonly string[], input?: unknown): string {
  const { status, stdout, stderr, error } = spawnSync('gh', ['api', ...args], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    ...(input === undefined ? {} : { input: JSON.stringify(input) }),
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`gh api ${args[0]}: ${oneLine(stderr, 300)}`);
  return stdout;
}

interface PullRequest {
  readonly state: string;
  readonly head: { readonly sha: string };
  readonly base: { readonly repo: { readonly full_name: string } };
}

interface Comment {
  readonly id: number;
  readonly login: string;
  readonly body: string;
}

function post(folder: string, repository: string, sha: string): string {
  const number = /^(\d{1,9})\n?$/.exec(read(folder, 'pull-request.txt', 16))?.[1];
  if (!number) throw new Error('pull-request.txt không ghi một số');
  const changed = parseReport(read(folder, 'numbers.json', largestReport));

  const pull = JSON.parse(gh([`repos/${repository}/pulls/${number}`])) as PullRequest;
  if (pull.base.repo.full_name !== repository || pull.head.sha !== sha)
    return `Pull request ${number} không đứng ở ${sha}: không viết gì.`;
  if (pull.state !== 'open') return `Pull request ${number} đã đóng: không viết gì.`;

  // One per line, as JSON: a name may hold anything.
  const files = gh([
    '--paginate',
    `repos/${repository}/pulls/${number}/files?per_page=100`,
    '--jq',
    '.[] | .filename, (.previous_filename // empty) | @json',
  ]);
  const touchesCode = files
    .split('\n')
    .filter((line) => line !== '')
    .some((line) => !(JSON.parse(line) as string).startsWith('content/'));
  const notes = touchesCode
    ? [
        '**Pull request này sửa cả tệp ngoài `content/`.** Danh sách dưới đây do mã của chính nó tính ra; người duyệt mã xem phần mã trước, rồi mới tin danh sách.',
      ]
    : [];

  const comments = gh([
    '--paginate',
    `repos/${repository}/issues/${number}/comments?per_page=100`,
    '--jq',
    '.[] | {id, login: .user.login, body} | @json',
  ])
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Comment);
  // Anybody may write our first words; only our own comment is ours.
  const ours = comments.find(
    ({ login, body }) => login === 'github-actions[bot]' && body.startsWith(marker),
  );
  if (ours?.body.startsWith(`${marker}${listHash(changed, notes)} -->`))
    return 'Danh sách không đổi: giữ nguyên bình luận, cả những chỗ đã đánh dấu.';
  if (!ours && ticksOf(changed) === 0 && changed.unusual.length === 0)
    return 'Không có số nào đổi: không viết gì.';
  const body = markdown(changed, notes);
  if (ours)
    gh(['--method', 'PATCH', `repos/${repository}/issues/comments/${ours.id}`, '--input', '-'], {
      body,
    });
  else
    gh(['--method', 'POST', `repos/${repository}/issues/${number}/comments`, '--input', '-'], {
      body,
    });
  return `${ours ? 'Đã sửa' : 'Đã viết'} bình luận: ${ticksOf(changed)} chỗ.`;
}

try {
  const { REPOSITORY = '', HEAD_SHA = '' } = process.env;
  if (!/^[\w.-]+\/[\w.-]+$/.test(REPOSITORY) || !/^[0-9a-f]{40}$/.test(HEAD_SHA))
    throw new Error('thiếu biến REPOSITORY hoặc HEAD_SHA');
  console.log(post(process.argv[2] ?? '', REPOSITORY, HEAD_SHA));
} catch (error) {
  console.error(`Không viết được bình luận: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
