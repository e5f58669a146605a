import { expect, test } from 'vitest';
import type { Answer, Result } from '#search/answer.ts';
import { inGroups } from '#search/groups.ts';
import { highlight, marked } from '#search/highlight.ts';

const result = (kind: Result['kind'], id: string, isNear: boolean): Result => ({
  ...{ kind, id, isNear, url: `/${id}/`, title: id, about: '' },
  parts: [],
});

test('the best results stay in their order, the others are grouped by kind', () => {
  const groups = inGroups([
    result('service', 'a', true),
    result('lesson', 'b', true),
    result('procedure', 'c', false),
    result('service', 'd', false),
    result('procedure', 'e', false),
  ]);
  expect(groups.map(({ kind, results }) => [kind, results.map(({ id }) => id)])).toEqual([
    [undefined, ['a', 'b']],
    ['procedure', ['c', 'e']],
    ['service', ['d']],
  ]);
});

const hits = (text: string, telling: readonly string[], spoken: readonly string[] = []) =>
  highlight(text, { telling, spoken }).filter((_, at) => at % 2 === 1);

test('marked words keep the letters and tones they are written with', () => {
  expect(hits('Đổi, cấp lại thẻ Căn cước', ['can', 'cuoc'])).toEqual(['Căn', 'cước']);
  expect(hits('Căn cước'.normalize('NFD'), ['can'])).toEqual(['Căn'.normalize('NFD')]);
  expect(highlight('Thẻ căn cước', { telling: ['can'], spoken: [] })).toEqual([
    'Thẻ ',
    'căn',
    ' cước',
  ]);
});

test('words with their marks hit what is spelled so, and no piece of a word is hit', () => {
  expect(hits('đường, dương, dưỡng', ['đương2'])).toEqual(['đường']);
  expect(hits('hoặc không họ', ['ho'])).toEqual(['họ']);
});

test('a word of a spoken question is marked beside a word that was asked for, and nowhere else', () => {
  expect(hits('Cần thẻ căn cước cho con', ['cuoc'], ['can', 'cho', 'con'])).toEqual([
    'căn',
    'cước',
    'cho',
    'con',
  ]);
  expect(hits('Cần làm cho con', ['cuoc'], ['can', 'cho', 'con'])).toEqual([]);
});

test('an answer of the worker brings its marks, and another name only where that says more', () => {
  const found = (title: string, foundAs: string): Result => ({
    ...{ ...result('service', 'a', true), title },
    foundAs,
  });
  const answer: Answer = {
    results: [found('Đổi thẻ căn cước', 'làm lại căn cước'), found('Thẻ căn cước', 'thẻ căn cước')],
    weak: false,
    meant: [],
    words: { telling: ['can', 'lai'], spoken: [] },
    isWhole: true,
  };
  expect(marked(answer).results.map(({ marks }) => marks)).toEqual([
    { title: ['Đổi thẻ ', 'căn', ' cước'], also: ['làm ', 'lại', ' ', 'căn', ' cước'] },
    { title: ['Thẻ ', 'căn', ' cước'] },
  ]);
});
