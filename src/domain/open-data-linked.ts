import type { Channel, TimeLimit } from '#schemas/procedure-row.ts';
import type { Procedure } from './catalogue.ts';
import { slugOf } from './fold.ts';
import {
  feeKnown,
  type OpenFile,
  type OpenSource,
  officialPageOf,
  writtenTime,
} from './open-data.ts';
import { contentLicence } from './open-data-package.ts';

/**
 * The catalogue in the words of CPSV-AP 3.2.0 (SEMIC, 6 May 2024), which European catalogues of public services use.
 * Terms have the names of the published context; `tests/fixtures/cpsv-ap/` holds what it and its shapes say of them.
 */

const langString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const words = (id: string) => ({ '@id': id, '@type': langString, '@container': '@set' }) as const;
const links = (id: string) => ({ '@id': id, '@type': '@id', '@container': '@set' }) as const;
const link = (id: string) => ({ '@id': id, '@type': '@id' }) as const;

const m8g = 'http://data.europa.eu/m8g/';
const dct = 'http://purl.org/dc/terms/';
const cpsv = 'http://purl.org/vocab/cpsv#';
const skos = 'http://www.w3.org/2004/02/skos/core#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

/** Our terms: the part of the published context that we use, so that nobody must fetch that one to read us. */
export const cpsvTerms = {
  Agent: 'http://xmlns.com/foaf/0.1/Agent',
  'Agent.identifier': { '@id': `${dct}identifier` },
  'Agent.name': words(`${dct}title`),
  Channel: `${m8g}Channel`,
  'Channel.description': words(`${dct}description`),
  'Channel.identifier': { '@id': `${dct}identifier` },
  'Channel.processingTime': { '@id': `${m8g}processingTime`, '@type': `${xsd}duration` },
  'Channel.type': link(`${dct}type`),
  Concept: `${skos}Concept`,
  Cost: `${m8g}Cost`,
  'Cost.currency': link(`${m8g}currency`),
  'Cost.description': words(`${dct}description`),
  'Cost.hasValue': { '@id': `${m8g}hasValue`, '@type': `${xsd}double` },
  'Cost.identifier': { '@id': `${dct}identifier` },
  'Cost.ifAccessedThrough': link(`${m8g}ifAccessedThrough`),
  AdministrativeTerritorialUnit: 'http://data.europa.eu/88u/dataset/atu-type',
  Dataset: 'http://www.w3.org/ns/dcat#Dataset',
  'Dataset.description': words(`${dct}description`),
  'Dataset.identifier': { '@id': `${dct}identifier`, '@container': '@set' },
  'Dataset.landingPage': links('http://www.w3.org/ns/dcat#landingPage'),
  'Dataset.publisher': link(`${dct}publisher`),
  'Dataset.title': words(`${dct}title`),
  Document: 'http://xmlns.com/foaf/0.1/Document',
  LegalResource: 'http://data.europa.eu/eli/ontology#LegalResource',
  LinguisticSystem: `${dct}LinguisticSystem`,
  Output: `${m8g}Output`,
  'Output.identifier': { '@id': `${dct}identifier` },
  'Output.name': words(`${dct}title`),
  PublicOrganization: `${m8g}PublicOrganisation`,
  'PublicOrganization.preferredLabel': words(`${skos}prefLabel`),
  'PublicOrganization.spatial': links(`${dct}spatial`),
  PublicService: `${cpsv}PublicService`,
  'PublicService.addressee': links(`${dct}audience`),
  'PublicService.description': words(`${dct}description`),
  'PublicService.hasChannel': links(`${m8g}hasChannel`),
  'PublicService.hasCompetentAuthority': links(`${m8g}hasCompetentAuthority`),
  'PublicService.hasCost': links(`${m8g}hasCost`),
  'PublicService.hasLegalResource': links(`${m8g}hasLegalResource`),
  'PublicService.identifier': { '@id': `${dct}identifier` },
  'PublicService.isPartOf': links(`${dct}isPartOf`),
  'PublicService.keyword': words('http://www.w3.org/ns/dcat#keyword'),
  'PublicService.language': links(`${dct}language`),
  'PublicService.name': words(`${dct}title`),
  'PublicService.processingTime': { '@id': `${m8g}processingTime`, '@type': `${xsd}duration` },
  'PublicService.produces': links(`${cpsv}produces`),
  'PublicService.status': link('http://www.w3.org/ns/adms#status'),
  'PublicService.thematicArea': links(`${m8g}thematicArea`),
} as const;

/** What CPSV-AP has no term for. */
export const ownTerms = {
  prefLabel: { '@id': `${skos}prefLabel`, '@type': langString, '@container': '@set' },
  legalNumber: { '@id': 'http://data.europa.eu/eli/ontology#id_local' },
  page: link('http://xmlns.com/foaf/0.1/page'),
  licence: link(`${dct}license`),
  modified: { '@id': `${dct}modified`, '@type': `${xsd}date` },
  distribution: links('http://www.w3.org/ns/dcat#distribution'),
  Distribution: 'http://www.w3.org/ns/dcat#Distribution',
  downloadAddress: link('http://www.w3.org/ns/dcat#downloadURL'),
  accessAddress: link('http://www.w3.org/ns/dcat#accessURL'),
  mediaType: link('http://www.w3.org/ns/dcat#mediaType'),
} as const;

const vi = (text: string) => [{ '@value': text, '@language': 'vi' }];
const viEn = (vietnamese: string, english: string) => [
  { '@value': vietnamese, '@language': 'vi' },
  { '@value': english, '@language': 'en' },
];

type Node = Readonly<Record<string, unknown>> & { readonly '@id': string };

const currency = 'http://publications.europa.eu/resource/authority/currency/VND';
const vietnamese = 'http://publications.europa.eu/resource/authority/language/VIE';

const channelNames: Record<Channel, readonly [string, string]> = {
  online: ['Trên mạng', 'Online'],
  counter: ['Tại quầy', 'At the counter'],
  post: ['Qua bưu điện', 'By post'],
};

const levelNames: Record<string, string> = {
  commune: 'phường, xã',
  province: 'tỉnh',
  central: 'trung ương',
  other: 'đơn vị khác',
};

/**
 * A time limit as `xsd:duration`, where there is one that says the same: a single number of calendar days. Working days
 * have no duration (three of them may be five days), hours may be office hours, and cases cannot be told apart: these
 * are said in words only.
 */
export function durationOf(time: readonly TimeLimit[] | undefined): string | undefined {
  const [only, ...others] = time ?? [];
  return only?.unit === 'days' && only.amount > 0 && others.length === 0
    ? `P${only.amount}D`
    : undefined;
}

/**
 * `catalogue.jsonld`: every procedure in force as a public service.
 *
 * What a list does not say is not there: a procedure without an agency has no competent authority, although CPSV-AP asks
 * for one, and a fee that only the portal's default shows has no cost.
 */
export function linkedCatalogue(source: OpenSource, files: readonly OpenFile[]): string {
  const { site, address, day, procedures } = source;
  const shared = new Map<string, Node>();
  const ids = new Set<string>();
  /** A node that several services use, written once. Names that differ only in their marks are two things. */
  const one = (kind: string, name: string, rest: Readonly<Record<string, unknown>>): string => {
    const known = shared.get(`${kind} ${name}`);
    if (known) return known['@id'];
    const plain = `#${kind}-${slugOf(name)}`;
    let id = plain;
    for (let nth = 2; ids.has(id); nth += 1) id = `${plain}-${nth}`;
    ids.add(id);
    shared.set(`${kind} ${name}`, { '@id': id, ...rest });
    return id;
  };
  const concept = (kind: string, name: string) =>
    one(kind, name, { '@type': 'Concept', prefLabel: vi(name) });
  const legal = (number: string) =>
    one('van-ban', number, { '@type': 'LegalResource', legalNumber: number });
  const agency = (name: string) =>
    one('co-quan', name, {
      '@type': 'PublicOrganization',
      'PublicOrganization.preferredLabel': vi(name),
      'PublicOrganization.spatial': ['#viet-nam'],
    });

  const services = procedures
    .filter(({ status }) => status.kind === 'inForce')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((procedure) => nodesOf(procedure));

  function nodesOf({ code, facts }: Procedure): Node[] {
    const page = `/thu-tuc/${code}/`;
    const id = (part: string) => `${page}#${part}`;
    const offered = (Object.keys(channelNames) as Channel[]).filter(
      (channel) =>
        facts.channels.includes(channel) || facts.by[channel].time || facts.by[channel].fee,
    );
    const channelNodes = offered.map((channel): Node => {
      const time = facts.by[channel].time ?? facts.time;
      const written = writtenTime(time);
      const duration = durationOf(time);
      return {
        '@id': id(channel),
        '@type': 'Channel',
        'Channel.identifier': `${code}/${channel}`,
        'Channel.type': `#kenh-${channel}`,
        ...(written
          ? {
              'Channel.description': vi(
                [`Thời hạn: ${written}.`, facts.timeNote].filter(Boolean).join(' '),
              ),
            }
          : {}),
        ...(duration ? { 'Channel.processingTime': duration } : {}),
      };
    });
    const costNodes = offered.flatMap((channel): Node[] => {
      const { vnd } = feeKnown(facts.by[channel].fee);
      return (vnd ?? []).map((amount, index) => ({
        '@id': id(`phi-${channel}-${index + 1}`),
        '@type': 'Cost',
        'Cost.identifier': `${code}/${channel}/${index + 1}`,
        'Cost.hasValue': amount,
        'Cost.currency': currency,
        'Cost.ifAccessedThrough': id(channel),
        ...(facts.feeNote ? { 'Cost.description': vi(facts.feeNote) } : {}),
      }));
    });
    const outputs: Node[] = facts.result
      ? [
          {
            '@id': id('ket-qua'),
            '@type': 'Output',
            'Output.identifier': `${code}/ket-qua`,
            'Output.name': vi(facts.result),
          },
        ]
      : [];
    const duration = durationOf(facts.time);
    const levels = facts.levels.map((level) => levelNames[level]).join('; ');
    const some = (name: string, ids: readonly string[]) => (ids.length > 0 ? { [name]: ids } : {});
    const service: Node = {
      '@id': id('thu-tuc'),
      '@type': 'PublicService',
      'PublicService.identifier': code,
      'PublicService.name': vi(facts.name),
      'PublicService.description': vi(
        `Thủ tục ${code}, lĩnh vực ${facts.field}.${levels ? ` Cấp thực hiện: ${levels}.` : ''}`,
      ),
      'PublicService.isPartOf': ['#danh-muc'],
      'PublicService.language': [vietnamese],
      'PublicService.status': '#dang-dung',
      'PublicService.thematicArea': [concept('linh-vuc', facts.field)],
      ...some(
        'PublicService.addressee',
        facts.applicants.map((name) => concept('doi-tuong', name)),
      ),
      ...some('PublicService.hasCompetentAuthority', facts.agency ? [agency(facts.agency)] : []),
      ...some(
        'PublicService.hasChannel',
        channelNodes.map((node) => node['@id']),
      ),
      ...some(
        'PublicService.hasCost',
        costNodes.map((node) => node['@id']),
      ),
      ...some(
        'PublicService.produces',
        outputs.map((node) => node['@id']),
      ),
      ...some('PublicService.hasLegalResource', facts.legal.map(legal)),
      ...(duration ? { 'PublicService.processingTime': duration } : {}),
      page: officialPageOf(code),
    };
    return [service, ...channelNodes, ...costNodes, ...outputs];
  }

  const at = (path: string) => `${address}du-lieu/${path}`;
  const dataset: Node = {
    '@id': '#danh-muc',
    '@type': 'Dataset',
    'Dataset.identifier': [`${address}du-lieu/`],
    'Dataset.title': viEn(
      `Danh mục thủ tục ${site.commune}, ${site.province}`,
      'Administrative procedures of one Vietnamese commune',
    ),
    'Dataset.description': viEn(
      `Do ${site.name}, trang của cộng đồng, lập từ các danh sách do nhà nước công bố. Không phải cơ quan nhà nước.`,
      'Compiled by a community site from lists published by Vietnamese authorities. Not an authority itself. What is not known is left out.',
    ),
    'Dataset.publisher': '#nguoi-giu',
    'Dataset.landingPage': [`${address}du-lieu/`],
    licence: contentLicence.path,
    modified: day,
    distribution: files.map(({ path }) => at(path)),
  };
  const frame: Node[] = [
    dataset,
    ...files.map(({ path }) => ({
      '@id': at(path),
      '@type': 'Distribution',
      accessAddress: `${address}du-lieu/`,
      downloadAddress: at(path),
      mediaType: `https://www.iana.org/assignments/media-types/${path.endsWith('.csv') ? 'text/csv' : 'application/json'}`,
      licence: contentLicence.path,
    })),
    {
      '@id': '#nguoi-giu',
      '@type': 'Agent',
      'Agent.identifier': address,
      'Agent.name': vi(site.keeper),
    },
    { '@id': `${address}du-lieu/`, '@type': 'Document' },
    { '@id': vietnamese, '@type': 'LinguisticSystem' },
    { '@id': currency, '@type': 'Concept', prefLabel: viEn('đồng Việt Nam', 'Vietnamese đồng') },
    { '@id': '#dang-dung', '@type': 'Concept', prefLabel: viEn('Đang dùng', 'In force') },
    {
      '@id': '#viet-nam',
      '@type': 'AdministrativeTerritorialUnit',
      prefLabel: viEn('Việt Nam', 'Viet Nam'),
    },
    ...Object.entries(channelNames).map(([channel, [name, english]]) => ({
      '@id': `#kenh-${channel}`,
      '@type': 'Concept',
      prefLabel: viEn(name, english),
    })),
  ];
  const context = { '@version': 1.1, '@base': at('catalogue.jsonld'), ...cpsvTerms, ...ownTerms };
  const graph = [...frame, ...services, ...shared.values()];
  // One node on each line: two days can be compared, and the file stays a fifth smaller than with indentation.
  return `{"@context":${JSON.stringify(context)},\n"@graph":[\n${graph.map((node) => JSON.stringify(node)).join(',\n')}\n]}\n`;
}
