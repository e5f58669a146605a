import { expect, test } from 'vitest';
import { listsOf } from '#checks/index.ts';
import { catalogueOn, inForce, usedNow } from '#domain/catalogue.ts';
import { readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import { builtPages } from './site.ts';

const content = readContent('content');
const catalogue = catalogueOn(today(), listsOf(content));
const pages = builtPages();
const ofKind = (kind: string) =>
  pages.filter(({ root }) => root.querySelector('html')?.getAttribute('data-kind') === kind);
const idOf = ({ root }: (typeof pages)[number]) =>
  root.querySelector('html')?.getAttribute('data-id') ?? '';

test('the catalogue has one page for each procedure in force today, and no other', () => {
  const codes = inForce(catalogue).map(({ code }) => code);
  expect(ofKind('procedure').map(idOf).sort()).toEqual([...codes].sort());
});

test('the catalogue page lists exactly the procedures in force, and says how many', () => {
  const page = pages.find(({ path }) => path === '/thu-tuc/');
  const listed = page?.root
    .querySelectorAll('[data-field] li a')
    .map((link) => link.getAttribute('href')?.split('/')[2]);
  expect(listed?.sort()).toEqual(
    inForce(catalogue)
      .map(({ code }) => code)
      .sort(),
  );
  expect(Number(page?.root.querySelector('[data-count]')?.getAttribute('data-count'))).toBe(
    listed?.length,
  );
});

test('the pages of the fields hold together what the catalogue holds', () => {
  const listed = pages
    .filter(({ path }) => path.startsWith('/thu-tuc/linh-vuc/'))
    .flatMap(({ root }) =>
      root
        .querySelectorAll('main li[data-facts] a')
        .map((link) => link.getAttribute('href')?.split('/')[2]),
    );
  expect(listed.sort()).toEqual(
    inForce(catalogue)
      .map(({ code }) => code)
      .sort(),
  );
});

test('a code that ended says so, leads readers and search engines on, or keeps search engines out', () => {
  for (const { code, status } of catalogue.procedures.values()) {
    const root = pages.find(({ path }) => path === `/thu-tuc/${code}/`)?.root;
    const robots = root?.querySelector('meta[name=robots]')?.getAttribute('content');
    const canonical = root?.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
    const successor = status.kind === 'replaced' ? usedNow(code, catalogue.procedures) : undefined;
    expect(new URL(canonical).pathname, code).toBe(`/thu-tuc/${successor?.code ?? code}/`);
    expect(robots, code).toBe(status.kind === 'inForce' || successor ? undefined : 'noindex');
    if (status.kind === 'inForce') continue;
    const banner = root?.querySelector('main [role=note]');
    expect(banner?.text, code).toMatch(/thay thế|bãi bỏ|mã riêng/);
    expect(/Không dùng nữa/.test(banner?.text ?? ''), code).toBe(status.kind !== 'local');
    const leads = root?.querySelector('meta[http-equiv=refresh]')?.getAttribute('content');
    if (!successor) {
      expect(leads, code).toBeUndefined();
      continue;
    }
    const address = `/thu-tuc/${successor.code}/`;
    expect(banner?.querySelector('a.button')?.getAttribute('href'), code).toBe(address);
    const [to = '', id = ''] = leads?.replace('0; url=', '').split('#') ?? [];
    expect(to, code).toBe(address);
    const arrival = pages.find(({ path }) => path === to)?.root.querySelector(`main [id="${id}"]`);
    expect(arrival?.text, code).toContain(`Mã ${code} (`);
    expect(arrival?.text, code).toContain(`mã ${successor.code}`);
  }
});

test('a zero of the portal is never shown as free of charge', () => {
  for (const { code, facts, status } of catalogue.procedures.values()) {
    if (status.kind !== 'inForce') continue;
    const proven = Object.values(facts.by).some(({ fee }) => fee?.includes(0));
    if (proven) continue;
    const cells =
      pages
        .find(({ path }) => path === `/thu-tuc/${code}/`)
        ?.root.querySelectorAll('main td')
        .map(({ text }) => text) ?? [];
    expect(
      cells.filter((text) => text.startsWith('Miễn phí')),
      code,
    ).toEqual([]);
  }
});

test.each(['1.001193', '1.004222', '1.116410', '1.115778', '3.000722'])(
  'the page of %s links to its official page',
  (code) => {
    const page = pages.find(({ path }) => path === `/thu-tuc/${code}/`);
    expect(
      page?.root.querySelector(
        `a[href="https://dichvucong.gov.vn/dich-vu-cong-truc-tuyen/${code}"]`,
      ),
    ).not.toBeNull();
  },
);

test('every service and guide names the codes its page is written for', () => {
  for (const { path, root } of [...ofKind('service'), ...ofKind('guide')]) {
    const slug = path.split('/')[2];
    const service = content.services.find((one) => one.slug === slug);
    const guide = content.guides.find((one) => one.slug === slug);
    const codes = (path.startsWith('/huong-dan/') ? guide : service)?.value.procedures ?? [];
    expect(codes.length > 0 || service?.value.uncoded, path).toBeTruthy();
    expect(root.querySelector('html')?.getAttribute('data-codes') ?? '', path).toBe(
      codes.join(' '),
    );
  }
});

test('the page of the 25 essential services names all 25 and counts those with a guide', () => {
  const root = pages.find(({ path }) => path === '/thiet-yeu/')?.root;
  const entries = root?.querySelectorAll('[data-essential]') ?? [];
  expect(entries).toHaveLength(25);
  const guided = entries.filter(({ text }) => text.includes('Có hướng dẫn từng bước'));
  expect(Number(root?.querySelector('[data-covered]')?.getAttribute('data-covered'))).toBe(
    guided.length,
  );
  for (const entry of guided) {
    const slug = entry.getAttribute('data-essential');
    expect(
      pages.some(({ path }) => path === `/huong-dan/${slug}/`),
      slug,
    ).toBe(true);
  }
});

test('every guide has a hand-out, a loudspeaker text and a Zalo text of at most 1,000 characters', async () => {
  const { readFileSync } = await import('node:fs');
  for (const page of ofKind('guide')) {
    const steps = page.root.querySelectorAll('.step').length;
    const sheet = pages.find(({ path }) => path === `${page.path}in/`);
    expect(sheet?.root.querySelectorAll('.sheet-steps > li')).toHaveLength(steps);
    expect(sheet?.root.querySelector('.qr svg path')).not.toBeNull();
    const loud = readFileSync(`dist${page.path}loa.txt`, 'utf8');
    expect(loud).not.toMatch(/https?:|OTP|VNeID|[“”]/);
    const zalo = readFileSync(`dist${page.path}zalo.txt`, 'utf8');
    expect(zalo.length).toBeLessThanOrEqual(1000);
    expect(zalo).toContain(`${page.path}`);
  }
});
