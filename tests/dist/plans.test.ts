import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { builtPages } from './site.ts';

const pages = new Map(builtPages().map((page) => [page.path, page]));
const slugs = globSync('content/plans/*.yaml')
  .map((file) => file.replace(/^.*[\\/]|\.yaml$/g, ''))
  .sort();

test('there are eight plans or more, and the page of the team leads to each', () => {
  expect(slugs.length).toBeGreaterThanOrEqual(8);
  const links = pages
    .get('/to-cong-nghe/')
    ?.root.querySelectorAll('main a')
    .map((link) => link.getAttribute('href'));
  for (const slug of slugs) expect(links).toContain(`/to-cong-nghe/${slug}/`);
});

describe.each(slugs)('%s', (slug) => {
  const root = pages.get(`/to-cong-nghe/${slug}/`)?.root;
  const { minutes, kit } = parseYaml(readFileSync(`content/plans/${slug}.yaml`, 'utf8')) as {
    minutes: number;
    kit: string[];
  };

  test('runs from minute 0 to the end that its head says, without a gap', () => {
    const times = (root?.querySelectorAll('.timetable .when') ?? []).map(({ text }) =>
      (/^(\d+)–(\d+) phút$/.exec(text) ?? []).slice(1).map(Number),
    );
    expect(times.length).toBeGreaterThanOrEqual(3);
    let end = 0;
    for (const [from, to = 0] of times) {
      expect(from).toBe(end);
      expect(to).toBeGreaterThan(end);
      end = to;
    }
    expect(end).toBe(minutes);
    expect(root?.querySelector('.facts')?.text).toContain(`${minutes} phút`);
  });

  test('says in every part what to say and what to do', () => {
    for (const part of root?.querySelectorAll('.timetable > li') ?? [])
      expect(part.querySelectorAll('dt').map(({ text }) => text)).toEqual(
        expect.arrayContaining(['Nói', 'Làm']),
      );
  });

  test('lists its kit, and every link leads to a page whose address is also printed', () => {
    for (const thing of kit) expect(root?.querySelector('.kit')?.text).toContain(thing);
    const links = root?.querySelectorAll('.plan [data-not-searched] a') ?? [];
    expect(links.length).toBeGreaterThanOrEqual(2);
    for (const link of links) {
      const address = link.getAttribute('href') ?? '';
      expect([...pages.keys()]).toContain(address);
      expect(link.nextElementSibling?.text).toMatch(new RegExp(`^[a-z0-9.:-]+${address}$`));
    }
  });
});
