import type { Located } from '#domain/located.ts';
import { skeletonOf } from '#domain/translation.ts';
import type { LanguageFolder, Page } from '#read/read-content.ts';
import { fingerprintOf } from '#read/translation-fingerprint.ts';
import type { Report, Rule } from '../rule.ts';

type Words = Readonly<Record<string, unknown>> & { readonly of: string; readonly outdated?: true };

/** Lists that a translation has of its own: what people type in its language. */
const own = new Set(['of', 'outdated', 'alsoKnownAs']);

const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Where a list has not as many entries as its source, or a value is there on one side only. */
function compare(
  source: unknown,
  words: unknown,
  path: readonly (string | number)[],
  found: (path: readonly (string | number)[], problem: string, fix: string) => void,
): void {
  const name = path.filter((part) => typeof part === 'string').at(-1) ?? '';
  if (Array.isArray(words)) {
    if (count(source) !== words.length) {
      found(
        path,
        `Mục \`${name}\` có ${words.length} dòng, bản tiếng Việt có ${count(source)}.`,
        'Hãy dịch từng dòng một, đủ số và đúng thứ tự của bản tiếng Việt.',
      );
      return;
    }
    for (const [index, entry] of words.entries())
      compare((source as unknown[])[index], entry, [...path, index], found);
    return;
  }
  if (typeof words !== 'object' || words === null) return;
  const [left, right] = [source as Record<string, unknown> | undefined, words];
  for (const [key, value] of Object.entries(right)) {
    if (own.has(key)) continue;
    if (left?.[key] === undefined && !(Array.isArray(value) && value.length === 0))
      found(
        [...path, key],
        `Bản tiếng Việt không có mục \`${key}\` ở đây.`,
        'Hãy bỏ mục này khỏi bản dịch; bản dịch không nói thêm điều gì.',
      );
    else compare(left?.[key], value, [...path, key], found);
  }
}

/** Optional values that the source has and the translation lacks. */
function lacking(source: unknown, words: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(words))
    return words.flatMap((entry, index) => lacking((source as unknown[])?.[index], entry, keys));
  if (typeof words !== 'object' || words === null || typeof source !== 'object' || source === null)
    return [];
  const [left, right] = [source as Record<string, unknown>, words as Record<string, unknown>];
  return [
    ...keys.filter((key) => typeof left[key] === 'string' && right[key] === undefined),
    ...Object.entries(right).flatMap(([key, value]) => lacking(left[key], value, keys)),
  ];
}

/** What may be there or not, in any kind of content; a name in English is not always short. */
const optional = ['note', 'never', 'otherWays', 'telephoneNote', 'hours', 'saturday', 'wifi'];

function lookAt(
  file: string,
  source: Located<object> & { readonly document?: Page<object>['document'] },
  { value, at, document }: Located<object> & { readonly document?: Page<object>['document'] },
  report: Report,
): void {
  const words = value as Words;
  compare(source.value, words, [], (path, problem, fix) => report(at(...path), problem, fix));
  for (const key of new Set(lacking(source.value, words, optional)))
    report(at(), `Thiếu bản dịch của mục \`${key}\`.`, `Hãy dịch mọi mục \`${key}\` của ${file}.`);
  if (source.document && document) {
    const [left, right] = [skeletonOf(source.document.blocks), skeletonOf(document.blocks)];
    const differs = right.findIndex((part, index) => part !== left[index]);
    const index = differs < 0 && right.length < left.length ? right.length : differs;
    if (index >= 0)
      report(
        at(),
        `Phần thứ ${index + 1} của bài là ${right[index] ?? 'không có gì'}, bản tiếng Việt là ${left[index] ?? 'không có gì'}${left[index - 1] ? ` (ngay sau ${left[index - 1]})` : ''}.`,
        'Hãy giữ đúng thứ tự các phần, số bước, màn hình vẽ, chữ trên nút trong “”, phí, thời hạn và đường dẫn của bản tiếng Việt.',
      );
  }
  const now = fingerprintOf(source.value, words, source.document?.blocks);
  if (words.of !== now && !words.outdated)
    report(
      at('of'),
      `Bản tiếng Việt ${file} đã sửa sau khi dịch.`,
      `Hãy dịch lại chỗ đã sửa rồi ghi \`of: "${now}"\`. Chưa dịch kịp thì thêm dòng \`outdated: true\`; trang dịch sẽ nói bản tiếng Việt mới hơn.`,
    );
  if (words.of === now && words.outdated)
    report(at('outdated'), 'Bản dịch đã theo kịp bản tiếng Việt.', 'Hãy bỏ dòng `outdated`.');
}

/** A translation says what its Vietnamese side says, part by part, and is not older than it. */
export const translationsFollow: Rule = {
  name: 'translations-follow',
  reliesOn: ['guides/', 'services/', 'lessons/', 'life-events/', 'plans/'],
  check(content, report) {
    for (const language of content.languages) {
      const top = `content/${language.name}`;
      const kinds: readonly [keyof LanguageFolder, string, readonly { slug: string }[]][] = [
        ['guides', 'guides', content.guides],
        ['services', 'services', content.services],
        ['lessons', 'lessons', content.lessons],
        ['lifeEvents', 'life-events', content.lifeEvents],
        ['plans', 'plans', content.plans],
      ];
      for (const [kind, folder, sources] of kinds)
        for (const page of language[kind] as readonly (Page<object> & { slug: string })[]) {
          const source = sources.find(({ slug }) => slug === page.slug) as Page<object> | undefined;
          const file = `content/${folder}/${page.slug}`;
          if (source) lookAt(file, source, page, report);
          else
            report(
              page.at(),
              `Không có ${file}, nên ${top}/${folder}/${page.slug} không dịch bài nào.`,
              'Hãy đặt đúng tên tệp của bản tiếng Việt, hoặc xóa tệp này.',
            );
        }
      if (language.gate && content.gate)
        lookAt('content/gate.yaml', content.gate, language.gate, report);
      if (language.places && content.places)
        lookAt('content/places.yaml', content.places, language.places, report);
    }
  },
};
