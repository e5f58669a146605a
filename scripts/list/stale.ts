import { listsOf } from '#checks/index.ts';
import { catalogueOn } from '#domain/catalogue.ts';
import { type ReviewedPage, staleReasons } from '#domain/staleness.ts';
import { messagesIn } from '#i18n/index.ts';
import type { Content } from '#read/read-content.ts';
import { today } from '#read/today.ts';

const say = messagesIn('vi');

function pagesOf({ services, guides, lessons, returned }: Content): ReviewedPage[] {
  return [
    ...services.map(({ slug, value }) => ({ ...value, path: `/dich-vu/${slug}/` })),
    ...guides.map(({ slug, value }) => ({ ...value, path: `/huong-dan/${slug}/` })),
    ...lessons.map(({ slug, value }) => ({ ...value, path: `/ky-nang/${slug}/`, procedures: [] })),
    ...(returned
      ? [
          {
            ...returned.value,
            path: '/ho-so-bi-tra-lai/',
            title: 'Hồ sơ bị trả lại',
            procedures: [],
          },
        ]
      : []),
  ];
}

/** `npm run list -- stale`: names the pages to look at again. */
export function stale(content: Content): void {
  const catalogue = catalogueOn(today(), listsOf(content));
  let count = 0;
  for (const page of pagesOf(content))
    for (const reason of staleReasons(page, catalogue)) {
      count += 1;
      const why =
        reason.kind === 'overdue'
          ? `quá hạn kiểm tra từ ${say.writtenDay(reason.due)}`
          : reason.kind === 'ended'
            ? `mã ${reason.code} thôi dùng từ ${say.writtenDay(reason.since)}${reason.by ? `, nay là ${reason.by}` : ''}`
            : `mã ${reason.code} được sửa đổi từ ${say.writtenDay(reason.since)} (${reason.list})`;
      console.log(
        `${page.path}  ${page.title}\n  ${why}; kiểm tra lần cuối ${say.writtenDay(page.reviewed)}`,
      );
    }
  console.log(count === 0 ? 'Không có trang nào cần xem lại.' : `${count} chỗ cần xem lại.`);
}
