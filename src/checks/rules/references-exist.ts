import type { Place } from '#domain/located.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

/** A page that names another page names one that is there. */
export const referencesExist: Rule = {
  name: 'references-exist',
  reliesOn: ['services/', 'lessons/', 'lists/', 'essential-services.yaml'],
  check(content, report) {
    const { services, guides, lessons, lifeEvents, site, essential, lists, gate, returned } =
      content;
    const serviceSlugs = new Set(services.map(({ slug }) => slug));
    const known = [...serviceSlugs].join(', ');
    const wordsFor = (slug: string): [string, string] => [
      `Không có dịch vụ nào tên “${slug}” trong content/services.`,
      nearest(slug, serviceSlugs, 4)
        ? `Hãy ghi \`${nearest(slug, serviceSlugs, 4)}\`, hoặc một trong các tên: ${known}.`
        : `Hãy ghi một trong các tên: ${known}.`,
    ];
    for (const guide of guides)
      if (!serviceSlugs.has(guide.value.service))
        report(guide.at('service'), ...wordsFor(guide.value.service));
    for (const event of lifeEvents)
      for (const [index, slug] of event.value.services.entries())
        if (!serviceSlugs.has(slug)) report(event.at('services', index), ...wordsFor(slug));
    for (const [index, slug] of (site?.value.mostUsed ?? []).entries())
      if (site && !serviceSlugs.has(slug)) report(site.at('mostUsed', index), ...wordsFor(slug));

    const lessonSlugs = new Set(lessons.map(({ slug }) => slug));
    const checkLesson = (slug: string | undefined, place: Place): void => {
      if (slug && !lessonSlugs.has(slug))
        report(
          place,
          `Không có bài học nào tên “${slug}” trong content/lessons.`,
          nearest(slug, lessonSlugs, 4)
            ? `Hãy ghi \`${nearest(slug, lessonSlugs, 4)}\`, hoặc một trong các tên: ${[...lessonSlugs].join(', ')}.`
            : `Hãy ghi một trong các tên: ${[...lessonSlugs].join(', ')}.`,
        );
    };
    for (const [index, { lesson }] of (gate?.value.options ?? []).entries())
      if (gate) checkLesson(lesson, gate.at('options', index, 'lesson'));
    for (const [index, { lesson }] of (returned?.value.cards ?? []).entries())
      if (returned) checkLesson(lesson, returned.at('cards', index, 'lesson'));

    for (const service of services) {
      const { procedures, uncoded, openQuestions } = service.value;
      if (procedures.length > 0 && uncoded)
        report(
          service.at('uncoded'),
          'Dịch vụ đã có mã nên phí và thời hạn lấy từ danh sách.',
          'Hãy xóa mục `uncoded`; muốn sửa phí thì sửa trong content/lists.',
        );
      if (procedures.length === 0 && !uncoded)
        report(
          service.at('procedures'),
          'Dịch vụ không có mã nên không danh sách nào nói được phí và thời hạn.',
          'Hãy thêm mục `uncoded` có `fee` và `time`; điều chưa rõ thì ghi “Chưa rõ”.',
        );
      if (procedures.length === 0 && openQuestions.length === 0)
        report(
          service.at('procedures'),
          'Dịch vụ không có mã thủ tục mà không nói vì sao.',
          'Hãy ghi vào `openQuestions` một câu, ví dụ “Dịch vụ này chưa có mã thủ tục quốc gia”.',
        );
    }

    const fields = new Set(
      lists.flatMap(({ rows }) => rows.flatMap(({ value }) => value.field ?? [])),
    );
    for (const event of lifeEvents)
      for (const [index, field] of event.value.fields.entries())
        if (!fields.has(field))
          report(
            event.at('fields', index),
            `Không có lĩnh vực nào tên “${field}” trong các danh sách.`,
            nearest(field, fields, 3)
              ? `Hãy ghi \`${nearest(field, fields, 3)}\`: đúng như ở cột \`field\` của procedures.csv.`
              : 'Hãy chép đúng tên lĩnh vực từ cột `field` của procedures.csv.',
          );

    const bySlug = new Map(essential.value.map(({ slug, number }) => [slug, number]));
    const byNumber = new Map(essential.value.map((one) => [one.number, one]));
    for (const service of services) {
      const { essential: number } = service.value;
      if (number && byNumber.get(number)?.slug !== service.slug)
        report(
          service.at('essential'),
          `Dịch vụ thiết yếu số ${number} trong content/essential-services.yaml là “${byNumber.get(number)?.slug ?? 'chưa có'}”, tệp này là “${service.slug}”.`,
          bySlug.has(service.slug)
            ? `Hãy ghi \`${bySlug.get(service.slug)}\`, tức là sửa số thứ tự theo content/essential-services.yaml.`
            : 'Hãy xóa dòng này: dịch vụ không có trong 25 dịch vụ. Nếu có thì sửa số thứ tự, hoặc đổi tên tệp cho đúng.',
        );
    }
  },
};
