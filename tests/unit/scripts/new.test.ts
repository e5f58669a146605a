import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { formatFinding } from '#checks/finding.ts';
import { checkContent } from '#checks/index.ts';
import { readContent } from '#read/read-content.ts';
import { edit, type Files, tinyContent, today, withFolder } from '../../support/rule-cases.ts';

/** Runs `npm run new` on a content folder, every answer given as a flag. */
function run(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/new.ts', ...args], {
    encoding: 'utf8',
    input: '',
    env: { ...process.env, TODAY: today, CONTENT_DIR: folder, NODE_OPTIONS: '', NO_COLOR: '1' },
  });
  return { status, said: stdout, refused: stderr };
}

const findingsIn = (folder: string) => checkContent(readContent(folder), today).map(formatFinding);
const everyFile = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const source = ['--source', 'Luật Cư trú'];
/** A service without a guide. */
const twoServices: Files = {
  ...tinyContent,
  'services/khai-lai.mdx': String(
    edit('services/khai-sinh.mdx', 'essential: 12\n', '')(tinyContent)['services/khai-sinh.mdx'],
  ),
};

const kinds: Record<string, [args: string[], file: string, holds: string[]]> = {
  service: [
    [
      '--title',
      'Đăng ký tạm trú',
      '--summary',
      'Đến ở nơi khác thì đăng ký với Công an.',
      '--code',
      '1.000001',
      ...source,
    ],
    'services/dang-ky-tam-tru.mdx',
    ['procedures:', '"1.000001"', 'fee: unknown', 'Chưa rõ'],
  ],
  guide: [
    ['--service', 'khai-lai', ...source],
    'guides/khai-lai.mdx',
    ['service: khai-lai', '<Step title="Đăng nhập"', 'chưa ai làm thử'],
  ],
  lesson: [
    [
      '--title',
      'Gọi điện có hình',
      '--summary',
      'Gọi được cho con cháu, thấy mặt nhau.',
      ...source,
    ],
    'lessons/goi-dien-co-hinh.mdx',
    ['order: 2', 'mã OTP', 'chưa ai dạy thử'],
  ],
  'life-event': [
    ['--title', 'Dọn nhà', '--summary', 'Đổi chỗ ở, khai lại giấy tờ.', '--service', 'khai-sinh'],
    'life-events/don-nha.yaml',
    ['order: 2', '- khai-sinh', '$schema='],
  ],
  decision: [
    [
      '--number',
      '77/QĐ-UBND',
      '--title',
      'Phí hộ tịch mới',
      '--issuer',
      'Ủy ban nhân dân tỉnh Đồng Tháp',
      '--signed',
      '2026-11-20',
      '--row',
      '1.000001 amended',
      ...source,
    ],
    'lists/2026-11-20-77-qd-ubnd/list.yaml',
    ['number: 77/QĐ-UBND', 'issuerLevel: province', 'effective: unknown', 'complete: false'],
  ],
};

describe.each(Object.entries(kinds))('a new %s', (kind, [args, file, holds]) => {
  test('passes every check, says what is still to be found out, and is never written over', () => {
    withFolder(twoServices, (folder) => {
      const before = everyFile(folder);
      const first = run(folder, kind, ...args);
      expect(first.refused).toBe('');
      expect(first.status).toBe(0);
      expect(first.said).toContain(`content/${file}`);
      expect(findingsIn(folder)).toEqual([]);
      const text = readFileSync(join(folder, file), 'utf8');
      for (const words of holds) expect(text).toContain(words);
      expect(everyFile(folder).length).toBe(before.length + (kind === 'decision' ? 2 : 1));
      if (/Chưa rõ|chưa ai/.test(text))
        expect(first.said).toMatch(/còn phải sửa: content\/.*:\d+ /);

      const again = run(folder, kind, ...args);
      expect(again.status).toBe(1);
      expect(again.refused).toMatch(/^Chưa viết gì: .*đã có/);
      expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
    });
  }, 60_000);
});

test('the names of the codes are shown', () => {
  withFolder(tinyContent, (folder) => {
    const { said } = run(folder, 'service', ...(kinds.service?.[0] ?? []));
    expect(said).toContain('1.000001: Đăng ký khai sinh');
  });
}, 20_000);

describe('is refused, and nothing is written', () => {
  test.each<[string, string[], string]>([
    [
      'a code that no list knows',
      ['service', '--title', 'A', '--summary', 'B', '--code', '9.999999', ...source],
      '9.999999',
    ],
    [
      'a code that ended',
      ['service', '--title', 'A', '--summary', 'B', '--code', '1.000002', ...source],
      'thôi dùng',
    ],
    ['an answer left out', ['service', '--title', 'A b'], '--summary'],
    [
      'an answer that breaks a rule',
      ['service', '--title', 'Ra UBND', '--summary', 'Làm giấy.', ...source],
      'words-written-out',
    ],
    ['a way out of the folder', ['service', '--title', 'A', '--slug', '../x'], 'không dấu'],
    [
      'a guide for a service that has one',
      ['guide', '--service', 'khai-sinh', ...source],
      'đã có hướng dẫn',
    ],
    ['a service misspelt', ['guide', '--service', 'khai-sin', ...source], 'khai-sinh'],
    [
      'a picture that nobody drew',
      ['life-event', '--title', 'A', '--summary', 'B', '--icon', 'x'],
      'tên vừa nêu',
    ],
    [
      'a day as papers write it',
      ['decision', '--number', '1/QĐ-X', '--title', 'A', '--issuer', 'B', '--signed', '20/11/2026'],
      '2026-11-24',
    ],
    ['a flag without its value', ['service', '--title'], '--title'],
  ])(
    '%s',
    (_, args, words) => {
      withFolder(tinyContent, (folder) => {
        const before = everyFile(folder);
        const { status, refused } = run(folder, ...args);
        expect(status).toBe(1);
        expect(refused).toContain(words);
        expect(refused).not.toMatch(/\n\s+at /);
        expect(everyFile(folder)).toEqual(before);
      });
    },
    20_000,
  );

  test('a kind that there is not', () => {
    withFolder(tinyContent, (folder) => {
      const { status, refused } = run(folder, 'toString');
      expect(status).toBe(2);
      for (const kind of Object.keys(kinds)) expect(refused).toContain(kind);
      expect(existsSync(join(folder, 'toString'))).toBe(false);
    });
  }, 20_000);
});
