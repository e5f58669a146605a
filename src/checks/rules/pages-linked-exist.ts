import { catalogueOn } from '#domain/catalogue.ts';
import type { Place } from '#domain/located.ts';
import { listsOf } from '../lists-of.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

/** Pages that are always there, whatever the content. */
const always = new Set([
  '/',
  '/tim/',
  '/thu-tuc/',
  '/dich-vu/',
  '/huong-dan/',
  '/ky-nang/',
  '/thiet-yeu/',
  '/thay-doi/',
  '/noi-ho-tro/',
  '/noi-ho-tro/noi-cu-noi-moi/',
  '/so-tay/',
  '/ngoai-tuyen/',
  '/gop-y/',
  '/gop-y/cach-sua/',
  '/gop-y/loi-thuong-gap/',
  '/gioi-thieu/',
  '/ho-so-bi-tra-lai/',
  '/giai-thich/',
  '/cong-cu/chup-giay-to/',
  '/cong-cu/anh-4x6/',
]);

/** A link to a page of our own leads to a page that will be there. */
export const pagesLinkedExist: Rule = {
  name: 'pages-linked-exist',
  reliesOn: ['services/', 'guides/', 'lessons/', 'life-events/', 'lists/'],
  check(content, report, today) {
    const { services, guides, lessons, lifeEvents } = content;
    const pages = new Set([
      ...always,
      ...services.map(({ slug }) => `/dich-vu/${slug}/`),
      ...guides.flatMap(({ slug }) => [`/huong-dan/${slug}/`, `/huong-dan/${slug}/in/`]),
      ...lessons.map(({ slug }) => `/ky-nang/${slug}/`),
      ...lifeEvents.map(({ slug }) => `/viec/${slug}/`),
      ...[...catalogueOn(today, listsOf(content)).procedures.keys()].map(
        (code) => `/thu-tuc/${code}/`,
      ),
      ...content.lists.map(({ id }) => `/thay-doi/${id}/`),
    ]);
    const check = (address: string, place: Place): void => {
      const path = address.replace(/#.*$/, '');
      if (
        // An address without its last slash is a matter of `links-allowed`.
        /^\/(?:[^/].*\/)?$/.test(path) &&
        !/^\/thu-tuc\/(?:linh-vuc|loc)\/[a-z0-9-]+\/$/.test(path) &&
        !pages.has(path)
      )
        report(
          place,
          `Không có trang nào ở địa chỉ “${path}”.`,
          nearest(path, pages, 4)
            ? `Hãy ghi \`${nearest(path, pages, 4)}\`, hoặc mở trang cần dẫn tới và chép lại địa chỉ của nó, từ dấu / đầu tiên.`
            : 'Hãy mở trang cần dẫn tới và chép lại địa chỉ của nó, từ dấu / đầu tiên.',
        );
    };
    for (const page of [...services, ...guides, ...lessons])
      for (const { address, line, column } of page.document.links)
        check(address, { file: page.at().file, line, column });
    for (const event of lifeEvents)
      for (const [index, { links }] of (event.value.chooser?.outcomes ?? []).entries())
        for (const [nth, { to }] of links.entries())
          check(to, event.at('chooser', 'outcomes', index, 'links', nth, 'to'));
  },
};
