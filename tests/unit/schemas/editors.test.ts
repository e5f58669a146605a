import { globSync, readdirSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import { tagCards } from '#domain/document.ts';

interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

const schemas = readdirSync('content/.schemas');

/** Every property of a schema with its way from the top, `sources[].read`. */
function* propertiesOf(schema: JsonSchema, way = ''): Generator<[string, JsonSchema]> {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    yield [`${way}${name}`, property];
    yield* propertiesOf(property, `${way}${name}.`);
  }
  if (schema.items) yield* propertiesOf(schema.items, `${way}[].`);
}

test.each(schemas)('%s says in Vietnamese what each property is', (name) => {
  const schema = JSON.parse(readFileSync(`content/.schemas/${name}`, 'utf8')) as JsonSchema;
  const properties = [...propertiesOf(schema)];
  expect(properties.length).toBeGreaterThan(1);
  expect(properties.filter(([, { title }]) => !title?.trim()).map(([way]) => way)).toEqual([]);
  for (const [, { title = '', description = '' }] of properties)
    expect(`${title}${description}`.normalize('NFC')).toBe(`${title}${description}`);
});

test('VS Code checks every YAML file of the content by the schema of its kind, without the line on top', () => {
  const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8')) as {
    'yaml.schemas': Record<string, string>;
  };
  const wired = Object.entries(settings['yaml.schemas']);
  for (const [schema] of wired)
    expect(schemas).toContain(schema.replace('./content/.schemas/', ''));
  for (const file of globSync('content/**/*.yaml')) {
    const found = wired.filter(([, glob]) => matchesGlob(file, glob));
    expect(found, file).toHaveLength(1);
  }
  const { recommendations } = JSON.parse(readFileSync('.vscode/extensions.json', 'utf8')) as {
    recommendations: string[];
  };
  expect(recommendations).toContain('redhat.vscode-yaml');
});

test('a schema named on top of a file is the one of its kind', () => {
  for (const file of globSync('content/**/*.yaml')) {
    const named = /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
    if (named) expect(schemas, file).toContain(named.split('/').at(-1));
  }
});

test('VS Code knows every tag as a snippet', () => {
  const snippets = JSON.parse(readFileSync('.vscode/content.code-snippets', 'utf8')) as Record<
    string,
    { scope: string; body: string }
  >;
  expect(Object.keys(snippets).sort()).toEqual(
    tagCards()
      .map(({ name }) => name)
      .sort(),
  );
  for (const { scope } of Object.values(snippets)) expect(scope).toBe('mdx');
});
