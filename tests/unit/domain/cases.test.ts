import { describe, expect, test } from 'vitest';
import {
  conditionOf,
  neededInWords,
  neededOnPaper,
  neededThings,
  withConditions,
} from '#domain/cases.ts';
import { parseDocument } from '#domain/document.ts';

const questions = [
  {
    id: 'tinh-trang',
    ask: 'Bạn từng kết hôn chưa?',
    options: [
      { id: 'chua-ket-hon', say: 'Bạn chưa kết hôn lần nào' },
      { id: 'da-ly-hon', say: 'Bạn đã ly hôn', short: 'Đã ly hôn' },
      { id: 'da-mat', say: 'Vợ, chồng bạn đã mất' },
    ],
  },
  {
    id: 'tai-khoan',
    ask: 'Có tài khoản chưa?',
    options: [
      { id: 'co', say: 'VNeID mức 2 mở được' },
      { id: 'chua', say: 'Chưa có tài khoản' },
    ],
  },
];

describe('a condition in words', () => {
  test.each([
    ['one answer, as it stands after “nếu”', 'tinh-trang', ['da-ly-hon'], 'bạn đã ly hôn'],
    [
      'two answers, in the order of the question',
      'tinh-trang',
      ['da-mat', 'da-ly-hon'],
      'bạn đã ly hôn hoặc vợ, chồng bạn đã mất',
    ],
    ['a name keeps its letters', 'tai-khoan', ['co'], 'VNeID mức 2 mở được'],
    ['an answer of another question', 'tai-khoan', ['da-ly-hon'], ''],
    ['a question that is not there', 'constructor', ['co'], ''],
  ])('%s', (_, of, is, words) => {
    expect(conditionOf(questions, { of, is })).toBe(words);
  });
});

test('parts of steps get their words, everything else stays as it is', () => {
  const { blocks, strangers } = parseDocument(
    'Lời đầu.\n\n<Step title="Khai" minutes="2">\n\nKhai đúng.\n\n<Case of="tinh-trang" is="da-ly-hon">\nGhi số bản án.\n</Case>\n\n</Step>\n',
    'guide',
  );
  expect(strangers).toEqual([]);
  const [before, step] = withConditions(blocks, questions);
  expect(before).toEqual(blocks[0]);
  expect(step).toMatchObject({
    kind: 'step',
    number: 1,
    minutes: 2,
    blocks: [
      { kind: 'paragraph' },
      { kind: 'case', condition: 'bạn đã ly hôn', short: 'đã ly hôn' },
    ],
  });
});

test('things to have ready say for whom they are, as data and as one line', () => {
  const [all, some] = neededThings(
    ['Điện thoại', { name: 'Bản án', when: { of: 'tinh-trang', is: ['da-ly-hon'] } }],
    questions,
  );
  expect(all).toEqual({ name: 'Điện thoại' });
  expect(some).toEqual({
    name: 'Bản án',
    for: {
      of: 'tinh-trang',
      is: ['da-ly-hon'],
      condition: 'bạn đã ly hôn',
      short: 'đã ly hôn',
    },
  });
  expect([all, some].map((thing) => thing && neededInWords(thing))).toEqual([
    'Điện thoại',
    'Bản án, nếu bạn đã ly hôn',
  ]);
  expect([all, some].map((thing) => thing && neededOnPaper(thing))).toEqual([
    'Điện thoại',
    'Bản án (đã ly hôn)',
  ]);
});
