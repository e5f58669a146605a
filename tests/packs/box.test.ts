import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boxAddress, boxName, probes } from '#deploy/hotspot.ts';
import { contentTypeOf, headersOf } from '#deploy/policy.ts';
import {
  programPath,
  type RunningHost,
  startCaddy,
  startNginx,
} from '../../scripts/host-programs.ts';
import { filesBelow } from '../../scripts/release-manifest.ts';
import { ask } from '../hosts/ask.ts';

const folder = 'packs/cam-tay-hotspot';
const root = resolve(folder, 'trang');

const hosts: Record<string, { start(): Promise<RunningHost>; absent: string | false }> = {
  nginx: {
    start: () => startNginx(root, { box: `${folder}/may-chu/nginx.conf` }),
    absent: !programPath('nginx') && 'nginx chưa cài: apt-get install nginx',
  },
  Caddy: {
    start: () => startCaddy(root, `${folder}/may-chu/Caddyfile`),
    absent: !programPath('caddy') && 'Caddy chưa cài: apt-get install caddy',
  },
};

/** Said over TLS alone. */
const overTls = ['strict-transport-security', 'cross-origin-opener-policy', 'origin-agent-cluster'];

describe.each(Object.entries(hosts))('a box with %s', (_, { start, absent }) => {
  if (absent) test.skip(`BỎ QUA, không phải đạt: ${absent}`);
  describe.skipIf(absent)('answers', () => {
    let running: RunningHost;
    beforeAll(async () => {
      running = await start();
    });
    afterAll(() => running?.stop());
    const asked = (path: string, headers: Record<string, string> = {}) =>
      ask(running.port, path, { headers: { Host: boxName, ...headers } });

    test.each([
      '/',
      '/tim/?q=khai%20sinh',
      '/huong-dan/dang-ky-khai-sinh/tap/',
      '/du-lieu/v1/procedures.csv',
      '/icon.svg',
    ])('%s with the policy of the site, but for what needs TLS', async (path) => {
      const { status, headers, body } = await asked(path);
      const file = path.replace(/\?.*$/, '').replace(/\/$/, '/index.html');
      expect(status).toBe(200);
      expect(body.equals(readFileSync(join(root, file)))).toBe(true);
      expect(headers['content-type']).toBe(contentTypeOf(file));
      for (const [name, value] of Object.entries(headersOf(path.replace(/\?.*$/, ''))))
        expect(headers[name.toLowerCase()], name).toBe(
          overTls.includes(name.toLowerCase()) ? undefined : value,
        );
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    });

    test('by its number as by its name', async () => {
      expect((await asked('/', { Host: boxAddress })).status).toBe(200);
    });

    test('packed once, as browsers ask for it without TLS', async () => {
      const { headers, body } = await asked('/', { 'Accept-Encoding': 'gzip, deflate' });
      expect(headers['content-encoding']).toBe('gzip');
      expect(body.equals(readFileSync(join(root, 'index.html')))).toBe(true);
    });

    test('that a page is not there, with our page', async () => {
      const { status, body } = await asked('/khong-co/');
      expect(status).toBe(404);
      expect(body.toString()).toContain('Không có trang này');
    });

    test.each(probes.map(({ path, answer }) => [path, answer] as const))(
      'the question of a phone, whether there is Internet: %s',
      async (path, answer) => {
        const { status, headers, body } = await asked(path, { Host: 'connectivitycheck.example' });
        expect(status).toBe(answer ? 200 : 204);
        expect(body.toString()).toBe(answer?.text ?? '');
        if (answer) expect(headers['content-type']).toContain(answer.type);
      },
    );

    test.each(['/', '/tin-tuc/?a=1'])(
      'any other name with the way to the site: %s',
      async (path) => {
        const { status, headers } = await asked(path, { Host: 'bao.example' });
        expect([status, headers.location]).toEqual([302, `http://${boxName}/`]);
      },
    );
  });
});

test('the box has no worker, no packs for it and no lists of them', () => {
  const files = filesBelow(root);
  expect(files.filter((file) => /^(?:sw\.js|goi\/|release|_headers)/.test(file))).toEqual([]);
  expect(files.filter((file) => file.endsWith('.br'))).toEqual([]);
});

test('the names that the box gives out lead to the box, in both ways to set it up', () => {
  for (const file of ['dnsmasq.conf', 'networkmanager-dnsmasq.conf']) {
    const lines = readFileSync(`${folder}/may-chu/${file}`, 'utf8').split('\n');
    expect(lines).toContain(`address=/#/${boxAddress}`);
    expect(lines).toContain(`address=/${boxName}/${boxAddress}`);
  }
  expect(existsSync(`${folder}/may-chu/hostapd.conf`)).toBe(true);
});
