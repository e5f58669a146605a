import { searchIn } from '#i18n/search.ts';
import type { Answer, AskedWords, Hit, Result } from '#search/answer.ts';
import { inGroups } from '#search/groups.ts';
import { marksOf } from '#search/highlight.ts';
import { pageLanguage } from './page-language.ts';

const say = searchIn(pageLanguage);

/** Ways to make the list item of each result, in the order of the screen; the first of a group carries its heading. */
export function items({ results, words }: Answer): (() => HTMLLIElement)[] {
  return inGroups(results).flatMap(({ kind, results: group }) =>
    group.map(
      (result, index) => () =>
        item(result, words, kind && index === 0 ? say.otherKind[kind] : undefined),
    ),
  );
}

function item(result: Result, words: AskedWords, heading: string | undefined): HTMLLIElement {
  const { id, kind, url, about, parts } = result;
  const { title, also } = result.marks ?? marksOf(result, words);
  const element = listItem(id, kind);
  if (heading) element.append(make('h2', { className: 'small', textContent: heading }));
  // Many procedures have near-equal names: the code tells them apart.
  const code = kind === 'procedure' ? ` ${id}` : '';
  const link = make('a', { href: url });
  link.append(
    marked(make('strong', {}), title),
    make('small', { textContent: `${say.kind[kind]}${code} · ${about}` }),
  );
  if (also) link.append(marked(make('small', { textContent: `${say.alsoCalled}: ` }), also));
  element.append(link);
  if (parts.length > 0) {
    const list = make('ul', { className: 'parts' });
    list.setAttribute('role', 'list');
    list.append(...parts.map(partItem));
    element.append(list);
  }
  return element;
}

function partItem({ id, kind, url, title }: Hit): HTMLLIElement {
  const element = listItem(id, kind);
  element.append(make('a', { href: url, textContent: say.part(kind, id, title) }));
  return element;
}

function listItem(id: string, kind: Hit['kind']): HTMLLIElement {
  const element = make('li', {});
  element.dataset.id = id;
  element.dataset.kind = kind;
  return element;
}

/** Appends a text that was cut at the words that were asked for, and marks those. */
function marked<Part extends HTMLElement>(part: Part, cut: readonly string[]): Part {
  part.append(
    ...cut.map((text, at) => (at % 2 === 1 ? make('mark', { textContent: text }) : text)),
  );
  return part;
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  values: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), values);
}
