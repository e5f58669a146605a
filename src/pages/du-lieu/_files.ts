import { getCollection } from 'astro:content';
import { type OpenFile, type OpenSource, openTableFiles } from '#domain/open-data.ts';
import { linkedCatalogue } from '#domain/open-data-linked.ts';
import {
  dataPackage,
  type HashedFile,
  linkedFile,
  packageFile,
  sumsFile,
  sumsOf,
} from '#domain/open-data-package.ts';
import { build } from '../_build.ts';
import { frame, procedures } from '../_frame.ts';

/** Everything to give away, from the same collections that the pages are made of. */
async function openSource(address: URL): Promise<OpenSource> {
  const { site, places, today } = await frame();
  const [all, lists, services, essential, statistics] = await Promise.all([
    procedures(),
    getCollection('lists'),
    getCollection('services'),
    getCollection('essential'),
    getCollection('statistics'),
  ]);
  return {
    site,
    address: new URL('/', address).href,
    day: today,
    build,
    procedures: [...all.values()],
    lists: lists.map(({ id, data: { head, countsFrom, written } }) => ({
      id,
      head,
      countsFrom,
      rows: written,
    })),
    services: services.map(({ id, data }) => ({ slug: id, front: data.front })),
    places,
    essential: essential.map(({ data }) => data),
    statistics: statistics.map(({ id, data }) => ({ slug: id, report: data })),
  };
}

async function hashed({ path, text }: OpenFile): Promise<HashedFile> {
  const bytes = new TextEncoder().encode(text);
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  const sha256 = [...new Uint8Array(hash)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return { path, text, bytes: bytes.length, sha256 };
}

let making: Promise<readonly HashedFile[]> | undefined;

async function make(address: URL): Promise<readonly HashedFile[]> {
  const source = await openSource(address);
  const tables = openTableFiles(source);
  const linked = { path: linkedFile, text: linkedCatalogue(source, tables) };
  const files = await Promise.all([...tables, linked].map(hashed));
  const described = await hashed({ path: packageFile, text: dataPackage(source, files) });
  const named = [...files, described];
  return [...named, await hashed({ path: sumsFile, text: sumsOf(named) })];
}

/** Every file below `/du-lieu/` that the pages make; a build makes them once. */
export function openFiles(address: URL | undefined): Promise<readonly HashedFile[]> {
  if (!address) throw new Error('the site has no address');
  if (import.meta.env.DEV) return make(address);
  making ??= make(address);
  return making;
}
