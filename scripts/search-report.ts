import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parse } from 'node-html-parser';
import { answerOf } from '#search/name-search.ts';
import { ranker } from '#search/rank.ts';
import type { TitleIndex } from '#search/title-index.ts';
import { byCategory, judgedQueries, measured, shown } from './judge.ts';
import { writePage } from './mark-pages.ts';
import { keyOf, remember } from './remembered.ts';

const page = 'dist/gop-y/tim-kiem/index.html';
const categoryNames: Readonly<Record<string, string>> = {
  exact: 'Đúng tên',
  'no-diacritics': 'Không dấu',
  'wrong-tone': 'Sai dấu',
  telex: 'Telex, VNI gõ dở',
  'tone-placement': 'Đặt dấu kiểu khác',
  'i/y': 'i hay y',
  nfd: 'Dấu rời',
  abbreviation: 'Viết tắt',
  'old-name': 'Tên cũ',
  everyday: 'Lời thường',
  typo: 'Gõ nhầm',
  joined: 'Viết dính',
  code: 'Mã thủ tục',
  english: 'Tiếng Anh',
  southern: 'Tiếng miền Nam',
  sentence: 'Cả câu hỏi',
  negative: 'Không có ở đây',
  all: 'Tất cả',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const percent = (value: number | undefined): string =>
  value === undefined ? '' : `${Math.round(value * 100)}%`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

/** What the page says, by the name of its place. */
type Report = Readonly<Record<'failing' | 'categories', string>>;

/** Writes into the editors' page which judged queries the finished index does not answer. */
export function writeSearchReport(index: TitleIndex): void {
  const judged = 'tests/search/judged.jsonl';
  const reports = remember<Report>('search-report', process.env.SOURCES_HASH);
  const key = keyOf(JSON.stringify(index), readFileSync(judged));
  const report = reports.get(key, () => reportOn(index, judged));
  reports.keep();
  const root = parse(readFileSync(page, 'utf8'));
  for (const [name, html] of Object.entries(report))
    root.querySelector(`[data-search-report=${name}]`)?.set_content(html);
  writePage(page, root.toString());
}

function reportOn(index: TitleIndex, judged: string): Report {
  const search = ranker(index);
  const titles = new Map(index.pages.map(({ url, title }) => [url.replace(/^\/|\/$/g, ''), title]));
  const link = (id: string | undefined): string =>
    id === undefined ? '' : `<a href="/${id}/">${escaped(titles.get(id) ?? id)}</a>`;
  const results = judgedQueries(judged).map((query) => {
    const answer = shown(answerOf(search(query.query)));
    return { ...query, answer, metrics: measured(query, answer) };
  });
  const failing = results.filter(
    ({ metrics }) => metrics['success@3'] === 0 || metrics.reject === 0,
  );
  return {
    failing: table(
      ['Câu hỏi', 'Đang ra', 'Lẽ ra'],
      failing.map(({ query, rel, answer }) => [
        escaped(query),
        link(answer.ids[0]),
        Object.keys(rel).length > 0 ? link(Object.keys(rel)[0]) : 'Nói là không có',
      ]),
    ),
    categories: table(
      ['Cách gõ', 'Số câu', 'Đúng dòng đầu', 'Đúng trong ba dòng'],
      Object.entries(byCategory(results)).map(([category, row]) => [
        escaped(categoryNames[category] ?? category),
        String(row.n),
        percent(row['success@1'] ?? row.reject),
        percent(row['success@3'] ?? row.reject),
      ]),
    ),
  };
}
