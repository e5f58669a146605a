/**
 * `npm test` after set-up: everything CI runs, one kind of check after the other, all of them even when one fails.
 * The last line counts every check of every kind: `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';

interface Result {
  readonly passed: number;
  readonly failed: number;
  /** Why something could not be checked on this machine. */
  readonly skipped?: readonly string[];
}

const reports = 'node_modules/.cache/test-reports';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** Runs a program of `node_modules/.bin` (or a script of ours); its output is shown only when it fails. */
function run(
  command: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const [program = '', ...rest] = command;
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', ...environment },
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** A check that holds or not. */
const single =
  (...command: string[]) =>
  async (): Promise<Result & { output: string }> => {
    const { code, output } = await run(command);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
  };

/** Vitest with one of our configurations. */
const vitest = (config: string) => async (): Promise<Result & { output: string }> => {
  const report = `${reports}/${config.replaceAll('/', '-')}.json`;
  const { code, output } = await run([
    'vitest',
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const {
    numPassedTests: passed = 0,
    numFailedTests: failed = 0,
    testResults = [],
  } = readReport<{
    numPassedTests: number;
    numFailedTests: number;
    testResults: { assertionResults: { title: string; status: string }[] }[];
  }>(report);
  const skipped = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ title, status }) => status === 'skipped' && title.startsWith('BỎ QUA'))
    .map(({ title }) => title);
  return { passed, failed: code === 0 ? failed : Math.max(1, failed), skipped, output };
};

const playwright = async (): Promise<Result & { output: string }> => {
  const report = `${reports}/playwright.json`;
  const { code, output } = await run(['playwright', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const { stats } = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    report,
  );
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  return {
    passed: stats?.expected ?? 0,
    failed: code === 0 ? failed : Math.max(1, failed),
    output,
  };
};

function readReport<T>(path: string): Partial<T> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<T>;
  } catch {
    return {};
  }
}

const checks: readonly (readonly [string, () => Promise<Result & { output: string }>])[] = [
  ['Kiểu dữ liệu', single('astro', 'check', '--minimumSeverity', 'warning')],
  ['Trình bày mã và lỗi thường gặp', single('biome', 'ci', '.')],
  ['Nội dung', single(process.execPath, 'scripts/validate.ts')],
  ['Phép thử đơn vị', vitest('vitest.config.ts')],
  ['Dựng trang', single(process.execPath, 'scripts/build.ts')],
  [
    'Dựng lại ở nơi khác',
    single(process.execPath, 'scripts/reproduce.ts', '--against', 'dist', '--continued'),
  ],
  ['Kiểm tra trang đã dựng', vitest('tests/dist/vitest.config.ts')],
  ['Các máy chủ thật', vitest('tests/hosts/vitest.config.ts')],
  ['Chép ra USB và hộp Wi-Fi', single(process.execPath, 'scripts/pack.ts', '--dist', 'dist')],
  ['Kiểm tra hai bản chép', vitest('tests/packs/vitest.config.ts')],
  ['Trong trình duyệt', playwright],
];

let [passed, failed] = [0, 0];
for (const [name, check] of checks) {
  const started = performance.now();
  process.stdout.write(`→ ${name}… `);
  const result = await check();
  passed += result.passed;
  failed += result.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${result.failed === 0 ? '✓' : '✗'} ${result.passed} đạt${result.failed > 0 ? `, ${result.failed} hỏng` : ''} (${seconds} giây)`,
  );
  for (const reason of result.skipped ?? []) console.log(`  ⚠ ${reason}`);
  if (result.failed > 0) console.log(`\n${result.output.trim()}\n`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
