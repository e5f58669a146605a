/**
 * What changed in the sources of a page, in words: for an issue, for a terminal, and as a file that
 * `scripts/post-sources.ts` reads again. No packages here: the job that may write issues runs this file.
 */
import { createHash } from 'node:crypto';
import { needsAnEditor, type SourceFinding } from '#domain/source-changes.ts';
import type { Unread } from '#domain/source-text.ts';
import { longestComment, oneLine, quoted } from './github-markdown.ts';

/** First words of an issue, by which it is found again. */
export const marker = '<!-- cam-tay:nguon:1 ';

const format = 'cam-tay-sources/1';

/** What there is to say about one page of ours. */
export interface SourceReport {
  /** `guides/dang-ky-khai-sinh`. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly findings: readonly SourceFinding[];
}

const unreadWords: Record<Unread, string> = {
  unreachable: 'máy chủ không trả lời',
  gone: 'trang không còn (404 hoặc 410)',
  refused: 'máy chủ từ chối',
  serverError: 'máy chủ báo lỗi',
  elsewhere: 'bị chuyển sang tên miền khác',
  tooLarge: 'trang lớn hơn 5 MB',
  tooSlow: 'quá 30 giây chưa tải xong',
  notText: 'không phải trang chữ, cũng không phải PDF',
  letters: 'không đọc được bảng mã chữ',
  captcha: 'hiện ô chống máy tự động',
  login: 'đòi đăng nhập',
  empty: 'gần như không có chữ (trang vẽ bằng chương trình)',
  shrunk: 'mất hơn 80 % chữ so với lần trước',
};

const written = (day: string): string => day.split('-').reverse().join('/');

/** The same findings keep their name from week to week; a page that is silent today for another reason is one of them. */
export function findingsHash({ findings }: SourceReport): string {
  const named = findings.map((finding) =>
    finding.kind === 'unread' ? { ...finding, why: '' } : finding,
  );
  return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 16);
}

/** The title of an issue. */
export const issueTitle = ({ id }: SourceReport): string =>
  `Nguồn đã đổi: ${id.replace(/[^a-z0-9/.-]/g, '')}`;

function findingLines(finding: SourceFinding, mostLines: number): string[] {
  const { citation } = finding;
  const head = [
    `### ${quoted(citation.name, 140)}`,
    '',
    `Địa chỉ: ${quoted(citation.address, 300)}  `,
    `Trong tệp ở dòng ${citation.line}, đọc lần cuối ${written(citation.read)}.`,
    '',
  ];
  if (finding.kind === 'unread')
    return [
      ...head,
      `**Không đọc được** từ ${written(finding.since)}: ${unreadWords[finding.why]}. Không có nghĩa là trang chưa đổi.`,
      '',
      '- [ ] Mở địa chỉ bằng trình duyệt; trang đã dời thì sửa `address`, trang đã mất thì tìm nguồn khác',
      '',
    ];
  const days = `Bản lưu ${written(finding.from)} so với bản ${written(finding.to)}`;
  if (finding.kind === 'newFile')
    return [
      ...head,
      `${days}: **tệp PDF khác trước**. Máy chỉ so được dấu băm, không đọc chữ trong PDF.`,
      '',
      '- [ ] Mở tệp, đọc lại những chỗ bài có dẫn',
      '',
    ];
  const list = (sign: string, lines: (typeof finding)['removed']) => [
    ...lines.slice(0, mostLines).map(({ text, numbers }) => {
      const told =
        numbers.length > 0
          ? ` **Số:** ${numbers
              .slice(0, 12)
              .map((one) => quoted(one, 60))
              .join(', ')}`
          : '';
      return `- ${sign} ${quoted(text, 300)}${told}`;
    }),
    ...(lines.length > mostLines ? [`- ${sign} còn ${lines.length - mostLines} dòng nữa`] : []),
  ];
  return [
    ...head,
    `${days}:`,
    '',
    ...(finding.removed.length > 0 ? ['Không còn:', '', ...list('−', finding.removed), ''] : []),
    ...(finding.added.length > 0 ? ['Mới có:', '', ...list('+', finding.added), ''] : []),
    '- [ ] Đọc trang gốc; bài có dẫn điều vừa đổi thì sửa bài',
    '- [ ] Sửa `read` của nguồn này thành ngày vừa đọc; từ đó máy so với bản mới',
    '',
  ];
}

/** The issue of a page: which source says something else, old and new lines, and what to do. */
export function markdown(report: SourceReport): string {
  for (const mostLines of [60, 20, 5, 0]) {
    const text = `${[
      `${marker}${report.id} ${findingsHash(report)} -->`,
      `Bài ${quoted(report.title, 100)} (${quoted(report.file, 120)}) dẫn các nguồn dưới đây. Máy đọc lại và thấy khác lần người biên tập đọc. Máy không sửa gì, không đóng mục này.`,
      '',
      ...report.findings.flatMap((finding) => findingLines(finding, mostLines)),
    ]
      .join('\n')
      .trimEnd()}\n`;
    if (text.length <= longestComment) return text;
  }
  return `${marker}${report.id} ${findingsHash(report)} -->\nBài ${quoted(report.title, 100)} (${quoted(report.file, 120)}): ${report.findings.length} nguồn cần xem, quá dài để ghi ở đây. Xem tệp đính kèm lần chạy.\n`;
}

/** The same for a terminal, in a few lines. */
export function plain({ file, title, findings }: SourceReport): string {
  return [
    `${file}  ${oneLine(title)}`,
    ...findings.flatMap((finding) => {
      const { citation } = finding;
      const place = `  ${file}:${citation.line} ${oneLine(citation.address, 200)}`;
      if (finding.kind === 'unread')
        return [
          `${place}\n    không đọc được từ ${written(finding.since)}: ${unreadWords[finding.why]}`,
        ];
      if (finding.kind === 'newFile') return [`${place}\n    tệp PDF khác trước`];
      return [
        place,
        ...finding.removed.slice(0, 20).map(({ text }) => `    - ${oneLine(text, 200)}`),
        ...finding.added.slice(0, 20).map(({ text }) => `    + ${oneLine(text, 200)}`),
      ];
    }),
  ].join('\n');
}

/** Does a page get an issue today? */
export const isDue = ({ findings }: SourceReport, today: string): boolean =>
  findings.some((finding) => needsAnEditor(finding, today));

/** Writes what {@link parseReports} reads. */
export const reportsFile = (reports: readonly SourceReport[]): string =>
  JSON.stringify({ format, reports });

/** Above this something is wrong with the reports themselves. */
export const largestReports = 40_000_000;

/**
 * Reads the reports in the job that may write issues. They hold text of pages from outside, which only `quoted` lets out.
 *
 * @throws an error that says what is wrong.
 */
export function parseReports(text: string): SourceReport[] {
  const file = JSON.parse(text) as { format?: unknown; reports?: unknown };
  if (file.format !== format || !Array.isArray(file.reports))
    throw new Error('không phải báo cáo của sources.ts');
  return file.reports.map((item: SourceReport): SourceReport => {
    if (!/^[a-z0-9-]+(?:\/[a-z0-9.-]+)?$/.test(item.id)) throw new Error('tên bài lạ');
    for (const finding of item.findings) {
      const { citation } = finding;
      const days = [
        citation.read,
        ...(finding.kind === 'unread' ? [finding.since] : [finding.from, finding.to]),
      ];
      if (days.some((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day))) throw new Error('ngày lạ');
      if (!Number.isSafeInteger(citation.line)) throw new Error('số dòng lạ');
      if (finding.kind === 'unread' && !Object.hasOwn(unreadWords, finding.why))
        throw new Error('lý do lạ');
    }
    return item;
  });
}
