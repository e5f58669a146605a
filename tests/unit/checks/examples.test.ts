import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explanations } from '#checks/examples.ts';
import { formatFinding } from '#checks/finding.ts';
import { rules } from '#checks/index.ts';
import { rulePages } from '../../../scripts/rule-pages.ts';
import { type Change, checked, edit, move, textOf } from '../../support/rule-cases.ts';

test('every rule is explained, and nothing else', () => {
  expect(Object.keys(explanations).sort()).toEqual(rules.map(({ name }) => name).sort());
});

test.each(Object.entries(rulePages()))('%s is what `npm run rules` writes', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

describe.each(Object.entries(explanations))('%s', (rule, { file, at, wrong, right }) => {
  const put = (words: string): Change =>
    at === undefined
      ? words === file
        ? (files) => files
        : move(file, words)
      : edit(file, at, words);

  test('the right way leaves nothing to mend', () => {
    expect(checked(put(right)).findings.map(formatFinding)).toEqual([]);
  });

  test('the wrong way is found by this rule alone, where it stands', () => {
    const { findings, files } = checked(put(wrong));
    expect(findings.length).toBeGreaterThan(0);
    const text = textOf(files, at === undefined ? wrong : file);
    const first = at === undefined ? 1 : text.slice(0, text.indexOf(wrong)).split('\n').length;
    const last = at === undefined ? 1 : first + wrong.split('\n').length - 1;
    for (const finding of findings) {
      expect(finding.rule).toBe(rule);
      expect(finding.file).toBe(`content/${at === undefined ? wrong : file}`);
      expect(finding.line).toBeGreaterThanOrEqual(first);
      expect(finding.line).toBeLessThanOrEqual(last);
    }
  });
});
