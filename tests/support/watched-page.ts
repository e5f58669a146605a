import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** A page that fails its test on any script error, refused policy, missing file or request to another host. */
export const test = base.extend<{ watched: Page }>({
  watched: async ({ page, baseURL }, use) => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(`script error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('net::ERR_INTERNET_DISCONNECTED'))
        wrong.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '')) wrong.push(`foreign request: ${request.url()}`);
    });
    await use(page);
    expect(wrong).toEqual([]);
  },
});

/** The build that the worker of a page shows; nothing while the page is on its way. Pages themselves name none. */
export const buildShown = (page: Page): Promise<string | undefined> =>
  page
    .evaluate(
      async () => ((await (await fetch('/ban-nay.json')).json()) as { build: string }).build,
    )
    .catch(() => undefined);

/** Waits until the device holds the whole release and the worker answers for the page. */
export async function savedForOffline(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          for (const name of await caches.keys())
            if (
              name.startsWith('release-') &&
              (await (await caches.open(name)).match('/release-complete'))
            )
              return navigator.serviceWorker.controller?.state;
          return 'nothing saved';
        }),
      { timeout: 30_000 },
    )
    .toBe('activated');
}
