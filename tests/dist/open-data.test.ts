import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import datapackage from 'datapackage';
import { describe, expect, test } from 'vitest';
import { builtPages } from './site.ts';

const folder = 'dist/du-lieu';
const read = (path: string): Buffer => readFileSync(`${folder}/${path}`);
const table = (): string => read('v1/procedures.csv').toString('utf8');
const sha256 = (path: string): string => createHash('sha256').update(read(path)).digest('hex');

const { resources } = JSON.parse(read('datapackage.json').toString('utf8')) as {
  readonly resources: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly hash: string;
  }[];
};

describe('the open data', () => {
  test('is what its description says, byte for byte', () => {
    expect(resources.length).toBe(8);
    for (const { path, bytes, hash } of resources)
      expect([path, bytes, hash]).toEqual([path, read(path).length, `sha256:${sha256(path)}`]);
  });

  test('has a sum for every file that is given away', () => {
    const sums = read('SHA256SUMS').toString('utf8').trimEnd().split('\n');
    const given = globSync(['v1/*', '*'], { cwd: folder })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.(?:csv|json|jsonld)$/.test(path) && !/^manifest\./.test(path))
      .sort();
    expect(sums).toEqual(given.map((path) => `${sha256(path)}  ${path}`));
  });

  test('is linked and explained on its page, field by field', () => {
    const page = builtPages().find(({ path }) => path === '/du-lieu/');
    const linked = page?.root.querySelectorAll('main a').map((link) => link.getAttribute('href'));
    for (const path of [...resources.map((one) => one.path), 'datapackage.json', 'SHA256SUMS'])
      expect(linked).toContain(`/du-lieu/${path}`);
    const terms = page?.root.querySelectorAll('dt code').map(({ text }) => text) ?? [];
    const header = read('v1/procedures.csv').toString('utf8').split('\r\n')[0]?.split(',') ?? [];
    for (const name of header) expect(terms).toContain(name);
    expect(page?.root.querySelector('main [lang=en]')?.text).toContain('This is not an authority');
  });

  test('is reached from every page', () => {
    // A sheet to print has nothing around it.
    const screens = builtPages().filter(
      ({ path }) => !/\/in\/$|^\/to-cong-nghe\/(?:ap-phich|trinh-chieu)\/|^\/loa\/./.test(path),
    );
    for (const { path, root } of screens)
      expect([path, root.querySelectorAll('footer a[href="/du-lieu/"]').length]).toEqual([path, 1]);
  });

  test('has no clock in it but the day of the build', () => {
    const { day } = JSON.parse(readFileSync('dist/ban-nay.json', 'utf8')) as { day: string };
    expect(read('datapackage.json').toString('utf8')).toContain(
      `"created": "${day}T00:00:00+07:00"`,
    );
    expect(read('catalogue.jsonld').toString('utf8')).not.toMatch(/T\d{2}:\d{2}:\d{2}/);
  });
});

describe('the data block of a service', () => {
  const blocks = builtPages().map(({ path, html, root }) => ({
    path,
    html,
    texts: root.querySelectorAll('script[type="application/ld+json"]').map(({ text }) => text),
  }));
  const services = blocks.filter(({ path }) => /^\/dich-vu\/[^/]+\/$/.test(path));

  test('stands on every page of a service, once, and nowhere else', () => {
    expect(services.length).toBeGreaterThan(50);
    for (const { path, texts } of blocks)
      expect([path, texts.length]).toEqual([
        path,
        services.some((one) => one.path === path) ? 1 : 0,
      ]);
  });

  test('names the page it stands on, as the page does', () => {
    for (const { path, texts, html } of services) {
      const said = JSON.parse(texts[0] ?? '') as { url: string; name: string };
      expect(new URL(said.url).pathname).toBe(path);
      expect(html).toContain(`<h1>${said.name}</h1>`);
    }
  });

  test('has a price only where the page shows one', () => {
    for (const { path, texts, html } of services) {
      const said = JSON.parse(texts[0] ?? '') as { offers?: readonly { price: number }[] };
      const main = html.slice(html.indexOf('<main'));
      for (const { price } of said.offers ?? [])
        expect([
          path,
          main.includes(price === 0 ? 'Miễn phí' : price.toLocaleString('vi-VN')),
        ]).toEqual([path, true]);
    }
  });

  test('costs less than 600 bytes of what a phone receives', () => {
    const cost = services.map(({ html, texts }) => {
      const block = `<script type="application/ld+json">${texts[0]}</script>`;
      expect(html).toContain(block);
      return brotliCompressSync(html).length - brotliCompressSync(html.replace(block, '')).length;
    });
    expect(Math.max(...cost)).toBeLessThan(600);
  });
});

describe("Frictionless's own validator", () => {
  const source = JSON.parse(read('datapackage.json').toString('utf8')) as {
    readonly resources: readonly {
      readonly name: string;
      readonly schema?: { readonly fields: readonly { readonly name: string }[] };
    }[];
  };
  const rowsOf = async (descriptor: object, basePath = folder): Promise<number> => {
    const loaded = await datapackage.Package.load(descriptor, { basePath, strict: true });
    const procedures = loaded.getResource('procedures');
    // With `relations` it follows the foreign keys, and reads every cell as the type that its field names.
    const rows = await procedures?.read({ relations: true, cast: true });
    return rows?.length ?? 0;
  };

  test('finds the description right, and reads every row of the table', async () => {
    expect(await datapackage.validate(source)).toEqual({ valid: true, errors: [] });
    expect(await rowsOf(source)).toBe(table().trimEnd().split('\r\n').length - 1);
  });

  test.each<[string, string, string]>([
    ['a code that is none', '\r\n1.001193,', '\r\n1.00119,'],
    ['a status nobody knows', ',inForce,', ',perhaps,'],
    ['a fee in words', /,(?:known),0,0,/.exec(table())?.[0] ?? '?', ',known,không,0,'],
    ['a code that stands twice', '\r\n1.000080,', '\r\n1.001193,'],
    ['a successor that is not there', ',1.115970,', ',1.999999,'],
    ['a column that is gone', 'code,name,field,', 'name,field,'],
  ])('would see %s', async (_, right, wrong) => {
    expect(table()).toContain(right);
    const elsewhere = mkdtempSync(join(tmpdir(), 'cam-tay-data-'));
    cpSync(folder, elsewhere, { recursive: true });
    writeFileSync(join(elsewhere, 'v1/procedures.csv'), table().replace(right, wrong));
    await expect(rowsOf(source, elsewhere)).rejects.toThrow();
    rmSync(elsewhere, { recursive: true });
  });

  test('would see a description that breaks the profile', async () => {
    const [first, ...others] = source.resources;
    const broken = { ...source, resources: [{ ...first, path: undefined }, ...others] };
    expect((await datapackage.validate(broken)).valid).toBe(false);
  });
});
