import type { Located, Place } from '#domain/located.ts';
import type { Content } from '#read/read-content.ts';
import type { Report, Rule } from '../rule.ts';

/** What a browser, a template or a link takes for more than letters. `phí < 10.000 đồng` is none of it. */
const code =
  /<[a-z/!?][^>]{0,30}>?|\{[^}]{0,30}\}?|[$#]\{|\}|\b(?:java|vb)script\s*:|\bdata\s*:\s*[a-z]+\//i;
/** Excel and LibreOffice calculate a cell that begins so, when somebody opens the table. */
const formula = /^\s*[=+@]|^\s*-(?!\s|[\d.,]*$)|^\t/;
/** A sign of code that was written with a backslash, so that the reader of bodies takes it for text. */
const escaped = /\\[<{][a-z/!?$]/i;

/**
 * Titles, labels, cells and every other value are printed as they are, and so is a body. Pages escape them; this rule
 * is for everything else that may read them one day: a feed, a table opened in Excel, a program of somebody else.
 */
export const textNotCode: Rule = {
  name: 'text-not-code',
  check(content, report) {
    for (const located of valuesOf(content)) checkValue(located.value, located.at, [], report);
    for (const { rows } of content.lists)
      for (const { value, at } of rows)
        for (const [column, cell] of Object.entries(value)) {
          checkValue(cell, () => at(column), [], report);
          if (typeof cell === 'string' && formula.test(cell))
            report(
              at(column),
              `Ô “${short(cell)}” bắt đầu bằng dấu mà Excel coi là công thức.`,
              `Hãy xóa \`${/^\s*[-=+@\s]+/.exec(cell)?.[0]}\`, là dấu ở đầu ô, hoặc viết thành lời.`,
            );
        }
    for (const { file, text } of content.files)
      if (file.endsWith('.mdx'))
        for (const [index, line] of text.split('\n').entries()) {
          const column = line.search(escaped);
          if (column >= 0) reportCode(line.slice(column + 1), place(file, index, column), report);
          checkAttributes(file, index, line, report);
        }
  },
};

const place = (file: string, index: number, column: number): Place => ({
  file,
  line: index + 1,
  column: column + 1,
});

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}…` : text);

function reportCode(written: string, at: Place, report: Report): void {
  const tags = [...new Set(written.match(/<\/?[a-z][^<>`]{0,30}>/gi) ?? [])];
  report(
    at,
    `“${short(code.exec(written)?.[0] ?? written)}” trông như mã lệnh hoặc thẻ, ở đây chỉ viết chữ.`,
    tags.length > 0
      ? `Hãy xóa ${tags.map((tag) => `\`${tag}\``).join(' và ')}, hoặc viết bằng lời; dấu < giữa hai dấu cách thì dùng được.`
      : 'Hãy xóa đi hoặc viết bằng lời; dấu < giữa hai dấu cách thì dùng được.',
  );
}

/** Everything an editor wrote in YAML. */
function valuesOf(content: Content): Located<unknown>[] {
  const { services, guides, lessons, lifeEvents, lists, gate, returned, site, places } = content;
  return [
    ...lists.map(({ head }) => head),
    ...services,
    ...guides,
    ...lessons,
    ...lifeEvents,
    ...[gate, returned, site, places].filter((one) => one !== undefined),
    content.glossary,
    content.spoken,
    ...content.bulletins,
    ...content.plans,
    content.synonyms,
    content.essential,
  ];
}

function checkValue(
  value: unknown,
  at: Located<unknown>['at'],
  path: readonly (string | number)[],
  report: Report,
): void {
  if (typeof value === 'string') {
    if (code.test(value)) reportCode(value, at(...path), report);
  } else if (Array.isArray(value))
    for (const [index, one] of value.entries()) checkValue(one, at, [...path, index], report);
  else if (value !== null && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) checkValue(one, at, [...path, key], report);
}

/** The attributes of tags, `title="…"`; braces in them are refused by the reader of bodies. */
function checkAttributes(file: string, index: number, line: string, report: Report): void {
  for (const { 1: value = '', index: at } of line.matchAll(/=(["'][^"']*)/g))
    if (/^\s*</.test(line) && code.test(value.replaceAll(/[{}]/g, ' ')))
      reportCode(value, place(file, index, at + 1), report);
}
