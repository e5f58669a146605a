import { expect, test } from 'vitest';
import { type AtomEntry, atomFeed } from '#domain/atom.ts';
import { readAtom } from '../../support/atom.ts';

const entry: AtomEntry = {
  id: 'https://camtay.example/thay-doi/a/',
  title: 'Phí “mới” & <cũ>',
  address: 'https://camtay.example/thay-doi/a/?x=1&y=2',
  published: '2026-11-01',
  updated: '2026-11-24',
  summary: 'Tóm tắt ]]> & \u0007',
  content: ['Dòng một.', 'Dòng hai <b>.'],
  categories: [{ term: 'ho-tich', label: 'Hộ tịch "&"' }],
  related: [{ title: 'A & B', address: 'https://camtay.example/huong-dan/a/' }],
};
const feed = {
  id: 'https://camtay.example/thay-doi/',
  title: 'Cầm Tay & bạn',
  self: 'https://camtay.example/thay-doi/feed.xml',
  address: 'https://camtay.example/thay-doi/',
  author: 'Tổ công nghệ số',
  looked: '2026-11-20',
};

test('whatever stands in a title or a summary, the feed is valid and says it back', () => {
  const read = readAtom(atomFeed({ ...feed, entries: [entry] }));
  expect(read.entries[0]).toEqual({
    id: entry.id,
    title: entry.title,
    address: entry.address,
    published: '2026-11-01T00:00:00+07:00',
    updated: '2026-11-24T00:00:00+07:00',
    related: ['https://camtay.example/huong-dan/a/'],
    categories: ['ho-tich'],
    text: 'Tóm tắt ]]> & \nDòng một.\nDòng hai <b>.',
  });
});

test('the newest entry stands first and dates the feed; an empty feed is dated by when somebody looked', () => {
  const older = { ...entry, id: `${entry.id}b/`, updated: '2026-11-02' };
  const read = readAtom(atomFeed({ ...feed, entries: [older, entry] }));
  expect(read.entries.map(({ id }) => id)).toEqual([entry.id, older.id]);
  expect(read.updated).toBe('2026-11-24T00:00:00+07:00');
  expect(readAtom(atomFeed({ ...feed, entries: [] })).updated).toBe('2026-11-20T00:00:00+07:00');
});

test.each([
  ['an unclosed element', (xml: string) => xml.replace('</entry>', '')],
  ['a bare ampersand', (xml: string) => xml.replace('&amp;', '&')],
  ['a missing id', (xml: string) => xml.replace(/<id>.*<\/id>/, '')],
  [
    'a link that is not absolute',
    (xml: string) => xml.replace('href="https://camtay.example', 'href="'),
  ],
])('the reader of these tests notices %s', (_, broken) => {
  expect(() => readAtom(broken(atomFeed({ ...feed, entries: [entry] })))).toThrow();
});
