import { z } from 'zod';
import type { Place } from '#domain/located.ts';
import type { Misfit } from '#domain/misfit.ts';

type Path = readonly (string | number)[];

/** The schema of one part, for its title and example; `undefined` where the path leaves the schema. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let found: unknown = schema;
  const unwrap = (): void => {
    for (;;) {
      const inner = (found as { def?: { innerType?: unknown; in?: unknown } } | undefined)?.def;
      if (inner?.innerType && !metaOf(found)) found = inner.innerType;
      else if (inner?.in && !metaOf(found)) found = inner.in;
      else return;
    }
  };
  const open = (): void => {
    for (;;) {
      const def = (found as { def?: { innerType?: unknown; in?: unknown } } | undefined)?.def;
      if (def?.innerType) found = def.innerType;
      else if (def?.in) found = def.in;
      else return;
    }
  };
  for (const key of path) {
    open();
    const def = (found as { def?: { shape?: Record<string, unknown>; element?: unknown } }).def;
    found = typeof key === 'number' ? def?.element : def?.shape?.[key];
    if (!found) return undefined;
  }
  unwrap();
  return found as z.ZodType;
}

function metaOf(schema: unknown): { title?: string; examples?: unknown[] } | undefined {
  return schema instanceof z.ZodType ? z.globalRegistry.get(schema) : undefined;
}

/**
 * What does not fit, with its place.
 *
 * @param at - place of a value; @param keyPlace - place of a key, for keys that should not be there.
 */
export function misfitsOf(
  error: z.ZodError,
  input: unknown,
  schema: z.ZodType,
  at: (...path: Path) => Place,
  keyPlace: (path: Path, key: string) => Place,
): Misfit[] {
  return error.issues.flatMap((issue): Misfit[] => {
    const path = issue.path as Path;
    const field = path.filter((key) => typeof key === 'string').at(-1) ?? '';
    if (issue.code === 'unrecognized_keys') {
      const shape = (schemaAt(schema, path) as { shape?: object } | undefined)?.shape ?? {};
      return issue.keys.map((key) => ({
        ...keyPlace(path, key),
        what: 'unknownKey',
        field: key,
        written: key,
        allowed: Object.keys(shape),
      }));
    }
    let written: unknown = input;
    for (const key of path)
      written = (written as Record<string | number, unknown> | undefined)?.[key];
    const part = schemaAt(schema, path);
    const meta = metaOf(part);
    const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : undefined;
    const limit =
      issue.code === 'too_big'
        ? { kind: 'tooLong' as const, by: Number(issue.maximum) }
        : issue.code === 'too_small'
          ? { kind: 'tooShort' as const, by: Number(issue.minimum) }
          : undefined;
    return [
      {
        ...at(...path),
        what: written === undefined ? 'missing' : 'value',
        field,
        written:
          written === undefined
            ? ''
            : typeof written === 'string'
              ? written
              : JSON.stringify(written),
        ...(meta?.title ? { title: meta.title } : {}),
        ...(meta?.examples?.[0] === undefined ? {} : { example: String(meta.examples[0]) }),
        ...(allowed ? { allowed } : {}),
        ...(limit ? { limit } : {}),
      },
    ];
  });
}
