import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const pages = globSync('dist/**/index.html')
  .map((file) =>
    file
      .replaceAll('\\', '/')
      .slice('dist'.length)
      .replace(/index\.html$/, ''),
  )
  .sort()
  // What is not translated is a Vietnamese page once more: one in forty of those tells enough.
  .filter(
    (path, index) =>
      !/^\/[a-z]{2,3}\//.test(path) ||
      index % 40 === 0 ||
      !readFileSync(`dist${path}index.html`, 'utf8').includes('data-not-translated'),
  );
const leadsOn = (path: string): boolean =>
  readFileSync(`dist${path}index.html`, 'utf8').includes('http-equiv="refresh"');
const shares = 4;

test.use({ serviceWorkers: 'block' });

for (const path of [
  '/',
  '/huong-dan/dang-ky-khai-sinh/',
  '/thu-tuc/1.001193/',
  '/tim/',
  '/en/huong-dan/dang-ky-khai-sinh/',
])
  test(`${path} makes no number format while it loads, which takes a slow phone a tenth of a second`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { formats: seen });
      for (const name of ['NumberFormat', 'DateTimeFormat', 'Collator'] as const)
        Object.assign(Intl, {
          [name]: new Proxy(Intl[name], {
            construct(target, given) {
              seen.push(name);
              return Reflect.construct(target, given) as object;
            },
          }),
        });
    });
    await page.goto(path);
    await expect(page.locator('update-notice')).toHaveCount(1);
    expect(await page.evaluate('formats')).toEqual([]);
  });

for (let share = 0; share < shares; share += 1)
  test(`every page asks this host alone, breaks no policy and no script (${share + 1} of ${shares})`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(240_000);
    const wrong: string[] = [];
    const here = () => new URL(page.url()).pathname;
    page.on('request', (request) => {
      if (!request.url().startsWith(`${baseURL}/`)) wrong.push(`${here()}: ${request.url()}`);
    });
    page.on('requestfailed', (request) => {
      // What was still on its way when the page was left.
      const why = request.failure()?.errorText;
      if (why !== 'net::ERR_ABORTED') wrong.push(`${here()}: ${request.url()} ${why}`);
    });
    page.on('pageerror', (error) => wrong.push(`${here()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(`${here()}: ${message.text()}`);
    });
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      ),
    );
    const mine = pages.filter((_, index) => index % shares === share);
    expect(mine.length).toBeGreaterThan(200);
    for (const path of mine) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      // The page of an old code leads on by itself: the next one waits until it has.
      if (leadsOn(path)) await page.waitForURL(/#ma-/, { waitUntil: 'domcontentloaded' });
    }
    expect(wrong).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
  });
