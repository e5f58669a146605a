import { type JsonSchema, type OpenTable, openTables } from '#schemas/open-data.ts';

/** A value of a published table. What is not known is null, never 0 and never an empty text. */
export type OpenValue =
  | string
  | number
  | boolean
  | null
  | readonly OpenValue[]
  | { readonly [key: string]: OpenValue };

/** One row: every field of its table, in the table's order. */
export type OpenRow = Readonly<Record<string, OpenValue>>;

/** A row with all fields of the table, in its order; a value that is missing becomes null. */
export function rowOf({ shape }: OpenTable, values: Readonly<Record<string, unknown>>): OpenRow {
  const fields = Object.keys(shape.properties ?? {});
  const stranger = Object.keys(values).find((name) => !fields.includes(name));
  if (stranger) throw new Error(`${stranger} is no field of this table`);
  return Object.fromEntries(fields.map((name) => [name, (values[name] ?? null) as OpenValue]));
}

/** A table as a JSON array with one row on each line, so that two days can be compared line by line. */
export function jsonOf(rows: readonly OpenRow[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

/**
 * A text as a spreadsheet may read it. A dash at the beginning, which lists use as a bullet, becomes the longer “–”:
 * Excel would compute the cell and show an error. The JSON files keep the text as it is.
 *
 * @throws when a cell begins like a formula in another way: quotes do not help, and nobody should publish one.
 */
function harmless(text: string): string {
  const plain = text.replace(/^-(?=\s|\p{L})/u, '–');
  if (/^[=+@\t\r-]/.test(plain))
    throw new Error(
      `Ô “${plain.slice(0, 40)}” mở đầu bằng “${plain[0]}”: bảng tính sẽ hiểu là công thức. Hãy viết lại trong danh sách.`,
    );
  return plain;
}

/**
 * A table as CSV by RFC 4180: a header, CRLF, quotes only where they are needed. No byte order mark: it helps Excel only
 * when a file is opened in the way that breaks codes anyhow, and other readers take it for a part of the first name.
 */
export function csvOf({ shape }: OpenTable, rows: readonly OpenRow[]): string {
  const fields = Object.keys(shape.properties ?? {});
  const cell = (value: OpenValue | undefined): string => {
    const text = harmless(value === null || value === undefined ? '' : String(value));
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [fields, ...rows.map((row) => fields.map((name) => row[name]))];
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** A field of Table Schema (Frictionless, v1). */
export interface TableField {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'array' | 'object';
  readonly format?: 'uri';
  readonly title: string;
  readonly description?: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
}

const dayPattern = '^\\d{4}-\\d{2}-\\d{2}$';

/** What parts of an array or an object are called, in one sentence; Table Schema has no place for them. */
function partsOf({ items, properties }: JsonSchema): string {
  const parts = items?.properties ?? properties;
  if (!parts) return '';
  const named = Object.entries(parts).map(([name, { title }]) =>
    title ? `${name} (${title.charAt(0).toLowerCase()}${title.slice(1)})` : name,
  );
  return `${items ? 'Mỗi phần có' : 'Gồm'} ${named.join(', ')}.`;
}

function typeOf({ type, pattern }: JsonSchema): TableField['type'] {
  if (pattern === dayPattern) return 'date';
  if (type === 'string' || type === 'integer' || type === 'number' || type === 'boolean')
    return type;
  return type === 'array' ? 'array' : 'object';
}

/** What a value may be, one schema for each kind: zod writes `string or null` in two ways. */
function kindsOf(schema: JsonSchema): JsonSchema[] {
  if (schema.anyOf) return [...schema.anyOf];
  const { type = 'object' } = schema;
  return typeof type === 'string' ? [schema] : type.map((one) => ({ ...schema, type: one }));
}

function fieldOf(name: string, schema: JsonSchema, isKey: boolean): TableField {
  const kinds = kindsOf(schema);
  const known = kinds.filter(({ type }) => type !== 'null');
  const words = known.flatMap(
    (kind) => kind.enum ?? (kind.const === undefined ? [] : [kind.const]),
  );
  const base: JsonSchema = known[0] ?? schema;
  const type = typeOf(base);
  const constraints: Record<string, unknown> = {};
  if (known.length === kinds.length) constraints.required = true;
  if (isKey) constraints.unique = true;
  if (words.length > 0) constraints.enum = words;
  if (type === 'string' && base.pattern) constraints.pattern = base.pattern;
  if (type === 'integer' && words.length === 0) {
    if (base.minimum !== undefined) constraints.minimum = base.minimum;
    // What zod writes where there is no limit.
    if (base.maximum !== undefined && base.maximum < Number.MAX_SAFE_INTEGER)
      constraints.maximum = base.maximum;
  }
  const description = [schema.description ?? base.description, partsOf(base)]
    .filter(Boolean)
    .join(' ');
  return {
    name,
    type,
    ...(base.format === 'uri' ? { format: 'uri' as const } : {}),
    title: schema.title ?? base.title ?? name,
    ...(description ? { description } : {}),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/** The fields of a table with what the schemas say of them: names, kinds, titles, limits. */
export function fieldsOf({ shape, primaryKey }: OpenTable): TableField[] {
  return Object.entries(shape.properties ?? {}).map(([name, schema]) =>
    fieldOf(name, schema, name === primaryKey),
  );
}

/** Every table with its fields: what the page about the data says. */
export function describedTables(): (OpenTable & { readonly fields: readonly TableField[] })[] {
  return openTables.map((table) => ({ ...table, fields: fieldsOf(table) }));
}
