/**
 * The list of a release: every file of `dist/` with its length and hash, and a signature over that list.
 *
 * Imports nothing but Node, so that the job which holds the key can run it without any package.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';

export const manifestPath = 'du-lieu/manifest.json';
export const signaturePath = 'du-lieu/manifest.sig';
export const publicKeyPath = 'du-lieu/manifest.pub';

/** What the list cannot hold: itself, and what is made from it. */
const leftOut: ReadonlySet<string> = new Set([manifestPath, signaturePath, publicKeyPath]);

export interface ListedFile {
  /** Below `dist/`, with `/` between the parts: `thu-tuc/1.001193/index.html`. */
  readonly path: string;
  readonly bytes: number;
  /** Hex, as `sha256sum` prints it. */
  readonly sha256: string;
}

export interface Manifest {
  readonly format: 'cam-tay-manifest/1';
  readonly build: string;
  /** The day in Vietnam that the site was built for. */
  readonly day: string;
  /** Commit of the sources, when whoever built said so by `SOURCE_COMMIT`. */
  readonly commit: string | null;
  /** SPDX names. */
  readonly licences: { readonly code: string; readonly content: string };
  readonly files: readonly ListedFile[];
}

export type Problem =
  | { readonly kind: 'missing' | 'extra' | 'changed'; readonly path: string }
  | { readonly kind: 'unsigned' | 'no-key' | 'wrong-signature' };

/** Every file below a folder, hidden ones too (glob would skip them), with `/` between the parts, in a fixed order. */
export function filesBelow(folder: string): string[] {
  const places = new Map<string, string>();
  const placeOf = (parent: string): string => {
    const known = places.get(parent) ?? join(relative(folder, parent), '/').replaceAll('\\', '/');
    places.set(parent, known);
    return known === '/' ? '' : known;
  };
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => placeOf(entry.parentPath) + entry.name)
    .sort();
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** JSON with sorted keys and no spaces: of our strings and whole numbers, what RFC 8785 asks for. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function commitFrom(said: string | undefined): string | null {
  if (!said) return null;
  if (!/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(said))
    throw new Error(`biến SOURCE_COMMIT ghi “${said}”, hãy ghi đủ mã commit (git rev-parse HEAD)`);
  return said;
}

/** Lists what lies in a finished folder; an older list or signature in it is thrown away. */
export function writeManifest(
  folder: string,
  release: Pick<Manifest, 'build' | 'day'>,
  environment: NodeJS.ProcessEnv = process.env,
): Manifest {
  for (const path of leftOut) rmSync(join(folder, path), { force: true });
  const manifest: Manifest = {
    format: 'cam-tay-manifest/1',
    ...release,
    commit: commitFrom(environment.SOURCE_COMMIT),
    licences: { code: 'MIT', content: 'CC-BY-4.0' },
    files: filesBelow(folder).map((path) => {
      const bytes = readFileSync(join(folder, path));
      return { path, bytes: bytes.length, sha256: sha256(bytes) };
    }),
  };
  mkdirSync(dirname(join(folder, manifestPath)), { recursive: true });
  writeFileSync(join(folder, manifestPath), canonicalJson(manifest));
  return manifest;
}

/** The key that `MANIFEST_KEY` (PEM) or `MANIFEST_KEY_FILE` (its file) gives; none when neither is set. */
export function signingKey(environment: NodeJS.ProcessEnv = process.env): KeyObject | undefined {
  const { MANIFEST_KEY: pem, MANIFEST_KEY_FILE: file } = environment;
  if (!pem && !file) return undefined;
  let key: KeyObject;
  try {
    key = createPrivateKey(pem || readFileSync(file ?? ''));
  } catch {
    throw new Error(
      `không đọc được khóa ký từ biến ${pem ? 'MANIFEST_KEY' : 'MANIFEST_KEY_FILE'}: cần khóa riêng Ed25519, dạng PEM (PKCS #8)`,
    );
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error(`khóa ký là loại ${key.asymmetricKeyType}, cần Ed25519`);
  return key;
}

const pemOf = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

/** Signs the list of a folder. Ed25519 has no chance in it: the same list and key give the same 64 bytes. */
export function signManifest(folder: string, key: KeyObject): void {
  writeFileSync(
    join(folder, signaturePath),
    sign(null, readFileSync(join(folder, manifestPath)), key),
  );
  writeFileSync(join(folder, publicKeyPath), pemOf(key));
}

/** A new pair of keys as PEM. */
export function newKeys(): { readonly secret: string; readonly open: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    open: pemOf(privateKey),
  };
}

/** Reads a list; refuses what is none, so that a wrong file never counts as an empty list. */
export function readManifest(text: string): Manifest {
  const read = JSON.parse(text) as Partial<Manifest>;
  const isFile = ({ path, bytes, sha256: hash }: Partial<ListedFile>): boolean =>
    typeof path === 'string' &&
    !path.split(/[/\\]/).some((part) => part === '..' || part === '') &&
    Number.isSafeInteger(bytes) &&
    /^[0-9a-f]{64}$/.test(hash ?? '');
  if (read.format !== 'cam-tay-manifest/1' || !Array.isArray(read.files) || !read.files.length)
    throw new Error('bản kê không đúng dạng cam-tay-manifest/1');
  if (!read.files.every(isFile)) throw new Error('bản kê có dòng không đúng dạng');
  return read as Manifest;
}

/**
 * Whether the signature over a list is good.
 * `trusted` is a key that the reader has from elsewhere; the one that lies beside the list proves only that nobody
 * changed the list after it was signed with *some* key.
 */
export function checkSignature(
  manifest: Uint8Array,
  signature: Uint8Array | undefined,
  trusted: string | Uint8Array | undefined,
): Problem[] {
  if (!signature) return [{ kind: 'unsigned' }];
  if (!trusted) return [{ kind: 'no-key' }];
  const key = publicKeyFrom(trusted);
  if (key.asymmetricKeyType !== 'ed25519') return [{ kind: 'wrong-signature' }];
  return verify(null, manifest, key, signature) ? [] : [{ kind: 'wrong-signature' }];
}

function publicKeyFrom(pem: string | Uint8Array): KeyObject {
  try {
    return createPublicKey(Buffer.from(pem));
  } catch {
    throw new Error('khóa công khai không đọc được: cần tệp PEM');
  }
}

/** Whether bytes are those that the list names. */
export const isAsListed = ({ bytes, sha256: hash }: ListedFile, found: Uint8Array): boolean =>
  found.length === bytes && sha256(found) === hash;

/** Compares a folder with the list in it: nothing missing, nothing else, nothing changed. */
export function checkFolder(folder: string, { files }: Manifest): Problem[] {
  const listed = new Set(files.map(({ path }) => path));
  const wrong = files.flatMap((file): Problem[] => {
    const path = join(folder, file.path);
    if (!existsSync(path)) return [{ kind: 'missing', path: file.path }];
    return isAsListed(file, readFileSync(path)) ? [] : [{ kind: 'changed', path: file.path }];
  });
  const extra = filesBelow(folder)
    .filter((path) => !listed.has(path) && !leftOut.has(path))
    .map((path): Problem => ({ kind: 'extra', path }));
  return [...wrong, ...extra];
}

/**
 * Compares what a host hands out with the list. Packed forms and the host's own settings have no address; a browser
 * asks for the plain address and unpacks, and so does this. Files that the list does not name cannot be found this way.
 */
export async function checkHost(
  origin: string,
  { files }: Manifest,
): Promise<{ readonly problems: Problem[]; readonly asked: number }> {
  const waiting = files.filter(
    ({ path }) => !/\.(?:br|gz)$|^_[^/]+$|^\.(?!well-known\/)/.test(path),
  );
  const asked = waiting.length;
  const problems: Problem[] = [];
  const lane = async (): Promise<void> => {
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      const found = await fetchFile(origin, file.path);
      if (!found) problems.push({ kind: 'missing', path: file.path });
      else if (!isAsListed(file, found)) problems.push({ kind: 'changed', path: file.path });
    }
  };
  await Promise.all(Array.from({ length: 6 }, lane));
  return { problems, asked };
}

/** Bytes of a file of the site at its address; none when the host has none. */
export async function fetchFile(origin: string, path: string): Promise<Uint8Array | undefined> {
  const address = path.replace(/(^|\/)index\.html$/, '$1');
  const response = await fetch(new URL(encodeURI(address), origin), { redirect: 'error' });
  // Hosts give the page for what is not there with its true status.
  if (!response.ok && path !== '404.html') return undefined;
  return new Uint8Array(await response.arrayBuffer());
}
