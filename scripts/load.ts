/**
 * `npm run load [-- --seconds 60 --connections 200]`: nginx with the configuration of `deploy/nginx.conf` serves `dist/`,
 * wrk asks as fast as it can. Prints a table and JSON; exit 1 on any error. Both share this machine: what is measured is
 * a floor for one that serves only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { programPath, startNginx } from './host-programs.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '200' },
  },
});

function stop(message: string): never {
  console.error(`✗ ${message}`);
  process.exit(1);
}

const wrk = programPath('wrk') ?? stop('Chưa có wrk. Cài: apt-get install wrk');
if (!programPath('nginx'))
  stop('Chưa có nginx. Cài: apt-get install nginx libnginx-mod-http-brotli-static');
if (!existsSync('dist/index.html')) stop('Chưa có dist/. Chạy “npm run build” trước.');

const pages = globSync('**/index.html', { cwd: 'dist' })
  .map((path) => `/${path.replaceAll('\\', '/').replace(/index\.html$/, '')}`)
  .sort();

/** What wrk counts, said as JSON in its last line. Times in microseconds. */
interface Counted {
  readonly requests: number;
  readonly duration: number;
  readonly bytes: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly errors: Readonly<Record<'connect' | 'read' | 'write' | 'status' | 'timeout', number>>;
}

/** Every thread walks round all pages, from a place of its own; an answer other than 200 is counted as well. */
const script = (paths: readonly string[], encoding: string): string => `
local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }
local ready, at = {}, 1
local threads = {}
function setup(thread)
  thread:set("first", (#threads * 397) % #paths + 1)
  table.insert(threads, thread)
end
function init()
  for i, path in ipairs(paths) do
    ready[i] = wrk.format("GET", path, { ["Accept-Encoding"] = ${JSON.stringify(encoding)} })
  end
  at, others = first, 0
end
function request()
  local one = ready[at]
  at = at % #ready + 1
  return one
end
function response(status)
  if status ~= 200 then others = others + 1 end
end
function done(summary, latency)
  local e, others = summary.errors, 0
  for _, thread in ipairs(threads) do others = others + thread:get("others") end
  print(string.format(
    '{"requests":%d,"duration":%d,"bytes":%.0f,"p50":%d,"p99":%d,"max":%d,"errors":{"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}}',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99), latency.max,
    e.connect, e.read, e.write, math.max(e.status, others), e.timeout))
end
`;

/** How much of this machine nobody used during two seconds: what others do is not in the figures, but in their way. */
async function idleShare(): Promise<number> {
  const ticks = () =>
    cpus().reduce(
      ({ idle, all }, { times }) => ({
        idle: idle + times.idle,
        all: all + Object.values(times).reduce((sum, one) => sum + one, 0),
      }),
      { idle: 0, all: 0 },
    );
  const before = ticks();
  await pause(2000);
  const after = ticks();
  return (after.idle - before.idle) / Math.max(1, after.all - before.all);
}

const home = mkdtempSync(join(tmpdir(), 'cam-tay-load-'));
const nginx = await startNginx(resolve('dist'), { workers: availableParallelism() });
const runs: object[] = [];
let failed = 0;
try {
  for (const [name, paths] of [
    ['Trang chủ', ['/']],
    [`Lần lượt ${pages.length} trang`, pages],
  ] as const)
    for (const encoding of ['gzip, br', 'identity']) {
      const file = join(home, 'ask.lua');
      writeFileSync(file, script(paths, encoding));
      const idle = await idleShare();
      const { stdout, stderr, status } = spawnSync(
        wrk,
        ['-t2', `-c${values.connections}`, `-d${values.seconds}s`, '--latency', '-s', file].concat(
          `http://127.0.0.1:${nginx.port}`,
        ),
        { encoding: 'utf8' },
      );
      const said = stdout.trim().split('\n').at(-1) ?? '';
      if (status !== 0 || !said.startsWith('{')) throw new Error(`wrk: ${stderr || stdout}`);
      const counted = JSON.parse(said) as Counted;
      const errors = Object.values(counted.errors).reduce((sum, one) => sum + one, 0);
      failed += errors;
      const seconds = counted.duration / 1e6;
      runs.push({
        name,
        encoding,
        'req/s': Math.round(counted.requests / seconds),
        'p50 ms': counted.p50 / 1000,
        'p99 ms': counted.p99 / 1000,
        'max ms': counted.max / 1000,
        'MB/s': Number((counted.bytes / seconds / 1e6).toFixed(1)),
        requests: counted.requests,
        'bytes/req': Math.round(counted.bytes / counted.requests),
        errors,
        'idle before %': Math.round(idle * 100),
      });
    }
} finally {
  await nginx.stop();
  rmSync(home, { recursive: true, force: true });
}

console.table(runs);
const version = spawnSync(programPath('nginx') ?? 'nginx', ['-v'], { encoding: 'utf8' });
console.log(
  JSON.stringify({
    at: new Date().toISOString(),
    nginx: version.stderr.trim(),
    cpu: cpus()[0]?.model,
    cores: availableParallelism(),
    connections: Number(values.connections),
    seconds: Number(values.seconds),
    runs,
  }),
);
if (failed > 0) stop(`${failed} lỗi.`);
