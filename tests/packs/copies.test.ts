import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { unzipSync } from 'fflate';
import { parse } from 'node-html-parser';
import { afterAll, describe, expect, test } from 'vitest';
import { unsafeNames } from '../../scripts/pack/names.ts';
import { filesBelow } from '../../scripts/release-manifest.ts';

const usb = 'packs/cam-tay-usb';
const box = 'packs/cam-tay-hotspot';
const files = filesBelow(usb);
const read = (file: string) => readFileSync(join(usb, file), 'utf8');
const pages = files.filter((file) => file.endsWith('.html'));
const { build, day } = JSON.parse(readFileSync('dist/release.json', 'utf8')) as {
  readonly build: string;
  readonly day: string;
};

test('the copies are of the dist/ that is here; if not, run “npm run pack”', () => {
  for (const page of [`${usb}/gioi-thieu/index.html`, `${box}/trang/gioi-thieu/index.html`])
    expect(readFileSync(page, 'utf8')).toContain(`số ${build}`);
});

describe('the memory stick', () => {
  test('holds every page of the site that has something to say there', () => {
    // In another language only what is translated; its links lead to the Vietnamese pages.
    const site = filesBelow('dist').filter(
      (file) =>
        file.endsWith('.html') &&
        !readFileSync(join('dist', file), 'utf8').includes('data-not-translated'),
    );
    expect(site).toContain('en/huong-dan/dang-ky-khai-sinh/index.html');
    expect(site.filter((file) => !files.includes(file))).toEqual([
      '404.html',
      'mat-mang/index.html',
    ]);
  });

  test('leads from no page to a file that is not there, and from none to the root of the computer', () => {
    const has = new Set(files);
    const wrong: string[] = [];
    for (const file of pages)
      for (const element of parse(read(file)).querySelectorAll('*'))
        for (const name of ['href', 'src', 'action', 'formaction', 'poster', 'data', 'srcset']) {
          const address = element.getAttribute(name);
          if (!address || /^(?:[a-z]+:|#)/.test(address)) continue;
          const target = posix.join(posix.dirname(file), decodeURI(address.replace(/[?#].*$/, '')));
          if (address.startsWith('/') || !has.has(target)) wrong.push(`${file}: ${address}`);
        }
    expect(wrong).toEqual([]);
  });

  test('has no module, no worker, no manifest, nothing for hosts', () => {
    for (const file of pages)
      expect(read(file), file).not.toMatch(
        /type="module"|rel="(?:manifest|modulepreload|preload)"|<(?:offline-state|update-notice|install-hint|save-pack|saved-pages)/,
      );
    expect(
      files.filter((file) =>
        /(?:^|\/)(?:sw\.js|_headers|release.*|worker\.js)$|\.(?:br|gz|pack)$/.test(file),
      ),
    ).toEqual([]);
    for (const file of files.filter((name) => name.endsWith('.js')))
      expect(read(file), file).not.toMatch(/\bimport\s*[{(*"'`]|\bimport\.meta\b/);
  });

  test('each page forbids every request to a host, and a rehearsal every form', () => {
    for (const file of pages) {
      const policy =
        /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(read(file))?.[1] ?? '';
      expect(policy, file).toContain("default-src 'none'");
      expect(policy, file).toContain("connect-src 'none'");
      expect(policy, file).not.toMatch(/https?:|\*|unsafe|'self'/);
      expect(policy.includes("form-action 'none'"), file).toBe(/\/tap\/index\.html$/.test(file));
    }
  });

  test('names are such that any memory stick and system can hold them', () => {
    expect(unsafeNames(files)).toEqual([]);
  });

  test('fits on the smallest stick, and goes through Zalo as a zip', () => {
    const size = files.reduce((sum, file) => sum + statSync(join(usb, file)).size, 0);
    console.info(
      `cam-tay-usb: ${files.length} files, ${size} bytes; zip ${statSync(`${usb}.zip`).size}`,
    );
    expect(size).toBeLessThan(64_000_000);
    expect(statSync(`${usb}.zip`).size).toBeLessThan(25_000_000);
  });

  test('style sheets lead to files beside them', () => {
    for (const file of files.filter((name) => name.endsWith('.css')))
      expect(read(file), file).not.toMatch(/url\(\s*["']?\//);
  });

  test('notes for people open well in an old Notepad', () => {
    const notes = read('DOC-TRUOC.txt');
    expect(notes.startsWith('\uFEFF')).toBe(true);
    expect(notes.replaceAll('\r\n', '')).not.toContain('\n');
    expect(notes).toContain(day.split('-').reverse().join('/'));
  });
});

describe.each([
  ['memory stick', usb, 'index.html'],
  ['Wi-Fi box', box, 'trang/index.html'],
])('the sums of the %s', (_, folder, home) => {
  test('hold for every file, and there is no other', () => {
    const { status, stdout } = spawnSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    expect(stdout).not.toContain('FAILED');
    expect(status).toBe(0);
    const listed = readFileSync(`${folder}/SHA256SUMS`, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66));
    expect(listed).toEqual(filesBelow(folder).filter((file) => file !== 'SHA256SUMS'));
  });

  test('are said on the first page, as the notes tell to count them', () => {
    const { stdout } = spawnSync('sh', ['-c', `grep -v " ${home}" SHA256SUMS | sha256sum`], {
      cwd: folder,
      encoding: 'utf8',
    });
    const sum = stdout.slice(0, 64);
    const page = parse(readFileSync(join(folder, home), 'utf8'));
    const line = page.querySelector('main')?.text ?? '';
    const inFours = (hex: string) => hex.replaceAll(/.{4}(?=.)/g, '$& ');
    expect(line).toContain(
      `Bản chép ngày ${day.split('-').reverse().join('/')}, mã kiểm ${inFours(sum.slice(0, 16))}.`,
    );
    expect(line).toContain(inFours(sum));
    expect(line).toMatch(/mã nguồn (?:[0-9a-f]{12}|không rõ)\./);
    expect(readFileSync(`${folder}/DOC-TRUOC.txt`, 'utf8')).toContain(`grep -v " ${home}"`);
  });

  test('are those of the zip, which holds the folder and nothing else', () => {
    const unpacked = unzipSync(readFileSync(`${folder}.zip`));
    const name = folder.split('/').at(-1);
    const inside = filesBelow(folder);
    expect(Object.keys(unpacked)).toEqual(inside.map((file) => `${name}/${file}`));
    for (const file of inside)
      expect(
        readFileSync(join(folder, file)).equals(unpacked[`${name}/${file}`] ?? new Uint8Array()),
        file,
      ).toBe(true);
  });
});

describe('made again', () => {
  const again = mkdtempSync(join(tmpdir(), 'cam-tay-packs-'));
  afterAll(() => rmSync(again, { recursive: true, force: true }));

  test('in another zone and language and with other rights, both zips are the same byte for byte', () => {
    const { status, stderr } = spawnSync(
      'sh',
      [
        '-c',
        `umask 077 && exec "${process.execPath}" scripts/pack.ts --dist dist --out "${again}"`,
      ],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          TZ: 'Pacific/Kiritimati',
          LANG: 'tr_TR.UTF-8',
          LC_ALL: 'tr_TR.UTF-8',
        },
      },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    for (const zip of ['cam-tay-usb.zip', 'cam-tay-hotspot.zip', 'SHA256SUMS'])
      expect(readFileSync(join(again, zip)).equals(readFileSync(join('packs', zip))), zip).toBe(
        true,
      );
    expect(existsSync(join(again, 'cam-tay-usb/index.html'))).toBe(true);
  });
});
