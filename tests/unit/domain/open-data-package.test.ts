import { readFileSync } from 'node:fs';
import Draft4 from 'ajv-draft-04';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type HashedFile, sumsOf } from '#domain/open-data-package.ts';
import type { TableField } from '#domain/open-data-table.ts';
import { packageOf, realSource } from '../../support/open-source.ts';

interface Resource {
  readonly name: string;
  readonly profile: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema?: {
    readonly fields: readonly TableField[];
    readonly primaryKey: string;
    readonly foreignKeys?: readonly {
      readonly fields: string;
      readonly reference: { readonly resource: string; readonly fields: string };
    }[];
  };
}

const source = realSource();
const { files, description } = packageOf(source);
const described = JSON.parse(description) as { readonly resources: readonly Resource[] };
const textOf = ({ path }: Resource): string => files.get(path)?.text ?? '';

const profile = (name: string) => {
  const schema = JSON.parse(readFileSync(`tests/fixtures/data-package-v1/${name}.json`, 'utf8'));
  const validator = new Draft4({ strict: false, allErrors: true, validateFormats: false });
  return (value: unknown) => {
    const isValid = validator.validate(schema, value);
    return isValid ? [] : (validator.errors ?? []).map(({ instancePath }) => instancePath);
  };
};

describe('datapackage.json', () => {
  test('keeps to the profile of the specification', () => {
    expect(profile('data-package')(described)).toEqual([]);
  });

  test.each(described.resources.map((one) => [one.name, one] as const))(
    'resource %s keeps to the profile it names',
    (_, resource) => {
      expect(profile(resource.profile)(resource)).toEqual([]);
    },
  );

  test.each<[string, (one: Resource) => unknown, string]>([
    ['a length that is no number', (one) => ({ ...one, bytes: 'x' }), '/bytes'],
    ['a hash without its kind', (one) => ({ ...one, hash: 'xyz' }), '/hash'],
    ['fields that are no list', (one) => ({ ...one, schema: { fields: {} } }), '/schema/fields'],
  ])('the profile would see %s', (_, broken, where) => {
    const [table] = described.resources;
    expect(table && profile('tabular-data-resource')(broken(table)).join()).toContain(where);
  });

  test('knows the length and the hash of every file', () => {
    expect(described.resources.map(({ path }) => path).sort()).toEqual([...files.keys()].sort());
    for (const { path, bytes, hash } of described.resources) {
      const file = files.get(path);
      expect([path, bytes, hash]).toEqual([path, file?.bytes, `sha256:${file?.sha256}`]);
    }
  });

  test('says of every field what it is, in words', () => {
    for (const { name, schema } of described.resources)
      for (const { name: field, title } of schema?.fields ?? []) {
        expect(title, `${name}.${field}`).toMatch(/^[\p{Lu}\d]/u);
        expect(title, `${name}.${field}`).not.toBe(field);
      }
  });
});

/** What is wrong with a value of a CSV, or of a JSON row, by its field. */
function faultIn(value: unknown, { name, type, constraints = {} }: TableField): string[] {
  if (value === null || value === undefined)
    return constraints.required ? [`${name} is missing`] : [];
  const text = String(value);
  const isOfType: Record<TableField['type'], () => boolean> = {
    string: () => typeof value === 'string' && text !== '',
    integer: () => Number.isSafeInteger(value),
    number: () => Number.isFinite(value),
    boolean: () => typeof value === 'boolean',
    date: () => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toISOString().startsWith(text),
    array: () => Array.isArray(value),
    object: () => typeof value === 'object' && !Array.isArray(value),
  };
  const { pattern, minimum, maximum } = constraints as Record<string, string | number | undefined>;
  const allowed = constraints.enum as readonly unknown[] | undefined;
  return [
    isOfType[type]() ? '' : `${name}: “${text}” is no ${type}`,
    pattern && !new RegExp(`^(?:${pattern})$`).test(text) ? `${name}: “${text}” ≠ ${pattern}` : '',
    allowed && !allowed.includes(value) ? `${name}: “${text}” is not allowed` : '',
    typeof minimum === 'number' && Number(value) < minimum ? `${name}: ${text} < ${minimum}` : '',
    typeof maximum === 'number' && Number(value) > maximum ? `${name}: ${text} > ${maximum}` : '',
  ].filter(Boolean);
}

/** The rows of a resource, read by a reader that is not ours. */
function rowsIn(resource: Resource): Record<string, unknown>[] {
  if (!resource.path.endsWith('.csv')) return JSON.parse(textOf(resource)) as [];
  const records = parse(textOf(resource), {
    columns: true,
    record_delimiter: '\r\n',
    relax_column_count: false,
  }) as Record<string, string>[];
  const fields = resource.schema?.fields ?? [];
  return records.map((record) =>
    Object.fromEntries(
      fields.map(({ name, type }) => {
        const text = record[name] ?? '';
        return [name, text === '' ? null : /^(?:integer|number)$/.test(type) ? Number(text) : text];
      }),
    ),
  );
}

describe.each(
  described.resources.filter(({ schema }) => schema).map((one) => [one.path, one] as const),
)('every row of %s', (_, resource) => {
  const rows = rowsIn(resource);
  const { fields = [], primaryKey = '', foreignKeys = [] } = resource.schema ?? {};

  test('has the fields of its schema, in their order', () => {
    expect(rows.length).toBeGreaterThan(2);
    const names = fields.map(({ name }) => name);
    if (resource.path.endsWith('.csv'))
      expect(textOf(resource).split('\r\n')[0]).toBe(names.join(','));
    for (const row of rows) expect(Object.keys(row)).toEqual(names);
  });

  test('obeys its types and limits', () => {
    const faults = rows.flatMap((row) =>
      fields.flatMap((field) => faultIn(row[field.name], field)),
    );
    expect(faults.slice(0, 10)).toEqual([]);
  });

  test('has a key of its own, and keys of others lead to a row', () => {
    const keys = rows.map((row) => row[primaryKey]);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { fields: field, reference } of foreignKeys) {
      const other = described.resources.find(({ name }) => name === reference.resource);
      const known = new Set((other ? rowsIn(other) : rows).map((row) => row[reference.fields]));
      const lost = rows.map((row) => row[field]).filter((key) => key !== null && !known.has(key));
      expect([field, lost]).toEqual([field, []]);
    }
  });
});

test('SHA256SUMS is what sha256sum reads: hash, two spaces, path, by name', () => {
  const file = (path: string, sha256: string): HashedFile => ({ path, text: '', bytes: 0, sha256 });
  expect(sumsOf([file('v1/b.csv', 'bb'), file('a.json', 'aa')])).toBe('aa  a.json\nbb  v1/b.csv\n');
});

test('the same content gives the same bytes, whatever the order in which it came', () => {
  const turned = {
    ...source,
    procedures: [...source.procedures].reverse(),
    lists: [...source.lists].reverse(),
    services: [...source.services].reverse(),
    essential: [...source.essential].reverse(),
  };
  const again = packageOf(turned).files;
  for (const [path, { sha256 }] of files)
    expect([path, again.get(path)?.sha256]).toEqual([path, sha256]);
});
