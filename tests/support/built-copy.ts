import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';

/** Our site with a few files of its content different, built by Astro in a folder of its own. */
export interface BuiltCopy {
  readonly folder: string;
  readonly content: string;
  readonly output: string;
  readonly status: number | null;
  readonly remove: () => void;
}

/**
 * Pages only: no search, no offline copy, nothing packed.
 *
 * @param environment - more variables of the build.
 */
export function builtCopy(
  files: Readonly<Record<string, string>>,
  day: string,
  environment: Readonly<Record<string, string>> = {},
): BuiltCopy {
  const folder = mkdtempSync(join(tmpdir(), 'cam-tay-copy-'));
  for (const name of [
    'src',
    'deploy',
    'scripts',
    'public',
    'content',
    'package.json',
    'package-lock.json',
    'astro.config.mjs',
    'tsconfig.json',
  ])
    cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const content = join(folder, 'content');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), text);
  }
  // Astro keeps what it knew of the content beside the packages, and those are a link to ours.
  const config = join(folder, 'astro.config.mjs');
  writeFileSync(
    join(folder, 'astro.copy.config.mjs'),
    `import config from ${JSON.stringify(config)};\nexport default { ...config, cacheDir: './.cache', vite: { ...config.vite, cacheDir: './.cache/vite' } };\n`,
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      resolve('node_modules/astro/bin/astro.mjs'),
      'build',
      '--silent',
      '--config',
      'astro.copy.config.mjs',
    ],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        // Vitest's own variables (`DEV`, `MODE`) would make it a build for development.
        NODE_ENV: 'production',
        ASTRO_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
        CONTENT_DIR: 'content',
        TODAY: day,
        ...environment,
      },
    },
  );
  return {
    folder,
    content,
    status,
    output: `${stdout}\n${stderr}`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
