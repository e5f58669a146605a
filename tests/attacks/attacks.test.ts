import { existsSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatFinding } from '#checks/finding.ts';
import { checkContent } from '#checks/index.ts';
import { readContent } from '#read/read-content.ts';
import { add, checked, edit, tinyContent, today, withFolder } from '../support/rule-cases.ts';
import { attacks, effect, honest } from './corpus.ts';

describe('an attack is refused, and named where it stands', () => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))(
    '%s',
    (_, { file, content, line }) => {
      const files = add(file, content)(file in tinyContent ? without(file) : tinyContent);
      withFolder(files, (folder) => {
        const findings = checkContent(readContent(folder), today);
        const here = findings.filter((finding) => finding.file === `content/${file}`);
        expect(here.length).toBeGreaterThan(0);
        if (line !== undefined) expect(here.map((finding) => finding.line)).toContain(line);
        for (const finding of findings) {
          expect(finding.line).toBeGreaterThanOrEqual(1);
          expect(finding.column).toBeGreaterThanOrEqual(1);
          expect(finding.problem).toMatch(/[à-ỹ]/i);
          expect(finding.fix).toMatch(/^Hãy |: hãy /);
          expect(`${finding.problem} ${finding.fix}`).not.toMatch(/undefined|\[object|NaN/);
        }
      });
    },
  );

  test('a content folder that is a link itself is none', () => {
    withFolder(tinyContent, (folder) => {
      symlinkSync(folder, `${folder}-link`);
      expect(() => readContent(`${folder}-link`)).toThrow('liên kết');
    });
  });

  test('and none has left anything', () => {
    expect(existsSync(effect)).toBe(false);
  });
});

function without(file: string) {
  const { [file]: _, ...rest } = tinyContent;
  return rest;
}

describe('an honest sentence is accepted', () => {
  test.each(honest)('%s', (body) => {
    const { findings } = checked(edit('guides/khai-sinh.mdx', 'Gửi nộp.', `Gửi nộp.\n\n${body}`));
    expect(findings.map(formatFinding)).toEqual([]);
  });
});

test('the collection is large', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(120);
  expect(honest.length).toBeGreaterThanOrEqual(20);
});
