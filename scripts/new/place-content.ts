import {
  isMap,
  isScalar,
  isSeq,
  parseDocument as parseYaml,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { cutPage } from '#domain/front-matter.ts';
import { languageName } from '#domain/language-name.ts';
import { isDistrictLevel, isProvinceLevel } from '#domain/units.ts';
import { csvLine, readCsv } from '#read/csv.ts';
import type { Content } from '#read/read-content.ts';
import { procedureColumns } from '#schemas/index.ts';
import {
  type LocalWords,
  localWriter,
  type NewNames,
  namesPlace,
  properName,
} from './local-words.ts';

/** Something an editor of the new place must look at. */
export interface ToRewrite {
  readonly file: string;
  readonly what: string;
}

export interface NationalContent {
  /** Files by their path below the content folder. */
  readonly files: Map<string, string>;
  readonly toRewrite: readonly ToRewrite[];
}

/** Which words of a content folder are only of its own place. */
export function localWordsOf(content: Content): LocalWords {
  const { site, units, places, lists } = content;
  if (!site || !units) throw new Error('bộ nội dung gốc thiếu site.yaml hoặc units.yaml.');
  const commune = properName(site.value.commune);
  const province = site.value.province;
  const others = [...new Set(units.value.units.map(({ name }) => properName(name)))].filter(
    (name) => name !== commune && name !== province && !/^\d+$/.test(name),
  );
  const provincial = lists.filter(({ head }) => head.value.issuerLevel === 'province');
  return {
    commune,
    province,
    others,
    telephones: (places?.value.places ?? []).flatMap(({ name, unit, telephone }) =>
      telephone && (unit || name.includes(province) || name.includes(commune)) ? telephone : [],
    ),
    codes: new Map(
      provincial.flatMap(({ rows }) =>
        rows.map(({ value }) => [value.code, value.insteadOf] as const),
      ),
    ),
  };
}

/** Keys whose text may go without the page losing a part it must have. */
const mayGo = new Set(['note', 'otherWays', 'more', 'timeNote', 'feeNote']);
/** Lists of which items may go as long as one is left; those below may become empty. */
const keepsOne = new Set([
  'legal',
  'sources',
  'papers',
  'ready',
  'practice',
  'teacher',
  'never',
  'fix',
  'cards',
  'from',
  'to',
]);

/**
 * The national part of a content folder, in the words of another place: lists of the province go, its codes become the
 * national ones, and what was only true there is taken out and named.
 *
 * @param keptHosts - hosts that pages of the new place may link to.
 */
export function nationalContent(
  content: Content,
  old: LocalWords,
  now: NewNames,
  keptHosts: ReadonlySet<string>,
): NationalContent {
  const writer = localWriter(old, now);
  const files = new Map<string, string>();
  const toRewrite: ToRewrite[] = [];
  const provincial = new Set(
    content.lists.flatMap(({ id, head }) => (head.value.issuerLevel === 'province' ? id : [])),
  );
  const isForeign = (address: unknown): boolean =>
    typeof address === 'string' && URL.canParse(address) && !keptHosts.has(new URL(address).host);

  /** Goes through a YAML tree; returns false when the node should be taken away. */
  function adapt(node: unknown, key: string, context: Context): boolean {
    if (isScalar(node)) return adaptScalar(node, key, context);
    if (isMap(node)) {
      const one = node as YAMLMap;
      const item = one.toJSON() as Record<string, unknown>;
      if (
        (key === 'sources' || key === 'legal') &&
        (isForeign(item.address) ||
          Object.values(item).some((value) => isOfProvince(String(value))))
      )
        return false;
      one.items = one.items.filter((pair) => {
        const name = String((pair.key as Scalar).value);
        const kept = adapt(pair.value, name, { ...context, inList: false });
        return kept || !mayGo.has(name);
      });
      return true;
    }
    if (isSeq(node)) {
      const seq = node as YAMLSeq;
      const before = seq.items.length;
      const kept = seq.items.filter((one) => adapt(one, key, { ...context, inList: true }));
      if (kept.length > 0 || !keepsOne.has(key)) seq.items = kept;
      else if (before > 0) context.say(`mục \`${key}\` chỉ có điều của nơi cũ, còn giữ nguyên`);
      return true;
    }
    return true;
  }

  const isOfProvince = (text: string): boolean =>
    writer.isLocal(text) || (/\d\/(?:QĐ-UBND|NQ-HĐND)$/.test(text) && !/Hải Phòng/.test(text));

  function adaptScalar(node: Scalar, key: string, context: Context): boolean {
    if (typeof node.value !== 'string') return true;
    const text = node.value;
    if (/^\d\.\d{6}$/.test(text) && old.codes.has(text)) {
      const national = old.codes.get(text);
      if (national === undefined) return false;
      node.value = national;
      return true;
    }
    if (context.isDictionary)
      return key !== 'from' || !namesPlace(text, [old.commune, old.province, ...context.former]);
    // Everyday names are searched for, not read: a hotline that many provinces have may stay among them.
    if (key === 'alsoKnownAs' || !(writer.isLocal(text) || isOfProvince(text))) return true;
    const { text: left, dropped } = writer.rewritten(text, {
      whole: context.inList,
      ofProvince: context.ofProvince,
    });
    for (const sentence of dropped) context.say(`mục \`${key}\`, đã bỏ: “${sentence}”`);
    if (left === undefined) {
      // A part that a page must have keeps its words under the new name.
      if (context.inList || mayGo.has(key)) return false;
      node.value = writer.recoded(writer.renamed(text));
      context.say(`mục \`${key}\`, đã đổi tên nơi, chưa đối chiếu: “${node.value}”`);
      return true;
    }
    if (dropped.length === 0) context.say(`mục \`${key}\`, đã đổi tên nơi: “${left}”`);
    node.value = left;
    return true;
  }

  interface Context {
    readonly inList: boolean;
    readonly ofProvince: boolean;
    readonly isDictionary: boolean;
    readonly former: readonly string[];
    readonly say: (what: string) => void;
  }
  const contextFor = (file: string, more: Partial<Context> = {}): Context => ({
    inList: false,
    ofProvince: false,
    isDictionary: false,
    former: [],
    say: (what) => toRewrite.push({ file, what }),
    ...more,
  });

  function yaml(text: string, context: Context, finish?: (map: YAMLMap) => void): string {
    const document = parseYaml(text, { schema: 'core' });
    adapt(document.contents, '', context);
    if (finish && isMap(document.contents)) finish(document.contents as YAMLMap);
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
  }

  const former = (content.units?.value.units ?? [])
    .filter((unit) => isProvinceLevel(unit) || isDistrictLevel(unit))
    .map(({ name }) => properName(name));

  for (const { file: path, text: raw } of content.files) {
    const file = path.slice(path.indexOf('/') + 1);
    const text = raw.replace(/^\uFEFF/, '');
    // Figures are those of one place.
    if (/^(?:(?:site|places|units)\.yaml$|statistics\/)/.test(file)) continue;
    // Translations follow words that are being changed here; the new place translates anew, or not at all.
    if (languageName.test(file.split('/')[0] ?? '')) continue;
    if (/^(?:bulletins|plans)\//.test(file) && isOfProvince(text)) {
      const kind = file.startsWith('plans/') ? 'kế hoạch buổi học' : 'bản tin loa';
      toRewrite.push({ file, what: `${kind} chỉ nói về nơi cũ, không chép sang` });
      continue;
    }
    const list = /^lists\/([^/]+)\//.exec(file)?.[1];
    if (list !== undefined && provincial.has(list)) continue;
    if (file.endsWith('.csv')) continue;
    if (list !== undefined) {
      const table = adaptTable(list);
      files.set(`lists/${list}/procedures.csv`, table.text);
      files.set(
        file,
        yaml(text, contextFor(file), (map) => {
          const declared = map.get('declared');
          if (isMap(declared) && map.get('complete') === true)
            for (const [kind, count] of table.counts)
              if (declared.has(kind)) declared.set(kind, count);
          if (table.removed > 0)
            toRewrite.push({
              file: `lists/${list}/procedures.csv`,
              what: `đã bỏ ${table.removed} dòng chỉ dùng ở nơi cũ; số lượng ở \`declared\` đã sửa theo`,
            });
        }),
      );
    } else if (file.endsWith('.mdx')) files.set(file, adaptPage(file, text));
    else
      files.set(
        file,
        yaml(text, contextFor(file, { isDictionary: file === 'search/synonyms.yaml', former })),
      );
  }
  return { files, toRewrite };

  function adaptTable(id: string): {
    text: string;
    counts: Map<string, number>;
    removed: number;
  } {
    const { rows = [] } = content.lists.find((list) => list.id === id) ?? {};
    const source = content.files.find(({ file }) => file.endsWith(`lists/${id}/procedures.csv`));
    const { records } = readCsv(source?.text ?? '');
    const counts = new Map<string, number>(rows.map(({ value }) => [value.change, 0]));
    const kept: string[][] = [];
    for (const { cells } of records.slice(1)) {
      const row = new Map(procedureColumns.map((column, at) => [column, cells[at] ?? '']));
      const get = (column: (typeof procedureColumns)[number]) => row.get(column) ?? '';
      const isTheirs =
        old.codes.has(get('code')) ||
        writer.isLocal(get('name')) ||
        /UBND|dacthu/.test(get('publishedBy'));
      if (isTheirs) continue;
      if (provincialFee.test(get('feeNote')))
        for (const column of ['onlineFeeVnd', 'counterFeeVnd', 'postFeeVnd'] as const)
          if (/[1-9]/.test(get(column))) row.set(column, '?');
      for (const column of ['feeNote', 'timeNote', 'note', 'agency', 'result'] as const) {
        const before = get(column);
        if (!writer.isLocal(before)) continue;
        const { text, dropped } = writer.rewritten(before);
        row.set(
          column,
          column === 'feeNote' && dropped.length > 0
            ? [text, `Mức của ${properName(now.province)} chưa tra được.`].filter(Boolean).join(' ')
            : (text ?? ''),
        );
      }
      row.set(
        'legal',
        get('legal')
          .split('; ')
          .filter((paper) => !/(?:QĐ-UBND|NQ-HĐND)$/.test(paper))
          .join('; '),
      );
      counts.set(get('change'), (counts.get(get('change')) ?? 0) + 1);
      kept.push([...row.values()]);
    }
    return {
      text: [[...procedureColumns], ...kept].map(csvLine).join(''),
      counts,
      removed: records.length - 1 - kept.length,
    };
  }

  function adaptPage(file: string, text: string): string {
    const cut = cutPage(text);
    if (!('front' in cut)) return text;
    const bodyText = `\n${cut.body.trimStart()}`;
    const [, own = ''] = /^procedures: \[([^\]]*)\]/m.exec(cut.front) ?? [];
    const ofProvince = writer.hasLocalCode(own);
    const context = contextFor(file, { ofProvince });
    const front = yaml(cut.front, context, (map) => {
      if (!ofProvince) return;
      const confidence = map.get('confidence');
      if (isMap(confidence))
        for (const pair of confidence.items)
          confidence.set(String((pair.key as Scalar).value), 'unknown');
      const question = `Trang này viết theo thủ tục riêng của một tỉnh khác, mã ở đây là mã dùng chung cả nước. Chưa đối chiếu với ${writer.renamed(`tỉnh ${old.province}`)}.`;
      const questions = map.get('openQuestions');
      if (isSeq(questions)) questions.items.unshift(document(question));
      else map.set('openQuestions', [question]);
      context.say('cả trang viết theo thủ tục riêng của tỉnh cũ, đã đổi sang mã dùng chung');
    });
    return `---\n${front.trimEnd()}\n---\n${adaptBody(bodyText, context)}`;
  }

  function document(text: string): unknown {
    return parseYaml(JSON.stringify(text)).contents;
  }

  function adaptBody(text: string, context: Context): string {
    const lines = text.split('\n').flatMap((line): string[] => {
      if (!(writer.isLocal(line) || isOfProvince(line))) return [line];
      const tag = /^\s*</.test(line);
      if (tag)
        return [
          writer.recoded(
            line
              .replace(`value="${old.commune}"`, `value="${properName(now.commune)}"`)
              .replace(
                /="([^"]*)"/g,
                (_, value: string) =>
                  `="${value === properName(now.commune) ? value : writer.renamed(value)}"`,
              ),
          ),
        ];
      const mark = /^\s*(?:[-*] |\d+\. )?/.exec(line)?.[0] ?? '';
      const { text: left, dropped } = writer.rewritten(line.slice(mark.length));
      for (const sentence of dropped) context.say(`trong bài, đã bỏ: “${sentence}”`);
      return left === undefined ? [] : [mark + left];
    });
    // A box whose only sentence is gone goes too.
    return lines.join('\n').replace(/<(Note|Warning|Stuck|Question)(?: [^>]*)?>\s*<\/\1>\n*/g, '');
  }
}

/** A fee that a resolution of the province sets. */
const provincialFee = /NQ-HĐND/;
