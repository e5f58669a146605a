import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** A program that ran to its end. */
export interface MeasuredRun {
  readonly seconds: number;
  /** The most that the program and all it started had in memory at once, in MB (10⁶ bytes). Zero where there is no `/proc`. */
  readonly peak: number;
  readonly output: string;
}

/** Resident memory of a process and of everything below it, in bytes. */
function treeMemory(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name of the program stands in brackets and may hold anything.
      const [, rest = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(/\) /);
      parents.set(Number(name), Number(rest.split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at; at = parents.get(at)) if (at === root) return true;
    return false;
  };
  return [...parents.keys()].filter(isBelow).reduce((sum, pid) => {
    try {
      // Shared pages are counted once, by their share.
      const [, kilobytes = '0'] =
        /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
      return sum + Number(kilobytes) * 1024;
    } catch {
      return sum;
    }
  }, 0);
}

/**
 * Runs a program and looks at its memory four times a second.
 *
 * @throws with its last words when it fails.
 */
export function measuredRun(
  command: readonly string[],
  { cwd = '.', environment = {} }: { cwd?: string; environment?: Record<string, string> } = {},
): Promise<MeasuredRun> {
  const [program = '', ...rest] = command;
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(program, rest, {
      cwd,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let peak = 0;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk));
    const watch =
      process.platform === 'linux'
        ? setInterval(() => {
            peak = Math.max(peak, treeMemory(child.pid ?? 0));
          }, 250)
        : undefined;
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - begun) / 1000;
      if (code === 0) resolve({ seconds, peak: peak / 1e6, output });
      else reject(new Error(`${command.join(' ')} ended with ${code}:\n${output.slice(-3000)}`));
    });
  });
}
