import { createHash } from 'node:crypto';
import { cpSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { otherPagesFile, type Release } from '#offline/cache-names.ts';
import { otherPages } from '../../scripts/build-service-worker.ts';

/**
 * A second build beside the real one: the same site under another build id, with one visible change on the home page.
 * Made from `dist/` in a second instead of building the site again.
 */
export function makeNextBuild(target: string): string {
  const { build } = JSON.parse(readFileSync('dist/release.json', 'utf8')) as Release;
  const next = build.replace(/./g, (digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16));
  rmSync(target, { recursive: true, force: true });
  cpSync('dist', target, { recursive: true });
  renameSync(`${target}/pagefind/${build}`, `${target}/pagefind/${next}`);
  for (const file of globSync(`${target}/**/*.{br,gz}`)) rmSync(file);
  for (const file of globSync(`${target}/**/*.{html,js}`)) {
    const text = readFileSync(file, 'utf8');
    const changed = text
      .replaceAll(build, next)
      .replace('Bạn cần làm giấy tờ gì?', 'Bạn cần làm gì hôm nay?');
    if (changed !== text) writeFileSync(file, changed);
  }

  let worker = readFileSync(`${target}/sw.js`, 'utf8');
  const release = JSON.parse(readFileSync(`${target}/release.json`, 'utf8')) as Release;
  const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('base64');
  const files = release.files.map(({ url: oldUrl, sha256 }) => {
    const url = oldUrl.replace(build, next);
    const path = `${target}${url}${url.endsWith('/') ? 'index.html' : ''}`;
    const now = hash(path);
    worker = worker.replace(sha256, now);
    return { url, bytes: readFileSync(path).length, sha256: now };
  });
  const oldList = hash(`${target}/release.json`);
  writeFileSync(`${target}/release.json`, JSON.stringify({ ...release, build: next, files }));
  const oldPages = hash(`${target}${otherPagesFile}`);
  const kept = new Set(files.map(({ url }) => url));
  writeFileSync(`${target}${otherPagesFile}`, JSON.stringify(otherPages(kept, target)));
  writeFileSync(
    `${target}/sw.js`,
    worker
      .replace(oldList, hash(`${target}/release.json`))
      .replace(oldPages, hash(`${target}${otherPagesFile}`)),
  );
  return next;
}
