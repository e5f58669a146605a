import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import Validator from 'rdf-validate-shacl';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTableFiles } from '#domain/open-data.ts';
import { cpsvTerms, durationOf, linkedCatalogue } from '#domain/open-data-linked.ts';
import { realSource } from '../../support/open-source.ts';

const prefixes: Readonly<Record<string, string>> = {
  cpsv: 'http://purl.org/vocab/cpsv#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  locn: 'http://www.w3.org/ns/locn#',
  m8g: 'http://data.europa.eu/m8g/',
  org: 'http://www.w3.org/ns/org#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  sh: 'http://www.w3.org/ns/shacl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  time: 'http://www.w3.org/2006/time#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const whole = (name: string): string => {
  const [prefix = '', rest = ''] = name.split(':');
  return prefixes[prefix] && !rest.startsWith('//') ? `${prefixes[prefix]}${rest}` : name;
};
const fixture = <T>(name: string): T =>
  JSON.parse(readFileSync(`tests/fixtures/cpsv-ap/${name}`, 'utf8')) as T;

/** The published context, in the form of JSON-LD again. */
const published = Object.fromEntries(
  Object.entries(fixture<Record<string, string | readonly string[]>>('context.json')).map(
    ([term, said]) => {
      if (typeof said === 'string') return [term, whole(said)];
      const [id = '', type, container] = said;
      return [
        term,
        {
          '@id': whole(id),
          ...(type ? { '@type': whole(type) } : {}),
          ...(container ? { '@container': '@set' } : {}),
        },
      ];
    },
  ),
);

interface Constraint {
  readonly path: string;
  readonly datatype?: string;
  readonly class?: string;
  readonly min?: number;
  readonly max?: number;
}
const shapes = fixture<Record<string, readonly Constraint[]>>('shapes.json');

const source = realSource();
const text = linkedCatalogue(source, openTableFiles(source));
interface Linked {
  readonly '@context': Readonly<Record<string, unknown>>;
  readonly '@graph': readonly Readonly<Record<string, unknown>>[];
}
const catalogue = JSON.parse(text) as Linked;

const reading = {
  documentLoader: async (address: string): Promise<never> => {
    throw new Error(`would fetch ${address}`);
  },
  safe: true,
} as const;
const quadsOf = (document: object) =>
  jsonld.toRDF(document, { ...reading, format: 'application/n-quads' });

let quads = '';
beforeAll(async () => {
  quads = await quadsOf(catalogue);
}, 60_000);

const sameOrderless = (document: string): string[] => document.split('\n').sort();

describe('what the catalogue says', () => {
  test('every term is that of the published context', () => {
    for (const [term, meaning] of Object.entries(cpsvTerms))
      expect([term, meaning]).toEqual([term, published[term]]);
  });

  test('it means the same to somebody who reads it with the published context', async () => {
    const { '@context': ours, ...rest } = catalogue;
    const own = Object.fromEntries(Object.entries(ours).filter(([term]) => !(term in cpsvTerms)));
    const theirs = await quadsOf({ ...rest, '@context': [published, own] });
    expect(sameOrderless(theirs)).toEqual(sameOrderless(quads));
  });

  test('it is read without fetching anything, and nothing in it is dropped as unknown', () => {
    expect(quads).toContain(
      '<https://camtay.example/thu-tuc/1.001193/#thu-tuc> <http://purl.org/dc/terms/identifier> "1.001193" .',
    );
    expect(quads).toContain(
      '<https://camtay.example/thu-tuc/1.001193/#thu-tuc> <http://purl.org/dc/terms/title> "Đăng ký khai sinh"@vi .',
    );
    expect(quads).not.toMatch(/<(?!https?:)[^>]*>/);
  });

  test('exactly the procedures in force are in it, each once', () => {
    const inForce = source.procedures.filter(({ status }) => status.kind === 'inForce');
    const codes = catalogue['@graph']
      .filter((node) => node['@type'] === 'PublicService')
      .map((node) => node['PublicService.identifier']);
    expect(codes).toEqual(inForce.map(({ code }) => code).sort());
  });

  test('no two nodes have one name', () => {
    const ids = catalogue['@graph'].map((node) => node['@id']);
    expect(ids.length).toBe(new Set(ids).size);
  });

  test('no sum stands where the portal only shows its default', () => {
    const costs = catalogue['@graph'].filter((node) => node['@type'] === 'Cost');
    const said = source.procedures
      .filter(({ status }) => status.kind === 'inForce')
      .flatMap(({ facts }) => Object.values(facts.by))
      .flatMap(({ fee = [] }) => (fee.includes('defaultZero') ? [] : fee));
    expect(costs.map((node) => node['Cost.hasValue']).sort()).toEqual([...said].sort());
    expect(said.filter((amount) => amount === 0).length).toBeGreaterThan(5);
  });

  test('a duration stands only beside calendar days; working days are words', () => {
    const channels = catalogue['@graph'].filter((node) => node['@type'] === 'Channel');
    const written = channels.map((node): [string, unknown] => [
      JSON.stringify(node['Channel.description'] ?? ''),
      node['Channel.processingTime'],
    ]);
    const working = written.filter(([words]) => words.includes('ngày làm việc'));
    expect(working.length).toBeGreaterThan(500);
    for (const [words, duration] of written)
      if (/ngày làm việc|giờ|tháng|trong ngày| \| /.test(words.replace(/\. .*/, '')))
        expect([words, duration]).toEqual([words, undefined]);
    expect(written.find(([, duration]) => duration === 'P7D')?.[0]).toContain('7 ngày');
  });

  test('a paper whose name differs by its marks from another keeps its own name', () => {
    const names = (kind: string, key: string) =>
      catalogue['@graph'].filter((node) => node['@type'] === kind).map((node) => node[key]);
    const papers = source.procedures
      .filter(({ status }) => status.kind === 'inForce')
      .flatMap(({ facts }) => facts.legal);
    expect(names('LegalResource', 'legalNumber').sort()).toEqual([...new Set(papers)].sort());
  });
});

test.each([
  [[{ amount: 3, unit: 'days' }], 'P3D'],
  [[{ amount: 3, unit: 'workingDays' }], undefined],
  [[{ amount: 8, unit: 'hours' }], undefined],
  [[{ amount: 1, unit: 'months' }], undefined],
  [[{ amount: 0, unit: 'sameDay' }], undefined],
  [
    [
      { amount: 3, unit: 'days' },
      { amount: 5, unit: 'days' },
    ],
    undefined,
  ],
  [[], undefined],
  [undefined, undefined],
] as const)('%j lasts %s', (time, duration) => {
  expect(durationOf(time)).toBe(duration);
});

describe('the shapes of CPSV-AP', () => {
  const shapesDocument = {
    '@graph': Object.entries(shapes).map(([target, constraints], index) => ({
      '@id': `urn:shape:${index}`,
      '@type': whole('sh:NodeShape'),
      [whole('sh:targetClass')]: { '@id': whole(target) },
      [whole('sh:property')]: constraints.map((one) => ({
        [whole('sh:path')]: { '@id': whole(one.path) },
        ...(one.datatype ? { [whole('sh:datatype')]: { '@id': whole(one.datatype) } } : {}),
        ...(one.class ? { [whole('sh:class')]: { '@id': whole(one.class) } } : {}),
        ...(one.min === undefined ? {} : { [whole('sh:minCount')]: one.min }),
        ...(one.max === undefined ? {} : { [whole('sh:maxCount')]: one.max }),
      })),
    })),
  };

  const { factory } = new Validator(new Validator([] as never).factory.dataset());

  async function datasetOf(document: object) {
    const dataset = factory.dataset();
    for (const { subject, predicate, object } of await jsonld.toRDF(document, reading)) {
      const node = ({ termType, value }: typeof subject) =>
        termType === 'BlankNode'
          ? factory.blankNode(value.replace(/^_:/, ''))
          : factory.namedNode(value);
      const value =
        object.termType === 'Literal'
          ? factory.literal(
              object.value,
              object.language || factory.namedNode(object.datatype?.value ?? whole('xsd:string')),
            )
          : node(object);
      dataset.add(factory.quad(node(subject), factory.namedNode(predicate.value), value));
    }
    return dataset;
  }

  type Node = Readonly<Record<string, unknown>>;

  /** What breaks a shape: the node, the path and the kind of constraint. */
  async function problemsIn(graph: readonly Node[]): Promise<string[]> {
    const validator = new Validator(await datasetOf(shapesDocument), { factory });
    const report = await validator.validate(
      await datasetOf({ '@context': catalogue['@context'], '@graph': graph }),
    );
    return report.results
      .map(({ focusNode, path, sourceConstraintComponent }) =>
        [
          focusNode?.value.replace('https://camtay.example', ''),
          (path as { readonly value?: string } | null)?.value,
          sourceConstraintComponent?.value.replace(whole('sh:'), ''),
        ].join(' '),
      )
      .sort();
  }

  const graph = catalogue['@graph'];
  const isService = (node: Node) => node['@type'] === 'PublicService';
  const changed = (code: string, change: Node): Node[] =>
    graph.map((node) =>
      node['@id'] === `/thu-tuc/${code}/#thu-tuc` ? { ...node, ...change } : node,
    );
  /** A catalogue of one service, which is quick to look at. */
  const one = (nodes: readonly Node[], code: string) =>
    nodes.filter(
      (node) => !String(node['@id']).startsWith('/thu-tuc/') || String(node['@id']).includes(code),
    );
  const authority = whole('m8g:hasCompetentAuthority');

  test('are kept, but for the authority where no list names one', async () => {
    const unknown = graph
      .filter((node) => isService(node) && !node['PublicService.hasCompetentAuthority'])
      .map((node) => `${node['@id']} ${authority} MinCountConstraintComponent`);
    const named = source.procedures.filter(
      ({ status, facts }) => status.kind === 'inForce' && facts.agency,
    );
    expect(graph.filter(isService).length - unknown.length).toBe(named.length);
    expect(await problemsIn(graph)).toEqual(unknown.sort());
  }, 120_000);

  test.each<[string, Node, string]>([
    ['two codes', { 'PublicService.identifier': ['1.001193', '1.000894'] }, 'dct:identifier Max'],
    ['no code', { 'PublicService.identifier': [] }, 'dct:identifier Min'],
    [
      'a name without a language',
      { 'PublicService.name': [{ '@value': 'Đăng ký khai sinh', '@type': whole('xsd:string') }] },
      'dct:title Datatype',
    ],
    [
      'a duration that is none',
      { 'PublicService.processingTime': '3 ngày làm việc' },
      'm8g:processingTime Datatype',
    ],
    [
      'a channel as its authority',
      { 'PublicService.hasCompetentAuthority': ['/thu-tuc/1.001193/#online'] },
      'm8g:hasCompetentAuthority Class',
    ],
  ])('would see %s', async (_, change, words) => {
    const [path = '', kind = ''] = words.split(' ');
    const problems = await problemsIn(one(changed('1.001193', change), '1.001193'));
    expect(problems).toEqual([
      `/thu-tuc/1.001193/#thu-tuc ${whole(path)} ${kind}ConstraintComponent`.replace(
        /(Max|Min)Con/,
        '$1CountCon',
      ),
    ]);
  });

  test('that were left out look at no node of ours', () => {
    const kinds = new Set(
      [
        ...quads.matchAll(/<http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#type> <([^>]*)>/g),
      ].map(([, kind]) => kind ?? ''),
    );
    const looked = new Set(Object.keys(shapes).map(whole));
    expect([...kinds].filter((kind) => !looked.has(kind))).toEqual([whole('dcat:Distribution')]);
  });
});
