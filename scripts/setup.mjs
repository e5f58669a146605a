/**
 * First step of `npm start` and `npm test`: installs what is missing and does nothing when all is there.
 * Plain JavaScript without dependencies, since it runs before there are any, on any Node from 20 on.
 *
 * `--browser` also finds a Chromium for the browser tests, or installs one, and nginx and Caddy for the tests of hosts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20)
  fail(
    `Cần Node 20 trở lên, máy này có ${process.versions.node}. Tải tại trang nodejs.org rồi chạy lại.`,
  );

installPackages();
if (process.argv.includes('--browser')) {
  findBrowser();
  findHosts();
}

function fail(message) {
  console.error(`✗ ${message}`);
  process.exit(1);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** `npm install`, only when packages are missing or the lock has changed since the last time. */
function installPackages() {
  const mark = join('node_modules', '.cam-tay-installed');
  const wanted = fingerprint();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;

  console.log('→ Cài các gói cần dùng (lần đầu mất một hai phút)…');
  // Not `npm ci`: some registries lack builds for other platforms, so the lock is never complete there (ADR 0006).
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) fail('Cài gói không xong. Kiểm tra mạng rồi chạy lại.');
  if (fingerprint() !== wanted)
    fail(
      'package-lock.json đã đổi khi cài. Chạy “git diff package-lock.json”: nếu cố ý thì commit, nếu không thì trả lại.',
    );
  checkNode();
  writeFileSync(mark, wanted);
}

/**
 * Node 24 comes as a package for the commonest platforms (ADR 0014); elsewhere the computer's own must do.
 * Such a package is optional, so npm says nothing when it did not arrive.
 */
function checkNode() {
  const packaged = join('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const { stdout } = existsSync(packaged)
    ? spawnSync(packaged, ['--version'], {
        encoding: 'utf8',
        shell: process.platform === 'win32',
      })
    : { stdout: process.version };
  const [has = 0, minor = 0] = String(stdout).trim().slice(1).split('.').map(Number);
  if (has < 24 || (has === 24 && minor < 2))
    fail(
      `Không có gói Node 24 cho máy này (${process.platform}-${process.arch}), mà Node của máy là ${process.versions.node}. Cài Node 24 tại trang nodejs.org rồi chạy lại.`,
    );
}

/** Where a Chromium is: CHROMIUM_PATH, then the PATH, then what Playwright has downloaded before. */
function chromiumPath() {
  const fromEnvironment = process.env.CHROMIUM_PATH;
  if (fromEnvironment) return existsSync(fromEnvironment) ? fromEnvironment : undefined;
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'])
      if (folder && existsSync(join(folder, name))) return join(folder, name);
  const playwright =
    process.env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), '.cache', 'ms-playwright');
  if (existsSync(playwright))
    for (const name of readdirSync(playwright).filter((entry) => entry.startsWith('chromium-')))
      for (const path of ['chrome-linux/chrome', 'chrome-linux64/chrome'])
        if (existsSync(join(playwright, name, path))) return join(playwright, name, path);
  return undefined;
}

function findBrowser() {
  let path = chromiumPath();
  if (!path) {
    console.log('→ Cài Chromium cho phép thử trong trình duyệt…');
    installBrowser();
    path = chromiumPath();
  }
  if (!path)
    fail(
      'Không có Chromium. Cài bằng “apt-get install chromium” hoặc “npx playwright install chromium”, hoặc đặt biến CHROMIUM_PATH.',
    );
  mkdirSync('node_modules/.cache', { recursive: true });
  writeFileSync('node_modules/.cache/chromium-path', path);
}

function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

/** With Debian's packages, where there is a right to: false when there is none, an error when it does not work out. */
function aptInstall(...packages) {
  const isRoot = process.getuid?.() === 0;
  if (process.platform !== 'linux' || !has('apt-get') || !(isRoot || has('sudo'))) return false;
  const apt = (...args) => {
    const [command, ...rest] = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get', ...args];
    execFileSync(command, rest, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  return true;
}

function installBrowser() {
  try {
    if (aptInstall('chromium', 'fonts-noto-core')) return;
  } catch {
    // No right to install packages, or no such package: Playwright may still have one.
  }
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore' });
}

/** The hosts are asked by `tests/hosts/`. Without them those tests say that they were skipped; nothing else needs them. */
function findHosts() {
  const missing = [
    ['nginx', !has('nginx') && !existsSync('/usr/sbin/nginx')],
    [
      'libnginx-mod-http-brotli-static',
      !existsSync('/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'),
    ],
    ['caddy', !has('caddy')],
  ].flatMap(([name, isMissing]) => (isMissing ? [name] : []));
  if (missing.length === 0) return;
  console.log(`→ Cài ${missing.join(', ')} để thử cấu hình máy chủ…`);
  // One by one: some systems have no Caddy, and an older Debian no brotli for nginx.
  for (const name of missing)
    try {
      if (!aptInstall(name)) return;
    } catch {
      // Said by the tests.
    }
}
