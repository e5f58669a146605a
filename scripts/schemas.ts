/** `npm run schemas`: writes what editors' programs complete from, and the column table in content/README.md. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { tagCards } from '#domain/document.ts';
import {
  bulletin,
  essentialService,
  gate,
  gateTranslation,
  glossary,
  guide,
  guideTranslation,
  holidays,
  lesson,
  lessonTranslation,
  lifeEvent,
  lifeEventTranslation,
  listHead,
  places,
  placesTranslation,
  plan,
  planTranslation,
  procedureRow,
  rehearsal,
  returned,
  service,
  serviceTranslation,
  site,
  spoken,
  statistics,
  synonyms,
  terms,
  units,
} from '#schemas/index.ts';

const schemas: Record<string, z.ZodType> = {
  bulletin,
  'essential-services': z.array(essentialService),
  gate,
  glossary,
  guide,
  holidays,
  lesson,
  'life-event': lifeEvent,
  list: listHead,
  places,
  plan,
  rehearsal,
  returned,
  service,
  site,
  spoken,
  statistics,
  synonyms,
  units,
  'guide-translation': guideTranslation,
  'service-translation': serviceTranslation,
  'lesson-translation': lessonTranslation,
  'life-event-translation': lifeEventTranslation,
  'plan-translation': planTranslation,
  'gate-translation': gateTranslation,
  'places-translation': placesTranslation,
  terms,
};

/** The files that a schema describes, as an editor knows them. */
const fileNames: Record<string, string> = {
  bulletin: '`bulletins/*.yaml`',
  'essential-services': '`essential-services.yaml`',
  gate: '`gate.yaml`',
  glossary: '`glossary.yaml`',
  guide: '`guides/*.mdx`, phần khai báo',
  holidays: '`holidays.yaml`',
  lesson: '`lessons/*.mdx`, phần khai báo',
  'life-event': '`life-events/*.yaml`',
  list: '`lists/*/list.yaml`',
  places: '`places.yaml`',
  plan: '`plans/*.yaml`',
  rehearsal: '`rehearsals/*.yaml`',
  returned: '`returned.yaml`',
  service: '`services/*.mdx`, phần khai báo',
  site: '`site.yaml`',
  spoken: '`spoken.yaml`',
  statistics: '`statistics/*.yaml`',
  synonyms: '`search/synonyms.yaml`',
  units: '`units.yaml`',
  'guide-translation': '`en/guides/*.mdx`, phần khai báo',
  'service-translation': '`en/services/*.mdx`, phần khai báo',
  'lesson-translation': '`en/lessons/*.mdx`, phần khai báo',
  'life-event-translation': '`en/life-events/*.yaml`',
  'plan-translation': '`en/plans/*.yaml`',
  'gate-translation': '`en/gate.yaml`',
  'places-translation': '`en/places.yaml`',
  terms: '`en/terms.yaml`',
};

/** Everything this script writes, so that a test can compare it with what is committed. */
export function written(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-07' });
    files[`content/.schemas/${name}.schema.json`] = `${JSON.stringify(json, null, 2)}\n`;
  }
  files['.vscode/content.code-snippets'] = `${JSON.stringify(snippets(), null, 2)}\n`;
  const fill = (text: string, mark: string, table: string) =>
    text.replace(
      new RegExp(`(<!-- ${mark}:bat-dau -->\\n)[\\s\\S]*?(<!-- ${mark}:het -->)`),
      (_whole, start: string, end: string) => `${start}${table}${end}`,
    );
  files['content/README.md'] = fill(
    fill(readFileSync('content/README.md', 'utf8'), 'cot', columnTable()),
    'muc',
    keyTables(),
  );
  return files;
}

/** For VS Code: the name of a tag typed in a body becomes its sample. */
function snippets(): Record<string, object> {
  return Object.fromEntries(
    tagCards().map(({ name, use, sample }) => [
      name,
      {
        scope: 'mdx',
        prefix: name,
        description: use,
        body: sample.replaceAll('$', '\\$'),
      },
    ]),
  );
}

/** For each kind of file, the keys it takes, in the words of its schema. */
function keyTables(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  return Object.entries(schemas)
    .map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-07' }) as JsonSchema;
      const properties = json.properties ?? json.items?.properties ?? {};
      const required = new Set(json.required ?? json.items?.required ?? []);
      const rows = Object.entries(properties).map(([key, { title, description, examples }]) => {
        const example = examples?.map(String).join(' · ') ?? '';
        return `| \`${key}\` | ${title ?? ''}${required.has(key) ? '' : ' (không bắt buộc)'} | ${cell(description ?? '')} | ${cell(example)} |`;
      });
      return `### ${fileNames[name]}\n\n| mục | nghĩa | cách ghi | ví dụ |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

type JsonSchema = {
  title?: string;
  description?: string;
  examples?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
};

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
