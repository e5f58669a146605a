/**
 * `npm run sbom`: every package of the lock as CycloneDX JSON in `sbom.cdx.json`, a file of the release and not of
 * the site. The same lock, day and npm give the same bytes.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { today } from '#read/today.ts';

interface Bom {
  serialNumber: string;
  readonly metadata: { timestamp: string; readonly component: { name: string; type: string } };
  readonly components: readonly unknown[];
}

/** Takes out what differs from run to run: the folder's name, the clock, a drawn number. */
export function settled(text: string, name: string, day: string): string {
  const bom = JSON.parse(text) as Bom;
  bom.metadata.timestamp = `${day}T00:00:00Z`;
  bom.metadata.component.name = name;
  bom.metadata.component.type = 'application';
  bom.serialNumber = '';
  bom.serialNumber = `urn:uuid:${uuidOf(JSON.stringify(bom))}`;
  return `${JSON.stringify(bom, null, 2)}\n`;
}

/** A UUID made from a text (version 8: of the maker's own kind). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

if (import.meta.main) {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'],
    { encoding: 'utf8', maxBuffer: 64_000_000, shell: process.platform === 'win32' },
  );
  if (status !== 0) {
    console.error(`✗ npm sbom không chạy được:\n${stderr}`);
    process.exit(2);
  }
  const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };
  const text = settled(stdout, name, today());
  writeFileSync('sbom.cdx.json', text);
  console.log(`✓ sbom.cdx.json: ${(JSON.parse(text) as Bom).components.length} gói.`);
}
