import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headersFile } from '#deploy/hosts.ts';
import { contentTypes, headersOf } from '#deploy/policy.ts';
import { asCloudflare, asNetlify } from '../support/headers-file.ts';
import { packPath, questions } from './questions.ts';

const files = globSync('**/*.*', { cwd: 'dist' })
  .map((path) => `/${path.replaceAll('\\', '/')}`)
  .filter((file) => !/\.(?:br|gz)$/.test(file));

test('dist/_headers names the files of this build', () => {
  expect(readFileSync('dist/_headers', 'utf8')).toBe(headersFile(files));
});

const asked = questions()
  .filter(({ method = 'GET' }) => method === 'GET')
  .map(({ name, path, status }) => {
    const [address = '/'] = path.split('?');
    return { name, address, status: [status].flat()[0] ?? 0 };
  });
const withPack = headersFile([...files, packPath]);

describe.each([
  ['Cloudflare Pages', asCloudflare(withPack, { 'access-control-allow-origin': '*' })],
  ['Netlify', asNetlify(withPack)],
])('_headers as %s reads it', (host, headersBy) => {
  test.each(asked.filter(({ status }) => status < 300))('$name: $address', ({ address }) => {
    // The one type that these hosts would call otherwise.
    const type = address.endsWith('.vcf') ? { 'Content-Type': contentTypes.vcf ?? '' } : {};
    const wanted = Object.entries({ ...headersOf(address), ...type });
    expect(headersBy(address)).toEqual(
      Object.fromEntries(wanted.map(([name, value]) => [name.toLowerCase(), value])),
    );
  });

  // The file knows no status. What it says of an error is what it says of a file there: ask again, never keep.
  test.each(asked.filter(({ status }) => status >= 300 && status !== 416))(
    '$name: $address ($status)',
    ({ name, address }) => {
      const said = headersBy(address);
      expect(Object.keys(said).sort()).toEqual(
        Object.keys(headersOf(address))
          .map((header) => header.toLowerCase())
          .sort(),
      );
      // For Netlify a slash at the end makes no difference; of an error it says `max-age=0` by itself.
      if (host === 'Netlify' && name === 'a script as if it were a folder') return;
      expect(said['cache-control']).toMatch(/^no-(?:cache|store)(?:, no-transform)?$/);
    },
  );
});
