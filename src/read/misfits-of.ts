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
  // Of “a line, or a map with these keys” only the map can have keys.
  const choose = (): void => {
    const { options } = (found as { def: { options?: { shape?: object }[] } }).def;
    found = options?.find(({ shape }) => shape) ?? found;
  };
  for (const key of path) {
    open();
    choose();
    const def = (found as { def?: { shape?: Record<string, unknown>; element?: unknown } }).def;
    found = typeof key === 'number' ? def?.element : def?.shape?.[key];
    if (!found) return undefined;
  }
  unwrap();
  choose();
  return found as z.ZodType;
}

function metaOf(schema: unknown): { title?: string; examples?: unknown[] } | undefined {
  return schema instanceof z.ZodType ? z.globalRegistry.get(schema) : undefined;
}

/** Nobody mends more of one file at a time, and a file made to be slow stays quick. */
const mostMisfits = 100;

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
  const told = new Set<string>();
  const issues = error.issues.flatMap(withinUnion);
  return issues.slice(0, mostMisfits).flatMap((issue): Misfit[] => {
    const path = issue.path as Path;
    // A value that is wrong in two ways (too short and of the wrong shape) is one thing to mend.
    const key = JSON.stringify(path);
    if (issue.code !== 'unrecognized_keys' && told.has(key)) return [];
    told.add(key);
    const field = path.filter((key) => typeof key === 'string').at(-1) ?? '';
    if (issue.code === 'unrecognized_keys') {
      const shape = (schemaAt(schema, path) as { shape?: object } | undefined)?.shape ?? {};
      return issue.keys.slice(0, mostMisfits).map((key) => ({
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
    const allowed =
      issue.code === 'invalid_value'
        ? issue.values.map(String)
        : issue.code === 'invalid_type' && issue.expected === 'boolean'
          ? ['true', 'false']
          : issue.code === 'invalid_union'
            ? literalsOf(issue.errors)
            : undefined;
    const expected = issue.code === 'invalid_type' ? kinds[issue.expected] : undefined;
    const limit =
      issue.code === 'too_big'
        ? { kind: 'tooLong' as const, of: sizeOf(issue.origin), by: Number(issue.maximum) }
        : issue.code === 'too_small'
          ? { kind: 'tooShort' as const, of: sizeOf(issue.origin), by: Number(issue.minimum) }
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
              : JSON.stringify(written).slice(0, 200),
        ...(meta?.title ? { title: meta.title } : {}),
        ...(meta?.examples?.length ? { example: meta.examples.map(String).join(' hoặc ') } : {}),
        ...(allowed ? { allowed } : {}),
        ...(expected ? { expected } : {}),
        ...(limit ? { limit } : {}),
      },
    ];
  });
}

/** What is wrong inside a map that could also have been a line: the map is what the editor meant. */
function withinUnion(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.filter((issues) =>
    issues.every(({ code, path }) => code === 'unrecognized_keys' || path.length > 0),
  );
  return meant.length === 1
    ? (meant[0] ?? []).map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
    : [issue];
}

const kinds: Readonly<Record<string, 'text' | 'list' | 'number'>> = {
  string: 'text',
  array: 'list',
  number: 'number',
  int: 'number',
};

/** The values of a union that has nothing but fixed values. */
function literalsOf(errors: readonly (readonly z.core.$ZodIssue[])[]): string[] | undefined {
  const values = errors.flatMap((issues) =>
    issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : [])),
  );
  return values.length === errors.length ? values : undefined;
}

/** What a limit counts. */
function sizeOf(origin: string): 'text' | 'list' | 'number' {
  return origin === 'string' ? 'text' : origin === 'array' || origin === 'set' ? 'list' : 'number';
}
