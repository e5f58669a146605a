import { listsOf } from '#checks/index.ts';
import { catalogueAt, countsFrom, type ProcedureList } from '#domain/catalogue.ts';
import { type CodeChange, differences, type FactChange, listChanges } from '#domain/changes.ts';
import { changesIn, messagesIn } from '#i18n/index.ts';
import type { Content } from '#read/read-content.ts';
import { day } from '#schemas/common.ts';

const say = messagesIn('vi');
const sayChange = changesIn('vi');

/** A fact with its values, also in words: whoever reads the JSON need not know how a fee is written. */
const inWords = (change: FactChange) => {
  const [before, after] = sayChange.factValues(change);
  return { ...change, label: sayChange.factLabel(change), say: { before, after } };
};

const factLines = (facts: readonly FactChange[]): string[] =>
  facts.map((change) => {
    const [before, after] = sayChange.factValues(change);
    return `    ${sayChange.factLabel(change)}: ${before} → ${after}`;
  });

/** What a reviewer must be able to name: a day, or a folder of `content/lists/`. */
function checkPoint(point: string, lists: readonly ProcedureList[]): void {
  if (lists.some(({ id }) => id === point)) return;
  if (/^\d{4}-\d{2}-\d{2}-./.test(point))
    throw new Error(
      `không có danh sách “${point}” trong content/lists. Các danh sách: ${lists.map(({ id }) => id).join(', ')}`,
    );
  if (!day.safeParse(point).success)
    throw new Error(
      `ngày “${point}” không đúng dạng, hãy ghi như 2026-07-18 hoặc tên thư mục của một danh sách`,
    );
}

/**
 * `npm run list -- diff A B`: what differs between the catalogue at two points, each a day or a list (the catalogue as
 * that list left it). `diff LIST`: what the rows of that one list did, counted as its annex counts them.
 */
export function diff(content: Content, points: readonly string[], { json = false } = {}): string {
  const lists = listsOf(content);
  for (const point of points) checkPoint(point, lists);
  const [from = '', to] = points;
  return to === undefined ? diffOfList(from, lists, json) : diffOfTwo(from, to, lists, json);
}

function diffOfTwo(
  from: string,
  to: string,
  lists: readonly ProcedureList[],
  json: boolean,
): string {
  const changes = differences(catalogueAt(from, lists), catalogueAt(to, lists));
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  const counts = {
    came: count('came'),
    ended: count('ended'),
    replaced: count('replaced'),
    changed: count('changed'),
  };
  if (json)
    return inJson({
      from,
      to,
      changes: changes.map((change) => ({ ...change, facts: change.facts.map(inWords) })),
      counts,
    });
  const lines = changes.flatMap(({ code, name, kind, by, facts }) => {
    const what = {
      came: 'mới dùng',
      ended: 'thôi dùng',
      replaced: `được thay bằng ${by}`,
      changed: `đổi ${[...new Set(facts.map(({ fact }) => sayChange.factName[fact].toLowerCase()))].join(', ')}`,
    }[kind];
    return [`${code}  ${what}: ${name}`, ...factLines(facts)];
  });
  return [
    ...lines,
    `${counts.came} mới dùng, ${counts.ended} thôi dùng, ${counts.replaced} được thay, ${counts.changed} đổi.`,
  ].join('\n');
}

function diffOfList(id: string, lists: readonly ProcedureList[], json: boolean): string {
  const list = lists.find((one) => one.id === id);
  if (!list) throw new Error('hãy ghi hai ngày, hoặc tên thư mục của một danh sách');
  const changes = listChanges(lists).find((one) => one.id === id)?.changes ?? [];
  const count = (kind: CodeChange['kind']) =>
    changes.filter((change) => change.kind === kind).length;
  const counts = {
    listed: list.rows.length - changes.length,
    new: count('new'),
    amended: count('amended'),
    replaced: count('replaced'),
    abolished: count('abolished'),
    standardised: count('standardised'),
  };
  if (json)
    return inJson({
      list: id,
      since: countsFrom(list.head),
      changes: changes.map((change) => ({ ...change, facts: change.facts.map(inWords) })),
      counts,
    });
  const lines = changes.flatMap((change) => [
    `${change.code}  ${say.change[change.kind].toLowerCase()}${change.replaces.length > 0 ? ` (thay ${change.replaces.join(', ')})` : ''}: ${change.name}`,
    ...factLines(change.facts),
  ]);
  const words = Object.entries(counts)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number} ${say.change[kind as keyof typeof counts].toLowerCase()}`);
  return [...lines, `${words.join(', ') || 'Không có dòng nào'}.`].join('\n');
}

const inJson = (value: unknown): string => JSON.stringify(value, null, 2);
