import { listsOf, pagesOf } from '#checks/index.ts';
import { catalogueOn } from '#domain/catalogue.ts';
import { sameDayTwice } from '#domain/changes.ts';
import { gaps, type Severity, severities, severityOf, stalePages } from '#domain/staleness.ts';
import { changesIn, messagesIn } from '#i18n/index.ts';
import type { Content } from '#read/read-content.ts';

const say = messagesIn('vi');
const { editorReason } = changesIn('vi');

const headings: Record<Severity, string> = {
  blocking: 'Không dùng nữa, phải sửa ngay',
  review: 'Phải kiểm tra lại',
  numberOnly: 'Chỉ đổi số quyết định',
  notice: 'Chưa phải sửa: sắp thay đổi, hoặc chờ tỉnh công bố',
};

/** `npm run list -- stale`: the pages to look at again, by how bad it is, and what no page covers yet. */
export function stale(content: Content, day: string, { json = false } = {}): string {
  const lists = listsOf(content);
  const catalogue = catalogueOn(day, lists);
  const pages = pagesOf(content);
  const found = stalePages(pages, catalogue);
  const missing = gaps(pages, catalogue, lists);
  const twice = sameDayTwice(lists);
  if (json)
    return JSON.stringify(
      {
        day,
        pages: found.map(({ page, severity, reasons }) => ({
          path: page.path,
          title: page.title,
          kind: page.kind,
          severity,
          ...(page.reviewed ? { reviewed: page.reviewed } : {}),
          reasons: reasons.map((reason) => ({
            ...reason,
            severity: severityOf(reason),
            say: editorReason(reason),
          })),
          ...(page.madeFrom.length > 0 ? { madeFrom: page.madeFrom } : {}),
        })),
        gaps: missing.map(({ code, facts: { name, field, levels } }) => ({
          code,
          name,
          field,
          levels,
        })),
        sameDay: twice,
      },
      null,
      2,
    );

  const groups = severities.flatMap((severity) => {
    const members = found.filter((one) => one.severity === severity);
    if (members.length === 0) return [];
    return [
      `${headings[severity]} (${members.length} trang)`,
      ...members.flatMap(({ page, reasons }) => [
        `${page.path}  ${page.title}`,
        ...reasons.map(
          (reason) =>
            `  ${editorReason(reason)}${page.reviewed ? `; kiểm tra lần cuối ${say.writtenDay(page.reviewed)}` : ''}`,
        ),
        ...(page.madeFrom.length > 0 ? [`  kéo theo ${page.madeFrom.join(', ')}`] : []),
      ]),
      '',
    ];
  });
  const reasons = found.reduce((sum, one) => sum + one.reasons.length, 0);
  return [
    ...groups,
    ...(twice.length > 0
      ? [
          'Một mã trong hai quyết định cùng ngày: đang lấy quyết định sau cùng, nhờ người duyệt xem lại',
          ...twice.map(
            ({ code, day: since, lists: both }) =>
              `${code}  ${say.writtenDay(since)}: ${both.join(', ')}; đang lấy ${both.at(-1)}`,
          ),
          '',
        ]
      : []),
    ...(missing.length > 0
      ? [
          `Thủ tục mới chưa có dịch vụ, hướng dẫn (${missing.length} mã)`,
          ...missing.map(({ code, facts: { name } }) => `${code}  ${shortened(name)}`),
          '',
        ]
      : []),
    reasons === 0 ? 'Không có trang nào cần xem lại.' : `${reasons} chỗ cần xem lại.`,
  ].join('\n');
}

const shortened = (name: string): string =>
  name.length > 100 ? `${name.slice(0, 97).replace(/\s+\S*$/, '')}…` : name;
