import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatFinding } from '#checks/finding.ts';
import { parseDocument, tagCards, tagNames } from '#domain/document.ts';
import { withCases } from '../../support/guide-cases.ts';
import { checked, rewrite } from '../../support/rule-cases.ts';

const cards = tagCards();
const kinds = ['service', 'guide', 'lesson'] as const;
const files = {
  service: 'services/khai-sinh.mdx',
  guide: 'guides/khai-sinh.mdx',
  lesson: 'lessons/dang-nhap.mdx',
};

test('there is a card for every tag', () => {
  expect(cards.map(({ name }) => name).sort()).toEqual(
    [...new Set(kinds.flatMap(tagNames))].sort(),
  );
});

describe.each(cards)('$name', ({ name, use, sample, attributes, kinds: knowing }) => {
  test('says in Vietnamese what it is for', () => {
    expect(use).toMatch(/\p{L}.*\.$/u);
    expect(use.normalize('NFC')).toBe(use);
  });

  test.each(knowing)('its sample may be copied into a %s as it stands', (kind) => {
    // The small content has another code than the real one.
    const piece = sample.replaceAll('1.001193', '1.000001');
    const { findings } = checked(
      withCases(),
      // A new part of a lesson would ask for a new look at its translation.
      ({ 'en/lessons/dang-nhap.mdx': _english, ...others }) => others,
      // A guide has notes for coaches at all of its steps or at none.
      rewrite(files[kind], (text) =>
        name === 'Coach'
          ? text.replaceAll('</Step>', '<Coach say="Bác làm nhé." />\n\n</Step>')
          : text,
      ),
      rewrite(files[kind], (text) => `${text}\n${piece}\n`),
    );
    expect(findings.map(formatFinding)).toEqual([]);
  });

  test('its sample shows the tag with all that it must have', () => {
    const own = new RegExp(`<${name}[ >][^>]*`).exec(sample)?.[0] ?? '';
    expect(own).not.toBe('');
    for (const { name: attribute, required } of attributes)
      if (required) expect(own).toContain(` ${attribute}="`);
    const { blocks, strangers } = parseDocument(`---\n---\n\n${sample}\n`, knowing[0] ?? 'guide');
    expect(strangers).toEqual([]);
    const seen = JSON.stringify(blocks);
    expect(seen.length).toBeGreaterThan(10);
  });
});

test('the table in content/README.md names every tag', () => {
  const readme = readFileSync('content/README.md', 'utf8');
  for (const { name } of cards) expect(readme).toContain(`<${name}`);
});
