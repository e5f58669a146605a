import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** One call of `gh`: its arguments, and what came in on its standard input. */
export interface GhCall {
  readonly args: readonly string[];
  readonly input: string;
}

/**
 * Runs a script of ours with a `gh` that only notes what it is asked, and answers from a list: the first entry whose key
 * is part of the arguments. What nobody foresaw is an error, as it would be on GitHub.
 */
export function withFakeGh(
  script: string,
  args: readonly string[],
  answers: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): { status: number | null; stdout: string; stderr: string; calls: GhCall[] } {
  const folder = mkdtempSync(join(tmpdir(), 'cam-tay-gh-'));
  const log = join(folder, 'calls.jsonl');
  try {
    writeFileSync(log, '');
    writeFileSync(
      join(folder, 'gh'),
      `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
const input = args.includes('-') ? readFileSync(0, 'utf8') : '';
appendFileSync(${JSON.stringify(log)}, JSON.stringify({ args, input }) + '\\n');
const found = Object.entries(${JSON.stringify(answers)}).find(([key]) => args.join(' ').includes(key));
if (!found) { console.error('HTTP 404: ' + args.join(' ')); process.exit(1); }
process.stdout.write(found[1]);
`,
    );
    chmodSync(join(folder, 'gh'), 0o755);
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NO_COLOR: '1',
        ...environment,
        PATH: `${folder}${delimiter}${process.env.PATH}`,
      },
    });
    const calls = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as GhCall);
    return { status, stdout, stderr, calls };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
