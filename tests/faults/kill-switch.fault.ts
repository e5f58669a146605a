import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEmergencyWorker } from '../../scripts/emergency-worker.ts';
import { expect, savedForOffline, test } from '../support/watched-page.ts';
import { FaultyHost } from './faulty-host.ts';

test('a harmful release is withdrawn: copies go, ticks stay, and later releases are saved again', async ({
  page,
}) => {
  const withdrawn = mkdtempSync(join(tmpdir(), 'cam-tay-withdrawn-'));
  cpSync('dist', withdrawn, { recursive: true });
  await buildEmergencyWorker(withdrawn);
  const host = new FaultyHost('dist');
  const origin = await host.start();
  const copies = () => page.evaluate(async () => (await caches.keys()).length).catch(() => -1);
  try {
    await page.goto(`${origin}/huong-dan/dang-ky-ket-hon/`);
    await page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' }).check();
    await savedForOffline(page);
    expect(await copies()).toBeGreaterThan(0);

    host.folder = withdrawn;
    await page
      .evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
      .catch(() => undefined);
    await expect.poll(copies).toBe(0);
    await expect(page.locator('h1')).toContainText('kết hôn');
    await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' })).toBeChecked();
    // Nothing starts over and over: the page stays open.
    const opened = await page.evaluate(() => performance.timeOrigin);
    await page.waitForTimeout(2000);
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(opened);

    host.folder = 'dist';
    await page.goto(`${origin}/`);
    await savedForOffline(page);
  } finally {
    host.stop();
    rmSync(withdrawn, { recursive: true, force: true });
  }
});
