import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../support/watched-page.ts';

test('a data block is not run and breaks no policy', async ({ page }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      seen.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const answer = await page.goto('/dich-vu/dang-ky-khai-sinh/');
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'");
  const text = await page.locator('head script[type="application/ld+json"]').textContent();
  expect(JSON.parse(text ?? '')).toMatchObject({
    '@type': 'GovernmentService',
    name: 'Đăng ký khai sinh cho con',
  });
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  expect(said.filter((line) => /Content.Security|Refused|Trusted/i.test(line))).toEqual([]);
});

test('another site may read the data, and nothing but the data', async ({ page, baseURL }) => {
  // Another port is another origin. A page made up by the test would count as one of the internet, which may not reach
  // this machine at all.
  const other = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>x</title>'),
  );
  await new Promise<void>((ready) => other.listen(0, ready));
  await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`);
  const read = (path: string) =>
    page.evaluate(async (address) => {
      const answer = await fetch(address).catch(() => undefined);
      return answer ? `${answer.status} ${(await answer.text()).slice(0, 9)}` : 'refused';
    }, `${baseURL}${path}`);
  expect(await read('/du-lieu/v1/procedures.csv')).toBe('200 code,name');
  expect(await read('/du-lieu/datapackage.json')).toMatch(/^200 /);
  expect(await read('/thu-tuc/1.001193/')).toBe('refused');
  other.close();
});

test('the page is found and its files open, also once the device has a copy of the site', async ({
  page,
}) => {
  await page.goto('/');
  await page.waitForFunction(() => navigator.serviceWorker?.controller !== null);
  for (const words of ['dữ liệu mở', 'tai danh muc']) {
    await page.goto(`/tim/?q=${encodeURIComponent(words)}`);
    await expect(page.locator('main a[href="/du-lieu/"]').first()).toBeVisible();
  }
  const sums = await page.goto('/du-lieu/SHA256SUMS');
  expect(sums?.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(await sums?.text()).toContain('  v1/procedures.csv');
});
