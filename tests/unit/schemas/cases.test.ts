import { expect, test } from 'vitest';
import { caseQuestion, readyThing } from '#schemas/cases.ts';

const option = (id: string) => ({ id, say: 'Bạn đã ly hôn' });
const question = { id: 'tinh-trang', ask: 'Sao?', options: [option('mot'), option('hai')] };

test('a question has two to four answers with names that fit into an attribute', () => {
  expect(caseQuestion.safeParse(question).success).toBe(true);
  for (const options of [
    [option('mot')],
    ['mot', 'hai', 'ba', 'bon', 'nam'].map(option),
    [option('mot'), option('Hai')],
    [option('mot'), option('hai ba')],
    [option('mot'), { ...option('hai'), to: 'dau-do' }],
  ])
    expect(caseQuestion.safeParse({ ...question, options }).success).toBe(false);
});

test('a thing for some readers says for whom', () => {
  const when = { of: 'tinh-trang', is: ['mot'] };
  expect(readyThing.safeParse({ name: 'Bản án', when }).success).toBe(true);
  for (const thing of [
    { name: 'Bản án' },
    { name: 'Bản án', when: { ...when, is: [] } },
    { name: 'Bản án', when: { ...when, is: 'mot' } },
    { name: 'Bản án', when, required: true },
  ])
    expect(readyThing.safeParse(thing).success).toBe(false);
});
