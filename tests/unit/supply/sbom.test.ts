import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settled } from '../../../scripts/sbom.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly unknown[];
}

interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly version: number;
  readonly metadata: { readonly timestamp: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn?: readonly string[];
  }[];
}

const run = (): string =>
  spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    shell: process.platform === 'win32',
  }).stdout;

const text = settled(run(), 'cam-tay', '2026-11-26');
const bom = JSON.parse(text) as Bom;

test('is CycloneDX 1.5 of this program', () => {
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
  expect(bom.metadata.component).toMatchObject({ type: 'application', name: 'cam-tay' });
  expect(bom.metadata.timestamp).toBe('2026-11-26T00:00:00Z');
  expect(bom.serialNumber).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('names every package of the lock with its hash and licence', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, { version: string; integrity: string }>>;
  };
  const inLock = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, integrity }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 13);
      const hash = Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
      return `${name}@${version} ${hash}`;
    });
  const named = bom.components.map(
    ({ name, version, hashes }) => `${name}@${version} ${hashes?.[0]?.content}`,
  );
  expect([...new Set(named)].sort()).toEqual([...new Set(inLock)].sort());
  // npm passes over the old list of licences of tv4 (MIT or public domain); lock.test.ts reads it.
  const silent = bom.components.filter(({ licenses }) => !licenses?.length);
  expect(silent.map(({ name }) => name)).toEqual(['tv4']);
  expect(bom.components.filter(({ purl }) => !purl.startsWith('pkg:npm/'))).toEqual([]);
});

test('leads from every package only to packages that it names', () => {
  const refs = new Set([bom.metadata.component, ...bom.components].map((part) => part['bom-ref']));
  expect(refs.size).toBe(bom.components.length + 1);
  const unknown = bom.dependencies.flatMap(({ ref, dependsOn = [] }) =>
    [ref, ...dependsOn].filter((name) => !refs.has(name)),
  );
  expect(unknown).toEqual([]);
});

test('is the same on another run and in another folder, and names no host of a registry', () => {
  const other = JSON.parse(run()) as { metadata: { component: { name: string } } };
  other.metadata.component.name = 'another-folder';
  const again = JSON.stringify(other);
  expect(settled(again, 'cam-tay', '2026-11-26')).toBe(text);
  expect(text).not.toContain('"type": "distribution"');
});
