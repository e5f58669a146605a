/**
 * `npm run list -- stale` names the pages to look at again; `npm run list -- diff A B` says what differs between the
 * catalogue of two days. Exit code 0 whatever was found, 2 when it could not run.
 */
import process from 'node:process';
import { checkContent, listsOf } from '#checks/index.ts';
import { catalogueOn, differences, type FactName } from '#domain/catalogue.ts';
import { type ReviewedPage, staleReasons } from '#domain/staleness.ts';
import { messagesIn } from '#i18n/index.ts';
import { type Content, readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import { day } from '#schemas/common.ts';

const say = messagesIn('vi');

const factNames: Record<FactName, string> = {
  name: 'tên',
  field: 'lĩnh vực',
  levels: 'cấp',
  time: 'thời hạn',
  fee: 'phí',
  agency: 'cơ quan',
  legal: 'căn cứ',
};

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

function stale(content: Content): void {
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

function diff(content: Content, [from = '', to = '']: readonly string[]): void {
  for (const text of [from, to])
    if (!day.safeParse(text).success)
      throw new Error(`ngày “${text}” không đúng dạng, hãy ghi như 2026-07-18`);
  const lists = listsOf(content);
  const [before, after] = [catalogueOn(from, lists), catalogueOn(to, lists)];
  const changes = differences(before, after);
  for (const { code, kind, facts } of changes) {
    const name = (after.procedures.get(code) ?? before.procedures.get(code))?.facts.name;
    const what =
      kind === 'came'
        ? 'mới dùng'
        : kind === 'ended'
          ? 'thôi dùng'
          : `đổi ${facts.map((fact) => factNames[fact]).join(', ')}`;
    console.log(`${code}  ${what}: ${name}`);
  }
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  console.log(`${count('came')} mới dùng, ${count('ended')} thôi dùng, ${count('changed')} đổi.`);
}

function main([command, ...rest]: readonly string[]): number {
  try {
    const content = readContent(process.env.CONTENT_DIR ?? 'content');
    const findings = checkContent(content, today());
    if (findings.length > 0) {
      console.error(`Nội dung còn ${findings.length} chỗ cần sửa. Chạy “npm run validate” trước.`);
      return 2;
    }
    if (command === 'stale') stale(content);
    else if (command === 'diff' && rest.length === 2) diff(content, rest);
    else {
      console.error(
        'Dùng: npm run list -- stale\n      npm run list -- diff 2026-07-18 2026-11-26',
      );
      return 2;
    }
    return 0;
  } catch (error) {
    console.error(`Không chạy được: ${error instanceof Error ? error.message : error}`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
