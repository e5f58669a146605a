import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Tokens = Readonly<Record<string, string>>;

const css = readFileSync('src/styles/tokens.css', 'utf8');

/** The custom properties of the `:root` block after each of these words, which say when it holds. */
const blockAfter = (words: string): Tokens => {
  const [, body = ''] = /:root[^{]*\{([^}]*)\}/.exec(css.slice(css.indexOf(words))) ?? [];
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value.trim(),
    ]),
  );
};
const light = blockAfter(':root {');
const dark = blockAfter('(prefers-color-scheme: dark)');
const darkChosen = blockAfter(':root[data-colours="dark"]');
const high = blockAfter(':root[data-contrast="high"]');
const highOnPhone = blockAfter('(prefers-contrast: more)');
const print = blockAfter('@media print');

/** With the colours that stand for others (`var(--ink)`) put in. */
function resolved(tokens: Tokens): Tokens {
  const colour = (name: string): string => {
    const value = tokens[name] ?? '';
    const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? [];
    return other ? colour(other) : value;
  };
  return Object.fromEntries(Object.keys(tokens).map((name) => [name, colour(name)]));
}
const themes: Record<string, Tokens> = {
  light,
  dark: { ...light, ...dark },
  'light, high contrast': resolved({ ...light, ...high }),
  'dark, high contrast': resolved({ ...light, ...dark, ...high }),
  print: { ...light, ...print },
};

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [, hex] = /^#([0-9a-f]{6})$/.exec(colour) ?? [];
  if (!hex) throw new Error(`${colour} is not a colour of six digits`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.478],
  ['#ff0000', '#0000ff', 2.148],
])('%s on %s is %f', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  expect(contrast(other, one)).toBeCloseTo(ratio, 2);
});

test('what is chosen looks as what the phone asks for', () => {
  expect(Object.keys(dark).length).toBeGreaterThan(15);
  expect(darkChosen).toEqual(dark);
  expect(Object.keys(high).length).toBeGreaterThan(5);
  expect(highOnPhone).toEqual(high);
});

test('all themes but the light one are for the screen alone: paper is white, whatever was chosen', () => {
  const themed = css.slice(css.indexOf('@media'), css.indexOf('@media print'));
  for (const [, media] of themed.matchAll(/@media ([^{]+)\{/g)) expect(media).toMatch(/^screen\b/);
  expect(css.indexOf('@media print')).toBeGreaterThan(css.lastIndexOf('@media screen'));
});

test('the dark theme names every colour anew', () => {
  expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
});

/** Words at 7, the ratio for bad eyes and a bright sun; lines and icons at 4.5. */
const pairs: [on: string, inks: string[], least: number][] = [
  ['paper', ['ink', 'ink-2', 'rice-dark', 'sky', 'clay'], 7],
  ['wash', ['ink', 'ink-2', 'rice-dark', 'sky', 'clay'], 7],
  ['rice-wash', ['ink', 'rice-dark', 'sky'], 7],
  ['sun-wash', ['ink', 'sky'], 7],
  ['clay-wash', ['ink', 'sky', 'clay'], 7],
  ['rice', ['on-rice'], 7],
  ['top', ['on-top'], 7],
  ['sun', ['on-sun'], 7],
  ['paper', ['edge', 'rice'], 4.5],
];

describe.each(Object.keys(themes))('in the theme %s', (theme) => {
  test.each(
    pairs
      .flatMap(([on, inks, least]) => inks.map((ink) => [ink, on, least] as const))
      // Nothing with these grounds is printed: the header and the buttons are screen things.
      .filter(([, on]) => theme !== 'print' || (on !== 'top' && on !== 'sun')),
  )('%s on %s is at least %f', (ink, on, least) => {
    const tokens = themes[theme] ?? {};
    expect(contrast(tokens[ink] ?? '', tokens[on] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

describe.each(['light, high contrast', 'dark, high contrast'])('in the theme %s', (theme) => {
  const tokens = themes[theme] ?? {};
  test.each(['ink', 'ink-2', 'sky'])('%s on every ground is at least 15', (ink) => {
    for (const on of ['paper', 'wash', 'rice-wash', 'sun-wash', 'clay-wash'])
      expect(contrast(tokens[ink] ?? '', tokens[on] ?? ''), on).toBeGreaterThanOrEqual(15);
  });

  test('lines and borders are as strong as words', () => {
    for (const line of ['line', 'edge', 'rice'])
      expect(contrast(tokens[line] ?? '', tokens.paper ?? ''), line).toBeGreaterThanOrEqual(7);
  });
});
