import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { z } from 'zod';
import { formatFinding } from '#checks/finding.ts';
import { checkContent } from '#checks/index.ts';
import { addDays } from '#domain/day.ts';
import { slugOf } from '#domain/fold.ts';
import { nameInSentence } from '#domain/units.ts';
import { type Content, readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import { readYaml } from '#read/yaml-file.ts';
import { day, line } from '#schemas/common.ts';
import { type UnitKind, unitKinds } from '#schemas/units.ts';
import type { NewKind } from './kind.ts';
import { properName } from './local-words.ts';
import { localWordsOf, nationalContent, type ToRewrite } from './place-content.ts';

/** What people write when they do not know. */
const unknownWords = /^(?:|\?|unknown|chưa biết|không biết|chưa rõ|không rõ)$/i;
const optional = <S extends z.ZodType>(schema: S) =>
  z
    .union([z.string().regex(unknownWords), schema])
    .optional()
    .transform((value): z.output<S> | undefined =>
      typeof value === 'string' && unknownWords.test(value) ? undefined : (value as z.output<S>),
    );

const communeName = line(60).regex(/^(?:phường|xã|thị trấn|đặc khu) \S/iu);
const provinceName = line(60).regex(/^(?:tỉnh|thành phố) \S/iu);
const telephone = z.string().regex(/^\d[\d .]{2,14}$/);
const host = z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);

/** The answers, by the keys of an answers file. `unknown` (or `chưa biết`) is an answer everywhere but for the names. */
const answersSchema = z.strictObject({
  commune: communeName.meta({ title: 'Xã, phường', examples: ['xã Bình Thử'] }),
  province: provinceName.meta({ title: 'Tỉnh, thành phố', examples: ['tỉnh Thử Nghiệm'] }),
  code: optional(z.string().regex(/^\d{2,5}$/)),
  since: optional(day),
  legal: optional(line(160)),
  formerly: optional(z.array(communeName)),
  formerDistrict: optional(line(60).regex(/^(?:huyện|quận|thị xã|thành phố) \S/iu)),
  formerProvince: optional(provinceName),
  address: optional(line(200)),
  telephone: optional(telephone),
  hours: optional(line(200)),
  saturday: optional(line(200)),
  wifi: optional(line(200)),
  hotlines: optional(z.array(z.strictObject({ name: line(120), telephone }))),
  hosts: optional(z.array(host)),
  southernPower: optional(z.boolean()),
  siteName: optional(line(40)),
  siteAddress: optional(z.url({ protocol: /^https$/ })),
  keeper: optional(line(120)),
  source: optional(line(300)),
});

type Answers = z.output<typeof answersSchema>;
type Key = keyof Answers;

const several = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);

interface Question {
  readonly key: Key;
  readonly ask: string;
  readonly example: string;
  readonly isNeeded?: boolean;
  /** Makes of what was typed what an answers file would hold. */
  readonly read?: (text: string) => unknown;
}

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  { key: 'commune', ask: 'Trang cho xã, phường nào?', example: 'xã Bình Thử', isNeeded: true },
  {
    key: 'province',
    ask: 'Thuộc tỉnh, thành phố nào?',
    example: 'tỉnh Thử Nghiệm',
    isNeeded: true,
  },
  { key: 'code', ask: 'Mã đơn vị hành chính?', example: '12345' },
  { key: 'since', ask: 'Xã, phường có từ ngày nào (năm-tháng-ngày)?', example: '2025-07-01' },
  {
    key: 'legal',
    ask: 'Lập theo văn bản nào?',
    example: 'Nghị quyết 1663/NQ-UBTVQH15 ngày 16/6/2025',
  },
  {
    key: 'formerly',
    ask: 'Gộp từ những xã, phường cũ nào (cách nhau dấu phẩy)?',
    example: 'xã Bình Cũ, xã Thử Cũ',
    read: several,
  },
  { key: 'formerDistrict', ask: 'Trước đó thuộc huyện, thị xã nào?', example: 'huyện Thử' },
  {
    key: 'formerProvince',
    ask: 'Trước đó thuộc tỉnh nào, nếu tỉnh cũng đã gộp?',
    example: 'tỉnh Cũ',
  },
  {
    key: 'address',
    ask: 'Địa chỉ Trung tâm Phục vụ hành chính công?',
    example: 'Số 1 đường Mẫu, ấp Thử',
  },
  { key: 'telephone', ask: 'Điện thoại của Trung tâm?', example: '0200 1234567' },
  {
    key: 'hours',
    ask: 'Giờ tiếp nhận?',
    example: 'Thứ Hai đến thứ Sáu, 7 giờ 30 đến 11 giờ và 13 giờ đến 17 giờ',
  },
  { key: 'saturday', ask: 'Thứ Bảy có nhận không?', example: 'Sáng thứ Bảy, hỏi trước khi đi' },
  { key: 'wifi', ask: 'Wi-Fi công cộng ở đâu?', example: 'Nhà văn hóa ấp Thử' },
  {
    key: 'hotlines',
    ask: 'Đường dây nóng của tỉnh, của xã (tên = số, cách nhau dấu chấm phẩy)?',
    example: 'Tổng đài của tỉnh = 0200 7654321',
    read: (text) =>
      text.split(';').map((pair) => {
        const [name = '', number = ''] = pair.split('=').map((part) => part.trim());
        return { name, telephone: number };
      }),
  },
  {
    key: 'hosts',
    ask: 'Tên miền của tỉnh mà trang được dẫn tới (cách nhau dấu phẩy)?',
    example: 'thunghiem.gov.vn',
    read: several,
  },
  {
    key: 'southernPower',
    ask: 'Điện có do Tổng công ty Điện lực miền Nam bán không (có, không)?',
    example: 'có',
    read: (text) =>
      /^(?:có|co|c)$/i.test(text) ? true : /^(?:không|khong|k)$/i.test(text) ? false : text,
  },
  { key: 'siteName', ask: 'Trang tên gì?', example: 'Cầm Tay' },
  { key: 'siteAddress', ask: 'Địa chỉ công khai của trang?', example: 'https://camtay.example/' },
  { key: 'keeper', ask: 'Ai giữ trang?', example: 'Nhóm biên tập, do tình nguyện viên giữ' },
  {
    key: 'source',
    ask: 'Các điều trên đọc ở đâu, nghe ai nói?',
    example: 'Hỏi tại Trung tâm ngày 20/11/2026',
  },
];

/** Asks one question after the other; a wrong answer is asked again, an empty one is “unknown”. */
async function ask(): Promise<Answers> {
  const input = createInterface({ input: process.stdin });
  // Lines may come faster than the questions, from a pipe: they wait here.
  const lines = input[Symbol.asyncIterator]();
  console.log(
    'Chưa biết thì bấm Enter: trang sẽ ghi “Chưa có thông tin”. Ctrl+C để dừng, không ghi gì.\n',
  );
  const answers: Record<string, unknown> = {};
  try {
    for (const { key, ask: text, example, isNeeded, read } of questions)
      for (;;) {
        process.stdout.write(`${text}\n  Ví dụ: ${example}\n> `);
        const { value: line, done } = await lines.next();
        if (done) throw new Error('câu hỏi chưa xong mà bạn đã dừng, không có gì được ghi.');
        const typed = String(line).trim().normalize('NFC');
        const isUnknown = unknownWords.test(typed);
        if (isUnknown && !isNeeded) break;
        const value = read && !isUnknown ? read(typed) : typed;
        if (answersSchema.shape[key].safeParse(value).success && !isUnknown) {
          answers[key] = value;
          break;
        }
        console.log(
          `  “${typed}” chưa dùng được. Hãy ghi như ví dụ: ${example}${isNeeded ? '' : ', hoặc bấm Enter'}.`,
        );
      }
    return answersSchema.parse(answers);
  } finally {
    input.close();
  }
}

function answersFrom(file: string): Answers {
  if (!existsSync(file)) throw new Error(`không có tệp ${file}.`);
  const { located, misfits } = readYaml(basename(file), readFileSync(file, 'utf8'), answersSchema);
  if (located) return located.value;
  const examples = new Map(questions.map(({ key, example }) => [key as string, example]));
  throw new Error(
    `tệp trả lời còn chỗ cần sửa:\n${misfits
      .map(({ line: row, column, ...rest }) => {
        const key = 'key' in rest ? String(rest.key) : '';
        const written = 'written' in rest ? `“${String(rest.written)}” ` : '';
        return `  ${basename(file)}:${row}:${column}  ${key ? `\`${key}\`: ` : ''}${written}không dùng được. Hãy ghi như: ${examples.get(key) ?? [...examples.keys()].join(', ')}`;
      })
      .join('\n')}`,
  );
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function kindOf(name: string, isProvince: boolean): UnitKind {
  const first = capital(name);
  const found = (Object.keys(unitKinds) as UnitKind[]).find(
    (kind) =>
      first.startsWith(`${unitKinds[kind]} `) &&
      (unitKinds[kind] !== 'Thành phố' || (kind === 'city') === isProvince),
  );
  return found ?? 'commune';
}

/** `units.yaml`, `places.yaml` and `site.yaml` of the new place. */
function ownFiles(answers: Answers, from: Content, to: string): Map<string, string> {
  const now = today();
  const source = {
    name: answers.source ?? 'Lời người lập trang, chưa đối chiếu với văn bản',
    read: now,
  };
  const confidence = answers.source ? 'single' : 'memory';
  const taken = new Set<string>();
  const idFor = (name: string, isOld: boolean): string => {
    const plain = slugOf(name);
    const id = isOld && taken.has(plain) ? `${plain}-cu` : plain;
    taken.add(id);
    return id;
  };
  const commune = capital(answers.commune);
  const province = capital(answers.province);
  const communeId = idFor(commune, false);
  const provinceId = idFor(province, false);
  const { since, formerDistrict, formerProvince, formerly = [] } = answers;
  // An end without a day is no end that anybody can check: what was before stays a note until the day is known.
  const canTellOld = since !== undefined;
  const end = since ? addDays(since, -1) : undefined;
  const oldProvinceId =
    canTellOld && formerProvince ? idFor(capital(formerProvince), true) : undefined;
  const oldDistrictId =
    canTellOld && formerDistrict ? idFor(capital(formerDistrict), true) : undefined;
  const old = (
    name: string,
    id: string,
    next: string,
    within: string | undefined,
    isProvince = false,
  ) => ({
    id,
    name: capital(name),
    kind: kindOf(name, isProvince),
    validFrom: 'unknown',
    validTo: end,
    succeededBy: [next],
    ...(within ? { partOf: within } : {}),
    confidence,
  });
  const units = {
    reviewed: now,
    sources: [source],
    openQuestions: [
      'Tên, ngày và văn bản ghi theo lời người lập trang. Chưa đối chiếu với nghị quyết.',
      ...(formerly.length === 0 ? ['Chưa ghi xã, phường nào đã gộp vào đây.'] : []),
    ],
    units: [
      {
        id: provinceId,
        name: province,
        kind: kindOf(province, true),
        validFrom: oldProvinceId ? since : 'unknown',
        confidence,
      },
      {
        id: communeId,
        name: commune,
        kind: kindOf(commune, false),
        ...(answers.code ? { code: answers.code } : {}),
        validFrom: since ?? 'unknown',
        partOf: provinceId,
        ...(answers.legal ? { legal: answers.legal } : {}),
        ...(formerly.length > 0 && !canTellOld
          ? { note: `Gộp từ ${formerly.map(nameInSentence).join(', ')}. Chưa rõ từ ngày nào.` }
          : {}),
        confidence,
      },
      ...(oldProvinceId && formerProvince
        ? [old(formerProvince, oldProvinceId, provinceId, undefined, true)]
        : []),
      ...(oldDistrictId && formerDistrict
        ? [old(formerDistrict, oldDistrictId, communeId, oldProvinceId)]
        : []),
      ...(canTellOld
        ? formerly.map((name) =>
            old(name, idFor(capital(name), true), communeId, oldDistrictId ?? oldProvinceId),
          )
        : []),
    ],
  };

  const { address, telephone: number, hours, saturday, wifi, hotlines = [] } = answers;
  const isAnyKnown = [address, number, hours, saturday, wifi].some((value) => value !== undefined);
  const local = localWordsOf(from);
  const national = (from.places?.value.places ?? []).filter(
    ({ kind, unit, name }) =>
      (kind === 'hotline' || kind === 'portal') &&
      !unit &&
      ![local.commune, local.province, ...local.others].some((word) => name.includes(word)),
  );
  const places = {
    reviewed: now,
    places: [
      {
        name: `Trung tâm Phục vụ hành chính công ${nameInSentence(commune)}`,
        kind: 'commune',
        unit: communeId,
        ...Object.fromEntries(
          Object.entries({ address, telephone: number, hours, saturday, wifi }).filter(
            ([, value]) => value !== undefined,
          ),
        ),
        confidence: isAnyKnown ? confidence : 'unknown',
        ...(isAnyKnown ? { sources: [source] } : {}),
      },
      ...hotlines.map(({ name, telephone: line }) => ({
        name,
        kind: 'hotline',
        telephone: line,
        confidence,
        sources: [source],
      })),
      ...national,
    ],
  };

  const template = from.site?.value;
  if (!template) throw new Error(`bộ nội dung gốc thiếu site.yaml, không lập được ${to}.`);
  const isLocalText = (text: string): boolean =>
    [local.commune, local.province, ...local.others].some((word) => text.includes(word));
  const isLocalHost = (one: string): boolean =>
    [local.commune, local.province, ...local.others].some((word) =>
      one.split('.').includes(slugOf(word).replaceAll('-', '')),
    );
  const site = {
    name: answers.siteName ?? template.name,
    address: answers.siteAddress ?? template.address,
    commune,
    province: properName(province),
    unit: communeId,
    keeper: answers.keeper ?? 'Nhóm biên tập, do tình nguyện viên giữ',
    linkHosts: keptHosts(from, answers),
    retiredHosts: template.retiredHosts.filter(
      ({ host: one, why }) => !isLocalText(why) && !isLocalHost(one),
    ),
    mostUsed: template.mostUsed,
  };
  const write = (schema: string, value: unknown): string =>
    `# yaml-language-server: $schema=.schemas/${schema}.schema.json\n${stringify(value, { lineWidth: 0, version: '1.1', aliasDuplicateObjects: false })}`;
  return new Map([
    ['units.yaml', write('units', units)],
    ['places.yaml', write('places', places)],
    ['site.yaml', write('site', site)],
  ]);
}

/** Hosts that links may lead to: those of the country stay, those of the old province go. */
function keptHosts({ site }: Content, { hosts = [] }: Pick<Answers, 'hosts'>): string[] {
  const province = slugOf(site?.value.province ?? '').replaceAll('-', '');
  const national = (site?.value.linkHosts ?? []).filter((one) => !one.includes(province));
  return [...new Set([...national, ...hosts])];
}

function reportOf(answers: Answers, toRewrite: readonly ToRewrite[]): string {
  const unknown = questions.filter(({ key }) => answers[key] === undefined);
  const byFile = Map.groupBy(toRewrite, ({ file }) => file);
  return [
    '# Cần viết lại, cần hỏi thêm',
    '',
    'Trang không đọc tệp này; sửa xong mục nào thì xóa mục ấy.',
    '',
    '## Điều chưa biết',
    '',
    ...(unknown.length > 0 ? unknown.map(({ ask: text }) => `- ${text}`) : ['- Không có.']),
    '',
    '## Chỗ đã bỏ hoặc đã đổi tên, cần đọc lại',
    '',
    ...[...byFile].flatMap(([file, notes]) => [
      `### ${file}`,
      '',
      ...[...new Set(notes.map(({ what }) => what))].map((what) => `- ${what}`),
      '',
    ]),
  ].join('\n');
}

/** A content folder for another commune, from questions or from a file of answers. */
export const place: NewKind = {
  usage: 'place --to THƯ_MỤC [--answers TỆP.yaml] [--from content]',
  what: 'Bộ nội dung cho một xã, phường khác: hỏi từng câu, hoặc đọc câu trả lời từ tệp.',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { to: { type: 'string' }, answers: { type: 'string' }, from: { type: 'string' } },
    });
    if (!values.to)
      throw new Error('hãy ghi --to và tên thư mục mới, ví dụ --to ../noi-dung-xa-toi.');
    const to = resolve(values.to);
    if (existsSync(to))
      throw new Error(`${values.to} đã có. Hãy chọn tên khác; lệnh này không ghi đè.`);
    const answers = values.answers ? answersFrom(values.answers) : await ask();
    const from = readContent(values.from ?? process.env.CONTENT_DIR ?? 'content');
    if (checkContent(from, today()).length > 0)
      throw new Error('bộ nội dung gốc còn chỗ cần sửa. Hãy chạy “npm run validate” trước.');

    const { files, toRewrite } = nationalContent(
      from,
      localWordsOf(from),
      {
        commune: capital(answers.commune),
        province: capital(answers.province),
        southernPower: answers.southernPower === true,
      },
      new Set(keptHosts(from, answers)),
    );
    for (const [path, text] of ownFiles(answers, from, values.to)) files.set(path, text);
    files.set('CAN-VIET-LAI.md', reportOf(answers, toRewrite));
    await writeWhole(to, files, values.from ?? process.env.CONTENT_DIR ?? 'content');
    console.log(
      `✓ Đã lập ${values.to}: ${files.size} tệp, không có lỗi.
Còn ${new Set(toRewrite.map(({ file }) => file)).size} tệp cần đọc lại: xem ${join(values.to, 'CAN-VIET-LAI.md')}.
Xem thử: CONTENT_DIR=${values.to} npm run dev
Hướng dẫn: docs/dia-phuong-moi.md`,
    );
    return 0;
  },
};

/**
 * Writes a folder beside its place, checks it as every content is checked, and only then gives it its name: whoever
 * stops it, or whatever fails, leaves nothing behind.
 */
async function writeWhole(
  to: string,
  files: ReadonlyMap<string, string>,
  from: string,
): Promise<void> {
  mkdirSync(dirname(to), { recursive: true });
  const draft = mkdtempSync(join(dirname(to), '.cam-tay-moi-'));
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const folder = join(draft, basename(to));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    // What editors' programs complete from, and how to edit: not content, and the same everywhere.
    for (const beside of ['.schemas', 'README.md'])
      if (existsSync(join(from, beside)))
        cpSync(join(from, beside), join(folder, beside), { recursive: true });
    const check = () => checkContent(readContent(folder), today());
    let findings = check();
    // Procedures of the old province are gone, and with them what the dictionary led to.
    const lost = findings.filter(({ rule }) => rule === 'synonyms-clear').map(({ line }) => line);
    const dictionary = join(folder, 'search/synonyms.yaml');
    if (lost.length > 0) {
      writeFileSync(dictionary, withoutEntries(readFileSync(dictionary, 'utf8'), lost));
      findings = check();
    }
    if (findings.length > 0)
      throw new Error(
        `nội dung mới còn ${findings.length} chỗ không qua kiểm tra, xin báo người viết mã.\n\n${findings.map(formatFinding).join('\n\n')}`,
      );
    // Signals that came meanwhile are heard when there is a pause, and this is the last one.
    await setTimeout(20);
    if (isStopped) throw new Error('bạn đã dừng, không có gì được ghi.');
    renameSync(folder, to);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

/** The search dictionary without the entries that stand on some lines. */
function withoutEntries(text: string, lines: readonly number[]): string {
  const entries = text.split(/^(?=- )/m);
  let at = 1;
  return entries
    .filter((entry) => {
      const [from, to] = [at, at + entry.split('\n').length - 1];
      at = to;
      return !lines.some((one) => from <= one && one < to);
    })
    .join('');
}
