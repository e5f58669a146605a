/**
 * `npm run validate -- [--content DIR] [--format text|json|github]`: what an editor must fix under the content folder.
 * Exit code 0 clean, 1 problems, 2 could not run.
 */
import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Finding, formatFinding } from '#checks/finding.ts';
import { checkContent } from '#checks/index.ts';
import { type Content, readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';

/** Counts of what was read, as the JSON output names them. */
function countsOf(content: Content): Record<string, number> {
  return {
    files: content.files.length,
    lists: content.lists.length,
    procedures: content.lists.reduce((sum, { rows }) => sum + rows.length, 0),
    services: content.services.length,
    guides: content.guides.length,
    lifeEvents: content.lifeEvents.length,
  };
}

const printers: Record<string, (content: Content, findings: readonly Finding[]) => string> = {
  text(content, findings) {
    const { files, procedures, services, guides } = countsOf(content);
    const closing =
      findings.length === 0
        ? `Đã kiểm tra ${files} tệp (${procedures} dòng thủ tục, ${services} dịch vụ, ${guides} hướng dẫn): không có lỗi.`
        : `Còn ${findings.length} chỗ cần sửa.`;
    return [...findings.map((finding) => `${formatFinding(finding)}\n`), closing].join('\n');
  },
  json: (content, findings) =>
    JSON.stringify(
      {
        checked: countsOf(content),
        problems: findings.map(({ file, line, column, rule, problem, fix }) => ({
          file,
          line,
          column,
          rule,
          problem,
          fix,
        })),
      },
      null,
      2,
    ),
  // https://docs.github.com/actions/reference/workflow-commands-for-github-actions: these characters end a value.
  github: (content, findings) => {
    const summary = process.env.GITHUB_STEP_SUMMARY;
    if (summary) appendFileSync(summary, summaryOf(content, findings));
    const more = findings.length - mostAnnotations;
    const rest =
      more > 0
        ? [
            `::notice title=Còn nữa::Còn ${more} chỗ khác cần sửa. Bảng đầy đủ ở phần Summary của lần chạy này.`,
          ]
        : [];
    const annotations = findings
      .slice(0, mostAnnotations)
      .map(({ file, line, column, rule, problem, fix }) => {
        const value = (text: string) =>
          text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
        const property = (text: string) =>
          value(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
        return `::error file=${property(file)},line=${line},col=${column},title=${property(rule)}::${value(`${problem} → ${fix}`)}`;
      });
    return [...annotations, ...rest].join('\n');
  },
};

// GitHub shows 10 errors, 10 warnings and 10 notices of a step and drops the rest without a word:
// https://docs.github.com/actions/reference/limits. A job summary takes a megabyte.
const mostAnnotations = 10;
const mostRows = 1_000;

/** All findings as one table in Markdown. What editors wrote is shown as letters, never as marks or tags. */
function summaryOf(content: Content, findings: readonly Finding[]): string {
  const letters = (text: string): string =>
    text
      .slice(0, 600)
      .replaceAll('&', '&amp;')
      .replace(/[<>|[\]()*_~#@:\\!{}`]/g, (sign) => `&#${sign.codePointAt(0)};`)
      .replace(/\s+/g, ' ');
  const { files } = countsOf(content);
  const title = '## Kiểm tra nội dung';
  if (findings.length === 0) return `${title}\n\nĐã kiểm tra ${files} tệp: không có lỗi.\n`;
  const rows = findings
    .slice(0, mostRows)
    .map(
      ({ file, line, column, problem, fix }) =>
        `| ${letters(`${file}:${line}:${column}`)} | ${letters(problem)} | ${letters(fix)} |`,
    );
  const rest = findings.length > mostRows ? `\nCòn ${findings.length - mostRows} chỗ nữa.\n` : '';
  return `${title}\n\nCòn ${findings.length} chỗ cần sửa trong ${files} tệp.\n\n| chỗ | sai gì | hãy làm |\n| --- | --- | --- |\n${rows.join('\n')}\n${rest}`;
}

/** Why it could not run, for a person who reads no English. */
function inVietnamese(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code?.startsWith('ERR_PARSE_ARGS'))
    return `lệnh có phần lạ (${/'[^']+'/.exec(message ?? '')?.[0] ?? 'không rõ'}); dùng được: --content THƯ_MỤC, --format text|json|github`;
  if (code === 'NO_CONTENT') return `không có thư mục ${message}`;
  return message ?? String(error);
}

function main(): number {
  let content: Content;
  let print: (typeof printers)[string];
  let day: string;
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      options: {
        content: { type: 'string', default: 'content' },
        format: { type: 'string', default: 'text' },
      },
    });
    if (!Object.hasOwn(printers, values.format))
      throw new Error(
        `không có dạng “${values.format}”, chỉ có ${Object.keys(printers).join(', ')}`,
      );
    print = printers[values.format] as (typeof printers)[string];
    content = readContent(values.content);
    day = today();
  } catch (error) {
    console.error(`Không kiểm tra được: ${inVietnamese(error)}.`);
    return 2;
  }
  const findings = checkContent(content, day);
  const output = print(content, findings);
  if (output) console.log(output);
  return findings.length === 0 ? 0 : 1;
}

process.exitCode = main();
