import type { Located } from '#domain/located.ts';
import { shapeDifferences, skeletonOf } from '#domain/translation.ts';
import { fingerprintOf } from '#domain/translation-fingerprint.ts';
import type { LanguageFolder, Page } from '#read/read-content.ts';
import type { Report, Rule } from '../rule.ts';

type Words = Readonly<Record<string, unknown>> & { readonly of: string; readonly outdated?: true };

function lookAt(
  file: string,
  source: Located<object> & { readonly document?: Page<object>['document'] },
  { value, at, document }: Located<object> & { readonly document?: Page<object>['document'] },
  report: Report,
): void {
  const words = value as Words;
  const now = fingerprintOf(source.value, words, source.document?.blocks);
  if (words.of !== now) {
    // What else differs will be put right with the words.
    if (!words.outdated)
      report(
        at('of'),
        `Bản tiếng Việt ${file} đã sửa sau khi dịch.`,
        `Hãy dịch lại chỗ đã sửa rồi ghi \`of: "${now}"\`. Chưa dịch kịp thì thêm dòng \`outdated: true\`; trang dịch sẽ nói bản tiếng Việt mới hơn.`,
      );
    return;
  }
  if (words.outdated)
    report(at('outdated'), 'Bản dịch đã theo kịp bản tiếng Việt.', 'Hãy bỏ dòng `outdated`.');
  for (const { path, what, key, written, expected } of shapeDifferences(source.value, words))
    if (what === 'count')
      report(
        at(...path),
        `Mục \`${key}\` có ${written} dòng, bản tiếng Việt có ${expected}.`,
        'Hãy dịch từng dòng một, đủ số và đúng thứ tự của bản tiếng Việt.',
      );
    else if (what === 'tooMuch')
      report(
        at(...path),
        `Bản tiếng Việt không có mục \`${key}\` ở đây.`,
        'Hãy bỏ mục này khỏi bản dịch; bản dịch không nói thêm điều gì.',
      );
    else
      report(
        at(...path),
        `Thiếu bản dịch của mục \`${key}\`.`,
        `Hãy dịch mục \`${key}\` như trong ${file}.`,
      );
  if (!source.document || !document) return;
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

/** A translation says what its Vietnamese side says, part by part, and is not older than it. */
export const translationsFollow: Rule = {
  name: 'translations-follow',
  reliesOn: ['guides/', 'services/', 'lessons/', 'life-events/', 'plans/'],
  check(content, report, _today, found) {
    // What is wrong in Vietnamese is put right first: the translation would have to be looked at twice.
    const isWrong = (source: Located<object>): boolean => {
      const { file } = source.at();
      return found.some((finding) => finding.file === file);
    };
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
          if (source) {
            if (!isWrong(source)) lookAt(file, source, page, report);
          } else
            report(
              page.at(),
              `Không có ${file}, nên ${top}/${folder}/${page.slug} không dịch bài nào.`,
              'Hãy đặt đúng tên tệp của bản tiếng Việt, hoặc xóa tệp này.',
            );
        }
      if (language.gate && content.gate && !isWrong(content.gate))
        lookAt('content/gate.yaml', content.gate, language.gate, report);
      if (language.places && content.places && !isWrong(content.places))
        lookAt('content/places.yaml', content.places, language.places, report);
    }
  },
};
