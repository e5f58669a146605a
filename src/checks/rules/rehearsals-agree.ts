import { stepsOf } from '#domain/document.ts';
import { slugOf } from '#domain/fold.ts';
import { actsOf, screensOf } from '#domain/rehearsal.ts';
import { holdsRealNumber, isMadeUpIdentity, isMadeUpPhone } from '#domain/rehearsal-entry.ts';
import type { Rehearsal } from '#schemas/rehearsal.ts';
import { nearest } from '../nearest.ts';
import type { Report, Rule } from '../rule.ts';

type File = Parameters<Rule['check']>[0]['rehearsals'][number];
type Part = Rehearsal['steps'][number]['parts'][number];

/** A dress rehearsal has the steps and words of its guide or lesson, samples that nobody can take for real, and ways to err. */
export const rehearsalsAgree: Rule = {
  name: 'rehearsals-agree',
  reliesOn: ['guides/', 'lessons/', 'returned.yaml'],
  check({ rehearsals, guides, lessons, returned }, report) {
    const pages = [...guides, ...lessons];
    const cards = new Set(returned?.value.cards.map(({ id }) => id));
    for (const file of rehearsals) {
      const page = pages.find(({ slug }) => slug === file.slug);
      if (!page) {
        // A page whose name is no address yet is told about at the page.
        if (pages.some(({ slug }) => slugOf(slug) === file.slug)) continue;
        const meant = nearest(
          file.slug,
          pages.map(({ slug }) => slug),
          4,
        );
        report(
          file.at(),
          `Không có hướng dẫn hay bài học nào tên “${file.slug}”.`,
          meant
            ? `Hãy đổi tên tệp thành \`${meant}.yaml\`.`
            : 'Hãy đặt tên tệp giống tên một tệp trong guides hoặc lessons.',
        );
        continue;
      }
      const steps = stepsOf(page.document.blocks);
      // What is wrong with the page itself is told at the page.
      if (steps.length > 0 && page.document.strangers.length === 0) checkSteps(file, steps, report);
      checkOptions(file, cards, report);
    }
  },
};

function checkSteps(file: File, steps: ReturnType<typeof stepsOf>, report: Report): void {
  const titles = steps.map(({ title }) => title);
  const { value } = file;
  for (const [index, { step: title, parts }] of value.steps.entries()) {
    const step = steps.find((one) => one.title === title);
    if (!step)
      report(
        file.at('steps', index, 'step'),
        `Bài không có bước nào tên “${title}”.`,
        `Hãy chép đúng tên một bước: ${titles.map((one) => `“${one}”`).join(', ')}.`,
      );
    else if (value.steps.findIndex((one) => one.step === title) !== index)
      report(
        file.at('steps', index, 'step'),
        `Bước “${title}” ghi hai lần.`,
        'Hãy gom lại một chỗ.',
      );
    if (!step) continue;
    const drawn = screensOf(step).flatMap((screen) => screen.parts);
    const labels = drawn.map(({ label }) => label);
    for (const [nth, part] of parts.entries()) {
      const at = (key: string) => file.at('steps', index, 'parts', nth, key);
      const screenPart = drawn.find(({ label }) => label === part.label);
      if (!screenPart) {
        report(
          at('label'),
          `Màn hình vẽ ở bước “${title}” không có chỗ nào ghi “${part.label}”.`,
          labels.length > 0
            ? `Hãy chép đúng một nhãn: ${labels.map((one) => `“${one}”`).join(', ')}.`
            : 'Hãy vẽ màn hình (<Screen>) trong bài trước, hoặc dùng `ask`.',
        );
        continue;
      }
      const acts = actsOf[screenPart.kind];
      if (part.as && !acts.includes(part.as))
        report(
          at('as'),
          `“${part.label}” không làm kiểu “${part.as}” được.`,
          `Hãy ghi một trong các kiểu: ${acts.join(', ')}.`,
        );
      else checkPart(part, screenPart.value, at, report);
    }
    for (const { kind, label, value: given } of drawn)
      if (kind === 'field' && !given && !parts.some((part) => part.label === label))
        report(
          file.at('steps', index, 'step'),
          `Ô “${label}” ở bước “${title}” chưa có mẫu để điền.`,
          `Hãy thêm \`label: ${label}\` vào \`parts\`, kèm \`sample\`.`,
        );
  }
  for (const step of steps) {
    const empty = screensOf(step)
      .flatMap(({ parts }) => parts)
      .find(({ kind, value: given }) => kind === 'field' && !given);
    if (empty && !value.steps.some((one) => one.step === step.title))
      report(
        file.at('steps'),
        `Bước “${step.title}” có ô “${empty.label}” mà chưa có mẫu để điền.`,
        `Hãy thêm \`step: ${step.title}\`, trong \`parts\` có \`label: ${empty.label}\` và \`sample\`.`,
      );
  }
}

function checkPart(
  { label, as, sample, options }: Part,
  value: string | undefined,
  at: (key: string) => ReturnType<File['at']>,
  report: Report,
): void {
  const needsOptions = as === 'choice' || as === 'upload';
  if (needsOptions && options.length === 0)
    report(at('as'), `“${label}” chưa có câu để chọn.`, 'Hãy thêm `options`.');
  const isEntry = !as || /^(?:text|date|identity|phone|otp|secret)$/.test(as);
  const isField = as !== undefined || sample !== undefined || value !== undefined;
  if (isEntry && isField && !sample && !value)
    report(at('as'), `Ô “${label}” chưa có mẫu để điền.`, 'Hãy thêm `sample`.');
  if (!sample) return;
  if (as === 'identity' && !isMadeUpIdentity(sample))
    report(
      at('sample'),
      `“${sample}” có thể là số định danh của một người thật.`,
      'Hãy ghi 12 số bắt đầu bằng 999, ví dụ `"999000000001"`: không tỉnh nào có mã 999.',
    );
  else if (as === 'phone' && !isMadeUpPhone(sample))
    report(
      at('sample'),
      `“${sample}” có thể là số điện thoại của một người thật.`,
      'Hãy ghi `"0000000000"`.',
    );
  else if (as === 'otp' && sample !== '000000')
    report(at('sample'), `“${sample}” trông như mã OTP thật.`, 'Hãy ghi `"000000"`.');
  else if (holdsRealNumber(sample))
    report(
      at('sample'),
      `“${sample}” có số giống số thật.`,
      'Hãy bỏ số đó, hoặc ghi số bắt đầu bằng 999.',
    );
}

type Options = Rehearsal['end']['options'];

/** Every place with answers, whether the guide itself knows the right one, and the way to it. */
function* answersIn({ steps, end }: Rehearsal): Generator<[Options, (string | number)[]]> {
  for (const [index, { parts, ask }] of steps.entries()) {
    if (ask) yield [ask.options, ['steps', index, 'ask', 'options']];
    for (const [nth, { options }] of parts.entries())
      yield [options, ['steps', index, 'parts', nth, 'options']];
  }
  yield [end.options, ['end', 'options']];
}

function checkOptions(file: File, cards: ReadonlySet<string>, report: Report): void {
  for (const [options, way] of answersIn(file.value)) {
    for (const [nth, { returned: card }] of options.entries())
      if (card && !cards.has(card))
        report(file.at(...way, nth, 'returned'), ...noCard(card, cards));
    if (options.length === 0) continue;
    if (!options.some(({ wrong }) => wrong))
      report(
        file.at(...way),
        'Câu nào cũng đúng, nên không tập được gì.',
        'Hãy thêm một câu hay chọn nhầm, kèm `wrong` nói vì sao chưa đúng.',
      );
    // A list of the portal: the guide itself has the right one.
    if (!options.some(({ wrong }) => !wrong) && !isChoice(file.value, way))
      report(file.at(...way), 'Không có câu nào đúng.', 'Hãy thêm một câu không có `wrong`.');
  }
  for (const [index, { parts }] of file.value.steps.entries())
    for (const [nth, { returned: card }] of parts.entries())
      if (card && !cards.has(card))
        report(file.at('steps', index, 'parts', nth, 'returned'), ...noCard(card, cards));
}

const isChoice = ({ steps }: Rehearsal, [, index, , nth]: readonly (string | number)[]): boolean =>
  steps[Number(index)]?.parts[Number(nth)]?.as === 'choice';

const noCard = (card: string, cards: ReadonlySet<string>): [string, string] => [
  `Không có thẻ nào tên “${card}” trong returned.yaml.`,
  nearest(card, cards, 4)
    ? `Hãy ghi \`${nearest(card, cards, 4)}\`.`
    : `Hãy ghi một trong các tên: ${[...cards].join(', ')}.`,
];
