import { isAlias, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Located, Place } from '#domain/located.ts';
import type { Misfit } from '#domain/misfit.ts';
import { misfitsOf } from './misfits-of.ts';

export interface YamlReading<T> {
  readonly located?: Located<T>;
  readonly misfits: readonly Misfit[];
}

/**
 * Reads YAML (a file of its own or the front matter of an MDX file) against a schema.
 *
 * Anchors, aliases and tags are refused: content needs none of them, and an alias can blow up to gigabytes.
 *
 * @param lineOffset - lines of the file before `text` begins: 1 for front matter, which follows `---`.
 */
export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  lineOffset = 0,
): YamlReading<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    uniqueKeys: true,
    prettyErrors: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + lineOffset, column: col };
  };

  if (document.errors.length > 0)
    return {
      misfits: document.errors.map((error) => ({
        ...placeAt(error.pos[0]),
        what: 'yaml',
        written: text.slice(error.pos[0], error.pos[0] + 40).split('\n')[0] ?? '',
        reason: error.code,
      })),
    };

  const misfits: Misfit[] = [];
  visit(document, (_key, node) => {
    if (isPair(node) || !isNode(node)) return;
    const [start] = node.range ?? [0];
    const anchor = isAlias(node)
      ? `*${node.source}`
      : ((node as { anchor?: string }).anchor ?? node.tag);
    const isPlain = !isAlias(node) && !(node as { anchor?: string }).anchor && !node.tag;
    if (!isPlain) misfits.push({ ...placeAt(start), what: 'alias', written: String(anchor) });
  });
  if (misfits.length > 0) return { misfits };

  const at = (...path: readonly (string | number)[]): Place => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return placeAt(node.range[0]);
    }
    return { file, line: 1 + lineOffset, column: 1 };
  };
  const keyPlace = (path: readonly (string | number)[], key: string): Place => {
    const parent = path.length > 0 ? document.getIn(path, true) : document.contents;
    const pair = (parent as { items?: unknown[] } | null)?.items?.find(
      (item) => isPair(item) && isScalar(item.key) && item.key.value === key,
    );
    const node = isPair(pair) && isNode(pair.key) ? pair.key : undefined;
    return node?.range ? placeAt(node.range[0]) : at(...path);
  };

  const value: unknown = document.toJS() ?? {};
  const result = schema.safeParse(value);
  if (!result.success) return { misfits: misfitsOf(result.error, value, schema, at, keyPlace) };
  return { located: { value: result.data, at }, misfits: [] };
}
