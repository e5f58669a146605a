/**
 * Starts the real programs with the configuration that a commune copies, changed only in port and folder, for
 * `tests/hosts/` and `npm run load`. Nothing is written outside a folder of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

export interface RunningHost {
  readonly port: number;
  stop(): Promise<void>;
}

/** Where a program is: on the PATH or where Debian puts programs of the system. */
export function programPath(name: string): string | undefined {
  return [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

const brotliModule = [
  '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so',
  '/usr/lib64/nginx/modules/ngx_http_brotli_static_module.so',
].find((path) => existsSync(path));
export const hasBrotliModule = brotliModule !== undefined;

/** Our file with one text in place of another; a text that is not there is a mistake, not a matter of luck. */
function adapted(file: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${file} has no line “${from}”`);
      return text.replace(from, to);
    },
    readFileSync(file, 'utf8'),
  );
}

/** @param box - the configuration of a Wi-Fi box in place of ours for the Internet. */
export async function startNginx(
  root: string,
  {
    brotli = hasBrotliModule,
    workers = 1,
    box,
  }: { readonly brotli?: boolean; readonly workers?: number; readonly box?: string } = {},
): Promise<RunningHost> {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'cam-tay-nginx-'));
  const site = adapted(box ?? 'deploy/nginx.conf', [
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['root /var/www/cam-tay;', `root ${root};`],
    ...(brotli || box ? [] : [['brotli_static on;', '# brotli_static on;'] as const]),
    ...(box
      ? [['listen 80 default_server;', `listen 127.0.0.1:${port} default_server;`] as const]
      : []),
  ]);
  writeFileSync(join(home, 'site.conf'), site);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${home}/${name};`)
    .join('\n');
  writeFileSync(
    join(home, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}${brotli ? `load_module ${brotliModule};\n` : ''}daemon off;
worker_processes ${workers};
pid ${home}/pid;
error_log ${home}/error.log;
events { worker_connections 2048; }
http {
${temporary}
  sendfile on;
  tcp_nopush on;
  include ${home}/site.conf;
}
`,
  );
  return started(
    programPath('nginx') ?? 'nginx',
    ['-p', home, '-c', `${home}/nginx.conf`],
    port,
    home,
  );
}

/** @param box - the configuration of a Wi-Fi box in place of ours for the Internet. */
export async function startCaddy(root: string, box?: string): Promise<RunningHost> {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'cam-tay-caddy-'));
  const folder = ['root * /var/www/cam-tay', `root * ${root}`] as const;
  const site = box
    ? adapted(box, [
        ['\tauto_https off', '\tadmin off\n\tauto_https off'],
        ['http://localhost {', `http://localhost {\n\tbind 127.0.0.1`],
        ['\n:80 {', '\n:80 {\n\tbind 127.0.0.1'],
        folder,
      ]).replaceAll(/^(?:http:.*|:80) \{$/gm, (line) =>
        line.replaceAll(/(http:\/\/[^, ]+)/g, `$1:${port}`).replace(':80 {', `:${port} {`),
      )
    : `{\n\tadmin off\n\tauto_https off\n}\n${adapted('deploy/Caddyfile', [
        ['xa-mau.example.vn {', `http://:${port} {`],
        folder,
      ])}`;
  writeFileSync(join(home, 'Caddyfile'), site);
  return started(
    programPath('caddy') ?? 'caddy',
    ['run', '--config', join(home, 'Caddyfile'), '--adapter', 'caddyfile'],
    port,
    home,
  );
}

async function started(
  program: string,
  options: readonly string[],
  port: number,
  home: string,
): Promise<RunningHost> {
  mkdirSync(join(home, 'home'));
  const child = spawn(program, options, {
    env: { ...process.env, HOME: join(home, 'home'), XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk));
  const stop = async () => {
    await ended(child);
    rmSync(home, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break;
    if (await answers(port)) return { port, stop };
    await pause(100);
  }
  await stop();
  throw new Error(`${program} did not start: ${said}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    get({ port, host: '127.0.0.1', path: '/', agent: false }, (response) => {
      response.resume();
      resolve(true);
    }).on('error', () => resolve(false));
  });

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
