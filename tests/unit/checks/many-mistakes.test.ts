import { describe, expect, test } from 'vitest';
import { formatFinding } from '#checks/finding.ts';
import { rules } from '#checks/index.ts';
import { type Change, checked, edit } from '../../support/rule-cases.ts';

const snapshot = 'lists/2026-07-18-ban-chup';
const ministry = 'lists/2026-08-09-1868-qd-btp';
const service = 'services/khai-sinh.mdx';
const guide = 'guides/khai-sinh.mdx';
const event = 'life-events/co-con-nho.yaml';

const heads = (...changes: Change[]): string[] =>
  checked(...changes).findings.map((finding) => formatFinding(finding).split('\n')[0] ?? '');

test('three mistakes in three files are told at once, what cannot be read first', () => {
  expect(
    heads(
      edit(`${ministry}/list.yaml`, 'replaced: 1', 'replaced: 0'),
      edit(guide, 'Gửi nộp.', 'Gửi nộp {x}.'),
      edit(event, 'order: 1', 'order: một'),
    ),
  ).toEqual([
    `content/${event}:3:8  fits-schema`,
    `content/${guide}:44:9  document-parts-known`,
    `content/${ministry}/list.yaml:10:13  list-counts-match`,
  ]);
});

test('mistakes of one file are told in the order of the file', () => {
  expect(
    heads(
      edit(guide, '["1.000001"]', '["1.000008", "1.000009"]'),
      edit(guide, 'Điền tên bé.', 'Điền <Fee code="1.000007" channel="online" />.'),
    ),
  ).toEqual([
    `content/${guide}:5:14  codes-in-force`,
    `content/${guide}:5:26  codes-in-force`,
    `content/${guide}:34:6  codes-in-force`,
  ]);
});

test('a finding is three lines: the place, what is wrong, what to write', () => {
  const [finding] = checked(edit(guide, 'way: online', 'way: mạng')).findings;
  expect(finding && formatFinding(finding)).toBe(
    `content/guides/khai-sinh.mdx:6:6  fits-schema
  Mục \`way\` (Làm ở đâu) ghi “mạng”, không có trong các chữ được dùng.
  → Hãy ghi một trong các chữ: online, counter.`,
  );
});

test('the rules have names of their own', () => {
  const names = rules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
});

// A file that cannot be read must not make the others look wrong.
describe('one slip is one finding', () => {
  test.each<[string, Change, string]>([
    [
      'in the front matter of a service that others name',
      edit(service, 'essential: 12', 'essential: mười hai'),
      `content/${service}:6:12  fits-schema`,
    ],
    [
      'in the head of a list whose codes pages quote',
      edit(`${snapshot}/list.yaml`, 'kind: snapshot', 'kind: snapshoot'),
      `content/${snapshot}/list.yaml:1:7  fits-schema`,
    ],
    [
      'in a row whose code pages quote',
      edit(`${snapshot}/procedures.csv`, '1.000001,listed', '1.000001,lsted'),
      `content/${snapshot}/procedures.csv:2:10  fits-schema`,
    ],
    [
      'in the site, which holds the register of hosts',
      edit('site.yaml', 'name: Cầm Tay', `name: ${'Cầm Tay '.repeat(8)}`),
      'content/site.yaml:1:7  fits-schema',
    ],
    [
      'in the list of essential services',
      edit('essential-services.yaml', 'number: 12', 'number: mười hai'),
      'content/essential-services.yaml:1:11  fits-schema',
    ],
  ])('%s', (_, change, head) => {
    expect(heads(change)).toEqual([head]);
  });
});
