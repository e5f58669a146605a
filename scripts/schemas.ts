/** `npm run schemas`: writes what editors' programs complete from, and the column table in content/README.md. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import {
  essentialService,
  guide,
  lifeEvent,
  listHead,
  places,
  procedureRow,
  service,
  site,
} from '#schemas/index.ts';

const schemas: Record<string, z.ZodType> = {
  'essential-services': z.array(essentialService),
  guide,
  'life-event': lifeEvent,
  list: listHead,
  places,
  service,
  site,
};

/** Everything this script writes, so that a test can compare it with what is committed. */
export function written(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-07' });
    files[`content/.schemas/${name}.schema.json`] = `${JSON.stringify(json, null, 2)}\n`;
  }
  const readme = readFileSync('content/README.md', 'utf8');
  files['content/README.md'] = readme.replace(
    /(<!-- cot:bat-dau -->\n)[\s\S]*?(<!-- cot:het -->)/,
    (_whole, start: string, end: string) => `${start}${columnTable()}${end}`,
  );
  return files;
}

/** One table row for each column of `procedures.csv`, in the words of its schema. */
function columnTable(): string {
  const { properties = {} } = z.toJSONSchema(procedureRow, { io: 'input', target: 'draft-07' });
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = Object.entries(properties).map(([name, schema]) => {
    const { title, description, examples } = schema as {
      title?: string;
      description?: string;
      examples?: unknown[];
    };
    return `| \`${name}\` | ${title ?? ''} | ${cell(description ?? '')} | ${cell(examples?.map(String).join(' · ') ?? '')} |`;
  });
  return `| cột | nghĩa | cách ghi | ví dụ |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

if (import.meta.main) {
  mkdirSync('content/.schemas', { recursive: true });
  for (const [path, text] of Object.entries(written())) writeFileSync(path, text);
}
