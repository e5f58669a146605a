import type { Place } from '#domain/located.ts';
import type { CaseQuestion } from '#schemas/cases.ts';
import { nearest } from '../nearest.ts';
import type { Report, Rule } from '../rule.ts';

/** A condition somewhere in a guide, with the places of what it names. */
interface Condition {
  readonly of: string;
  readonly is: readonly string[];
  readonly at: { readonly of: Place; readonly is: (index: number) => Place };
}

/** Every condition names a question and answers of the guide, is for some and not for all, and every answer has a part. */
export const casesConsistent: Rule = {
  name: 'cases-consistent',
  check({ guides }, report) {
    for (const guide of guides) {
      const { cases: questions, ready } = guide.value;
      const { file } = guide.at();
      const inBody = guide.document.cases.map(({ of, is, line, column }): Condition => {
        const place = { file, line, column };
        return { of, is, at: { of: place, is: () => place } };
      });
      const inFront = ready.flatMap((thing, index): Condition[] =>
        typeof thing === 'string'
          ? []
          : [
              {
                ...thing.when,
                at: {
                  of: guide.at('ready', index, 'when', 'of'),
                  is: (nth) => guide.at('ready', index, 'when', 'is', nth),
                },
              },
            ],
      );
      sameNames(questions, (...path) => guide.at('cases', ...path), report);
      const conditions = [...inFront, ...inBody];
      for (const condition of conditions) checkCondition(condition, questions, report);
      for (const { isDone, line, column } of guide.document.cases)
        if (!isDone)
          report(
            { file, line, column },
            'Phần trong thẻ Case không nói phải làm gì.',
            'Hãy viết một câu nói việc phải làm ngay sau thẻ Case; tờ in chỉ có những câu này.',
          );

      // With a stranger in the body a part may be missing that is only misspelt.
      if (guide.document.strangers.length > 0) continue;
      const named = new Set(conditions.flatMap(({ of, is }) => is.map((one) => `${of} ${one}`)));
      const known = questions.flatMap(({ id, options }) => options.map((one) => `${id} ${one.id}`));
      const misspelt = new Set(
        [...named].filter((one) => !known.includes(one)).map((one) => nearest(one, known, 3)),
      );
      for (const [index, { id, options }] of questions.entries())
        for (const [nth, option] of options.entries())
          if (!named.has(`${id} ${option.id}`) && !misspelt.has(`${id} ${option.id}`))
            report(
              guide.at('cases', index, 'options', nth, 'id'),
              `Không phần nào dành cho câu trả lời “${option.say}”.`,
              `Hãy thêm một phần, hoặc thêm \`${option.id}\` vào một phần đã có: ở \`is\` của thẻ Case hoặc của \`when\`.`,
            );
    }
  },
};

/** Two questions, or two answers of one question, of the same name. */
function sameNames(
  questions: readonly CaseQuestion[],
  at: (...path: (string | number)[]) => Place,
  report: Report,
): void {
  const check = (ids: readonly string[], place: (index: number) => Place): void => {
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) < index)
        report(
          place(index),
          `Tên “${id}” dùng cho hai chỗ.`,
          'Hãy đặt cho mỗi câu hỏi, mỗi câu trả lời một tên riêng.',
        );
  };
  check(
    questions.map(({ id }) => id),
    (index) => at(index, 'id'),
  );
  for (const [index, { options }] of questions.entries())
    check(
      options.map(({ id }) => id),
      (nth) => at(index, 'options', nth, 'id'),
    );
}

function checkCondition(
  { of, is, at }: Condition,
  questions: readonly CaseQuestion[],
  report: Report,
): void {
  const question = questions.find(({ id }) => id === of);
  if (!question) {
    const names = questions.map(({ id }) => id);
    const meant = nearest(of, names, 3) ?? (names.length === 1 ? names[0] : undefined);
    report(
      at.of,
      `Mục \`cases\` không có câu hỏi nào tên “${of}”.`,
      meant
        ? `Hãy ghi \`${meant}\`; các câu hỏi của bài: ${names.join(', ')}.`
        : names.length > 0
          ? `Hãy ghi một trong các tên: ${names.join(', ')}.`
          : 'Hãy khai câu hỏi và các câu trả lời ở mục `cases` trong phần khai báo.',
    );
    return;
  }
  const answers = question.options.map(({ id }) => id);
  for (const [index, answer] of is.entries()) {
    if (!answers.includes(answer))
      report(
        at.is(index),
        `Câu hỏi “${of}” không có câu trả lời nào tên “${answer}”.`,
        nearest(answer, answers, 3)
          ? `Hãy ghi \`${nearest(answer, answers, 3)}\`; các câu trả lời: ${answers.join(', ')}.`
          : `Hãy ghi một trong các tên: ${answers.join(', ')}.`,
      );
    if (is.indexOf(answer) < index)
      report(at.is(index), `Câu trả lời “${answer}” ghi hai lần.`, 'Hãy giữ lại một.');
  }
  if (answers.every((answer) => is.includes(answer)))
    report(
      at.is(0),
      'Phần này dành cho mọi câu trả lời, tức là cho tất cả mọi người.',
      'Hãy đưa chữ ra ngoài thẻ Case, hoặc bỏ `when`; còn chỉ dành cho một số thì bỏ bớt câu trả lời.',
    );
}
