import { bare, wordsOf } from '#domain/syllable.ts';
import type { Rule } from '../rule.ts';

/** Names of pages of the site itself that are searched for: they come from no file of content. */
const ownPages = ['Nơi cũ, nơi mới'];

const key = (phrase: string): string => wordsOf(phrase).map(bare).join(' ');

/** Each entry of the search dictionary leads to words that stand on a page, and by one way only. */
export const synonymsClear: Rule = {
  name: 'synonyms-clear',
  reliesOn: ['lists/', 'services/', 'lessons/', 'life-events/'],
  check({ synonyms, services, lessons, lifeEvents, lists }, report) {
    const names = [
      ...ownPages.map((name) => [name]),
      ...[...services, ...lessons].map(({ value }) => [
        value.title,
        ...value.alsoKnownAs,
        value.summary,
      ]),
      ...lifeEvents.map(({ value }) => [value.title, value.summary]),
      ...lists.flatMap(({ rows }) => rows.map(({ value }) => [value.name, value.field])),
    ].map((texts) => new Set(texts.flatMap((text) => wordsOf(text ?? '').map(bare))));
    const targets = new Set(synonyms.value.flatMap(({ to }) => to.map(key)));
    const seen = new Map<string, number>();
    for (const [index, { from, to }] of synonyms.value.entries()) {
      for (const [at, phrase] of from.entries()) {
        const place = synonyms.at(index, 'from', at);
        const before = seen.get(key(phrase));
        if (before !== undefined)
          report(
            place,
            `“${phrase}” đã có ở dòng ${before}.`,
            `Hãy xóa \`${phrase}\` ở một trong hai chỗ; nhiều cách hiểu thì ghi chung vào \`to\`.`,
          );
        else if (targets.has(key(phrase)))
          report(
            place,
            `“${phrase}” cũng là chữ ở mục \`to\` của một mục khác, máy sẽ đi vòng.`,
            'Hãy ghi thẳng chữ trên trang vào `to`.',
          );
        seen.set(key(phrase), place.line);
      }
      for (const [at, phrase] of to.entries()) {
        const wanted = wordsOf(phrase).map(bare);
        if (!names.some((words) => wanted.every((word) => words.has(word))))
          report(
            synonyms.at(index, 'to', at),
            `Không trang nào có đủ các chữ “${phrase}” trong tên.`,
            'Hãy chép đúng chữ trong tên dịch vụ, bài học hoặc thủ tục.',
          );
      }
    }
  },
};
