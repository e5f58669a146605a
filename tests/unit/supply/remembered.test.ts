import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyOf, remember } from '../../../scripts/remembered.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cam-tay-remembered-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One build that needs these things; what it had to make itself. */
async function build(rules: string | undefined, ...needed: string[]): Promise<string[]> {
  const made: string[] = [];
  const work = remember<{ of: string }>('work', rules, folder);
  for (const name of needed) {
    const make = () => {
      made.push(name);
      return { of: name };
    };
    const get = work.get(keyOf(name), make);
    const waited = await work.wait(keyOf(name), async () => make());
    expect([get, waited]).toEqual([{ of: name }, { of: name }]);
  }
  work.keep();
  return made;
}

test('what an earlier build made is not made again', async () => {
  expect(await build('1', 'a', 'b')).toEqual(['a', 'b']);
  expect(await build('1', 'a', 'b', 'c')).toEqual(['c']);
});

test('what the last build did not need is forgotten', async () => {
  await build('1', 'a', 'b');
  await build('1', 'b');
  expect(await build('1', 'a', 'b')).toEqual(['a']);
});

test('other sources make all of it again', async () => {
  await build('1', 'a');
  expect(await build('2', 'a')).toEqual(['a']);
});

test('without sources nothing is known and nothing is written', async () => {
  expect(await build(undefined, 'a')).toEqual(['a']);
  expect(await build(undefined, 'a')).toEqual(['a']);
  await build('1', 'a');
  expect(await build(undefined, 'a')).toEqual(['a']);
});

test.each(['', '[]', 'null', '["1"]', '["1",{}]', '["1",[["'])(
  'a damaged memory (%j) is no memory',
  async (text) => {
    await build('1', 'a');
    const file = join(folder, 'work.json');
    expect(readFileSync(file, 'utf8')).toContain('"of":"a"');
    writeFileSync(file, text);
    expect(await build('1', 'a')).toEqual(['a']);
    expect(await build('1', 'a')).toEqual([]);
  },
);

test('keys keep apart what only reads alike', () => {
  expect(keyOf('ab', 'c')).not.toBe(keyOf('a', 'bc'));
  expect(keyOf('a')).not.toBe(keyOf('a', ''));
});

test('what was made ahead is there, and forgotten where nobody asks for it', () => {
  const work = remember<string>('work', '1', folder);
  const again = (): never => {
    throw new Error('made a second time');
  };
  work.ahead(keyOf('a'), () => 'a');
  work.ahead(keyOf('half a page'), () => 'b');
  work.ahead(keyOf('a'), again);
  expect(work.get(keyOf('a'), again)).toBe('a');
  work.keep();
  const next = remember<string>('work', '1', folder);
  expect(next.get(keyOf('a'), again)).toBe('a');
  expect(next.get(keyOf('half a page'), () => 'made anew')).toBe('made anew');
});
