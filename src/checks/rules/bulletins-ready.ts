import { airtime, bulletinSpoken, contactOf } from '#domain/announcement.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

/** A bulletin for the loudspeaker names what is there, sends nobody to a number nobody knows, and fits its airtime. */
export const bulletinsReady: Rule = {
  name: 'bulletins-ready',
  reliesOn: [
    'bulletins/',
    'guides/',
    'lessons/',
    'lists/',
    'places.yaml',
    'site.yaml',
    'spoken.yaml',
  ],
  check(content, report, today) {
    const { bulletins, guides, lessons, lists, places, site, spoken } = content;
    const known = {
      guides: new Set(guides.map(({ slug }) => slug)),
      lessons: new Set(lessons.map(({ slug }) => slug)),
      decisions: new Set(lists.map(({ id }) => id)),
    };
    const folder = { guides: 'guides', lessons: 'lessons', decisions: 'lists' } as const;
    const numbers = new Set(
      (places?.value.places ?? []).flatMap(({ telephone }) => telephone ?? []),
    );
    for (const { slug, value, at } of bulletins) {
      if (known.guides.has(slug))
        report(
          at(),
          `Hướng dẫn “${slug}” đã có trang đọc loa ở địa chỉ này.`,
          'Hãy đổi tên tệp của bản tin.',
        );
      for (const kind of ['guides', 'lessons', 'decisions'] as const)
        for (const [index, name] of value[kind].entries())
          if (!known[kind].has(name)) {
            const close = nearest(name, known[kind], 4);
            report(
              at(kind, index),
              `Không có “${name}” trong content/${folder[kind]}.`,
              close ? `Hãy ghi \`${close}\`.` : `Hãy chép đúng tên trong content/${folder[kind]}.`,
            );
          }
      if (value.telephone && !numbers.has(value.telephone)) {
        report(
          at('telephone'),
          `Số “${value.telephone}” không có trong places.yaml.`,
          `Hãy ghi đúng một số trong places.yaml: ${[...numbers].map((one) => `\`${one}\``).join(', ')}.`,
        );
        continue;
      }
      if (!places || !site) continue;
      const { value: all } = places;
      const contact = contactOf(value, all.places, site.value, today);
      const { syllables, seconds } = bulletinSpoken(value, site.value, contact, spoken.value);
      const { least, most } = airtime.syllables;
      if (syllables < least || syllables > most)
        report(
          at('say'),
          `Bản tin dài ${syllables} tiếng, khoảng ${seconds} giây (tính cả lời chào, nơi giúp, câu nhắc lại).`,
          syllables > most
            ? `Hãy bớt ít nhất ${syllables - most} tiếng, để còn từ ${least} đến ${most} tiếng.`
            : `Hãy thêm ít nhất ${least - syllables} tiếng, để có từ ${least} đến ${most} tiếng.`,
        );
    }
  },
};
