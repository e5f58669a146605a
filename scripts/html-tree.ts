/** Reads the tree that the output gate's parser makes of a page: elements, their words, their attributes. */
import type { HtmlNode } from '#deploy/output-gate.ts';

/** Which elements are not looked at, with all that is in them. */
export type LeftOut = (element: HtmlNode) => boolean;

const nothing: LeftOut = () => false;

/** Every element below a node, in the order of the page. */
export function* elementsIn(node: HtmlNode, isLeftOut = nothing): Generator<HtmlNode> {
  for (const child of node.children ?? []) {
    if (child.type !== 'element' || isLeftOut(child)) continue;
    yield child;
    yield* elementsIn(child, isLeftOut);
  }
}

/** The first element below a node that is as asked for. */
export function firstIn(
  node: HtmlNode | undefined,
  isIt: (element: HtmlNode) => boolean,
  isLeftOut = nothing,
): HtmlNode | undefined {
  if (node) for (const element of elementsIn(node, isLeftOut)) if (isIt(element)) return element;
  return undefined;
}

/** All text in a node; a line break is a line break. */
export function textIn(node: HtmlNode, isLeftOut = nothing): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'element' && isLeftOut(node)) return '';
  const inside = (node.children ?? []).map((child) => textIn(child, isLeftOut)).join('');
  return node.tagName === 'br' ? `${inside}\n` : inside;
}

/** @param name - as the parser writes it: `data-kind` is `dataKind`. */
export function attribute(node: HtmlNode | undefined, name: string): string | undefined {
  const value = node?.properties?.[name];
  if (value === undefined || value === null || value === false) return undefined;
  return Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value);
}

export const hasClass = ({ properties }: HtmlNode, name: string): boolean => {
  const classes = properties?.className;
  return Array.isArray(classes) && classes.includes(name);
};
