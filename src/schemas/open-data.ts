import { z } from 'zod';
import { confidence, day, line, procedureCode, slug, source } from './common.ts';
import { changeKind, listHead } from './list-head.ts';
import { procedureRow } from './procedure-row.ts';
import { service } from './service.ts';
import { essentialService, placeKindWords, places } from './site.ts';
import { statistics } from './statistics.ts';

/**
 * What `/du-lieu/v1/` gives away: one schema for each table. Field descriptions on the page and in `datapackage.json`
 * are made from these, so a field cannot be published without saying what it is.
 *
 * Within v1 a field may come, none may go or change its meaning (`docs/du-lieu-mo.md`).
 */

/** As far as a table needs it; zod writes more. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly examples?: readonly unknown[];
}

// `procedures.csv` of editors: what they read of a column, readers of the data read too.
const columns = (z.toJSONSchema(procedureRow, { io: 'input' }).properties ?? {}) as Record<
  string,
  JsonSchema
>;

/**
 * In the published rows every field stands in every row: what an editor may leave out is null there, so that a table
 * has the same columns from its first row to its last.
 */
function withNulls(shape: z.ZodRawShape): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => {
      if (!(schema instanceof z.ZodOptional)) return [name, schema as z.ZodType];
      const inner = schema.unwrap() as z.ZodType;
      const { title, description } = schema.meta() ?? inner.meta() ?? {};
      return [
        name,
        inner.nullable().meta({
          ...(title ? { title } : {}),
          ...(description ? { description } : {}),
        }),
      ];
    }),
  );
}

function called<T extends z.ZodType>(column: keyof typeof procedureRow.shape, schema: T): T {
  const title = columns[column]?.title;
  return title === undefined ? schema : schema.meta({ title });
}

const text = z.string();
const feeStatus = (way: string) =>
  z.enum(['known', 'portalZero', 'unknown']).meta({
    title: `Biết phí ${way} đến đâu`,
    description:
      'known: có nguồn (0 là miễn phí). portalZero: Cổng ghi 0 nhưng số 0 này thường chỉ là mặc định, nên không ghi số. unknown: chưa có thông tin.',
  });
const level = z.enum(['commune', 'province', 'central', 'other']);
const channel = z.enum(['online', 'counter', 'post']);
const timeStatus = z.enum(['known', 'unknown']).meta({
  title: 'Biết thời hạn đến đâu',
  description: 'known: có ít nhất một cột thời hạn. unknown: chưa có thông tin.',
});
const address = (title: string) => z.url({ protocol: /^https$/ }).meta({ title });

/** Facts that stand alike in the table and in the tree. */
const common = {
  code: procedureCode.meta({
    title: 'Mã thủ tục',
    description: 'Mã quốc gia, không có đuôi của tỉnh. Là chữ, không phải số: giữ các số 0.',
  }),
  name: called('name', text.min(1)),
  field: called('field', text.min(1)),
  status: z.enum(['inForce', 'replaced', 'abolished', 'local']).meta({
    title: 'Tình trạng vào ngày của bản này',
    description:
      'inForce: đang dùng. replaced: đã được mã khác thay. abolished: đã bãi bỏ. local: còn ở nơi khác, tỉnh này dùng mã riêng.',
  }),
  statusSince: day
    .nullable()
    .meta({ title: 'Thôi dùng từ ngày', description: 'Trống khi đang dùng.' }),
  statusList: slug
    .nullable()
    .meta({ title: 'Danh sách làm thôi dùng', description: 'Mục id của lists.json.' }),
  usedInstead: procedureCode
    .nullable()
    .meta({ title: 'Mã dùng thay', description: 'Mã thay trực tiếp, theo danh sách nêu ở trên.' }),
};

const details = {
  timeNote: called('timeNote', text.nullable()),
  feeNote: called('feeNote', text.nullable()),
};

const origin = {
  agency: called('agency', text.nullable()),
  result: called('result', text.nullable()),
  documents: called('documents', z.int().nonnegative().nullable()),
};

const published = {
  publishedBy: called('publishedBy', text.nullable()),
  publishedOn: called('publishedOn', day.nullable()),
  confidence: confidence.meta({
    title: 'Độ tin cậy',
    description:
      'confirmed: hai nguồn khớp nhau hoặc một trang chính thức. single: một nguồn. memory: theo kinh nghiệm. unknown: chưa biết chắc.',
  }),
  note: called('note', text.nullable()),
  page: address('Trang trên Cầm Tay'),
  officialPage: address('Trang trên Cổng Dịch vụ công quốc gia'),
};

/** A time limit as data: `sameDay` has the amount 0. */
const limits = z.array(
  z.strictObject({
    amount: z.int().nonnegative().meta({ title: 'Số' }),
    unit: z.enum(['workingDays', 'days', 'hours', 'months', 'sameDay']).meta({ title: 'Đơn vị' }),
  }),
);
const limitsOf = (column: 'time' | 'onlineTime' | 'counterTime' | 'postTime', says: string) =>
  called(column, limits.nullable()).meta({
    title: columns[column]?.title ?? column,
    description: `${says} Mỗi phần là một trường hợp. workingDays: ngày làm việc. days: ngày theo lịch, như Cổng ghi.`,
  });
const holdsForAll = 'Dùng cho mọi cách nộp không có cột riêng.';
const onlyForOne = 'Trống: xem cột time.';
const feesOf = (column: 'onlineFeeVnd' | 'counterFeeVnd' | 'postFeeVnd') =>
  z
    .array(z.int().nonnegative())
    .nullable()
    .meta({
      title: columns[column]?.title ?? column,
      description: 'Mỗi phần là một trường hợp. Trống: xem cột tình trạng bên cạnh.',
    });

/** `procedures.json`. */
export const openProcedure = z.strictObject({
  ...common,
  levels: z.array(level).meta({
    title: columns.levels?.title ?? '',
    description: columns.levels?.description ?? '',
  }),
  channels: z.array(channel).meta({
    title: columns.channels?.title ?? '',
    description: columns.channels?.description ?? '',
  }),
  timeStatus,
  time: limitsOf('time', holdsForAll),
  onlineTime: limitsOf('onlineTime', onlyForOne),
  counterTime: limitsOf('counterTime', onlyForOne),
  postTime: limitsOf('postTime', onlyForOne),
  onlineFeeStatus: feeStatus('khi nộp trên mạng'),
  onlineFeeVnd: feesOf('onlineFeeVnd'),
  counterFeeStatus: feeStatus('khi nộp tại quầy'),
  counterFeeVnd: feesOf('counterFeeVnd'),
  postFeeStatus: feeStatus('khi nộp qua bưu điện'),
  postFeeVnd: feesOf('postFeeVnd'),
  ...details,
  applicants: called('applicants', z.array(text)),
  ...origin,
  legal: called('legal', z.array(text)),
  ...published,
  history: z
    .array(
      z.strictObject({
        list: slug.meta({ title: 'danh sách' }),
        change: changeKind.or(z.literal('listed')).meta({ title: 'thay đổi' }),
        day: day.meta({ title: 'ngày' }),
        codes: z.array(procedureCode).meta({ title: 'mã liên quan' }),
      }),
    )
    .meta({ title: 'Các danh sách đã nêu mã này', description: 'Cũ nhất ghi trước.' }),
});

const written = (column: 'time' | 'onlineTime' | 'counterTime' | 'postTime', says: string) =>
  text
    .regex(
      /^(?:\d{1,3} (?:ngày làm việc|ngày|giờ|tháng)|trong ngày)(?: \| (?:\d{1,3} (?:ngày làm việc|ngày|giờ|tháng)|trong ngày))*$/,
    )
    .nullable()
    .meta({
      title: columns[column]?.title ?? column,
      description: `${says} Nhiều trường hợp thì cách nhau bằng “ | ”.`,
      examples: ['3 ngày làm việc'],
    });
const amount = (title: string) =>
  z
    .int()
    .nonnegative()
    .nullable()
    .meta({ title, description: 'Số đồng. Trống: xem cột tình trạng bên cạnh.' });
const joined = (column: 'levels' | 'channels', words: readonly string[]) =>
  z
    .string()
    .regex(new RegExp(`^(?:${words.join('|')})(?: (?:${words.join('|')}))*$`))
    .nullable()
    .meta({
      title: columns[column]?.title ?? '',
      description: `${columns[column]?.description ?? ''} Cách nhau bằng một dấu cách.`,
    });
const semicolons = (column: 'applicants' | 'legal') =>
  text
    .min(1)
    .nullable()
    .meta({
      title: columns[column]?.title ?? '',
      description: 'Nhiều phần thì cách nhau bằng “; ”.',
    });

/** `procedures.csv`: the same procedures, one line each, for spreadsheets. An empty cell is “not known”. */
export const openProcedureRow = z.strictObject({
  ...common,
  levels: joined('levels', level.options),
  channels: joined('channels', channel.options),
  timeStatus,
  time: written('time', holdsForAll),
  onlineTime: written('onlineTime', onlyForOne),
  counterTime: written('counterTime', onlyForOne),
  postTime: written('postTime', onlyForOne),
  onlineFeeStatus: feeStatus('khi nộp trên mạng'),
  onlineFeeMinVnd: amount('Phí thấp nhất khi nộp trên mạng'),
  onlineFeeMaxVnd: amount('Phí cao nhất khi nộp trên mạng'),
  counterFeeStatus: feeStatus('khi nộp tại quầy'),
  counterFeeMinVnd: amount('Phí thấp nhất khi nộp tại quầy'),
  counterFeeMaxVnd: amount('Phí cao nhất khi nộp tại quầy'),
  postFeeStatus: feeStatus('khi nộp qua bưu điện'),
  postFeeMinVnd: amount('Phí thấp nhất khi nộp qua bưu điện'),
  postFeeMaxVnd: amount('Phí cao nhất khi nộp qua bưu điện'),
  ...details,
  applicants: semicolons('applicants'),
  ...origin,
  legal: semicolons('legal'),
  ...published,
});

/** `lists.json`: papers, snapshots and checks of our own, each with what it did to which code. */
export const openList = z.strictObject({
  id: slug.meta({ title: 'Tên danh sách' }),
  ...listHead.omit({ effective: true }).shape,
  number: listHead.shape.number
    .unwrap()
    .nullable()
    .meta({ title: 'Số quyết định', description: 'Trống khi không phải quyết định.' }),
  effective: day
    .nullable()
    .meta({ title: 'Ngày hiệu lực', description: 'Trống: văn bản không nêu, hoặc chưa rõ.' }),
  effectiveStatus: z
    .enum(['known', 'unknown'])
    .meta({ title: 'Biết ngày hiệu lực chưa', description: 'unknown: tính từ ngày ký.' }),
  countsFrom: day.meta({
    title: 'Tính từ ngày',
    description: 'Ngày danh sách đổi danh mục ở đây.',
  }),
  confidence: confidence.meta({ title: 'Độ tin cậy' }),
  declared: listHead.shape.declared.unwrap().nullable().meta({
    title: 'Số lượng văn bản nêu',
    description: 'Trống: văn bản không nêu.',
  }),
  note: text.nullable().meta({ title: 'Ghi chú' }),
  sources: z.array(source).min(1).meta({ title: 'Nguồn' }),
  page: address('Trang trên Cầm Tay'),
  changes: z
    .array(
      z.strictObject({
        code: procedureCode.meta({ title: 'mã' }),
        change: changeKind.or(z.literal('listed')).meta({ title: 'thay đổi' }),
        replaces: z.array(procedureCode).meta({ title: 'thay cho mã' }),
        insteadOf: procedureCode.nullable().meta({ title: 'dùng tại tỉnh thay mã quốc gia' }),
      }),
    )
    .meta({ title: 'Từng dòng của danh sách' }),
});

/** `services.json`: services in plain words. Their fees and times stand in the procedures, by code. */
export const openService = z.strictObject({
  slug: slug.meta({ title: 'Tên trong địa chỉ' }),
  ...withNulls(service.shape),
  page: address('Trang trên Cầm Tay'),
});

const place = places.shape.places.element;

/** `places.json`. */
export const openPlace = z.strictObject({
  ...withNulls(place.shape),
  name: line(120).meta({ title: 'Tên nơi đến hoặc số gọi' }),
  kind: place.shape.kind.meta({
    title: 'Loại',
    description: placeKindWords,
  }),
  telephoneNote: line(160).nullable().meta({ title: 'Lời dặn về số gọi' }),
  note: line(200).nullable().meta({ title: 'Lưu ý về nơi đến' }),
  link: address('Trang mạng').nullable().meta({ title: 'Trang mạng' }),
  since: day.nullable().meta({ title: 'Có từ ngày' }),
  confidence: confidence.meta({ title: 'Độ tin cậy' }),
  sources: z.array(source).meta({ title: 'Nguồn' }),
  reviewed: day.meta({ title: 'Ngày kiểm tra lần cuối' }),
});

/** `essential-services.json`: the 25 services of Quyết định 06/QĐ-TTg. */
export const openEssential = z.strictObject({
  ...essentialService.shape,
  number: z.int().min(1).max(25).meta({ title: 'Số thứ tự trong Quyết định 06/QĐ-TTg' }),
  title: line(220).meta({ title: 'Tên trong quyết định' }),
  procedures: z
    .array(procedureCode)
    .meta({ title: 'Mã thủ tục', description: 'Trống: chưa có mã quốc gia.' }),
  page: address('Trang trên Cầm Tay'),
});

const count = (title: string) => z.int().nonnegative().nullable().meta({ title });
const set = statistics.shape.counts.unwrap().element.shape;
const percentOf = (schema: z.ZodType<number | undefined>) =>
  z
    .number()
    .nullable()
    .meta({ title: schema.meta()?.title ?? '' });

/** `statistics.csv`: files that offices handled in a period, as a source gives them. */
export const openStatistic = z.strictObject({
  id: text.meta({ title: 'Tên dòng', description: 'Kỳ và bộ số, cách nhau bằng “/”.' }),
  title: statistics.shape.title.meta({ title: 'Tên kỳ' }),
  from: day.meta({ title: 'Từ ngày' }),
  to: day.meta({ title: 'Đến hết ngày' }),
  unit: slug.meta({ title: 'Của đơn vị nào' }),
  set: slug.meta({ title: 'Bộ số', description: 'Cùng tên ở hai kỳ thì so được với nhau.' }),
  name: set.name.meta({ title: 'Của ai, tính những gì' }),
  level: set.level.meta({
    title: 'Cấp',
    description: 'town: thị xã (cũ). commune: phường, xã. all: mọi cấp cộng lại.',
  }),
  received: count('Tiếp nhận'),
  due: count('Đã có kết quả hoặc đã đến hạn'),
  onTime: count('Trước hạn và đúng hạn'),
  late: count('Trễ hạn'),
  pending: count('Chuyển kỳ sau'),
  moreThan: text.nullable().meta({
    title: 'Cột mà nguồn chỉ nói “hơn”',
    description: 'Tên cột, cách nhau bằng dấu cách. Trống: mọi số đều đúng như ghi.',
  }),
  onTimePercent: percentOf(set.onTimePercent),
  latePercent: percentOf(set.latePercent),
  confidence: confidence.meta({ title: 'Độ tin cậy' }),
  reviewed: day.meta({ title: 'Ngày kiểm tra lần cuối' }),
  page: address('Trang trên Cầm Tay'),
});

export type OpenStatistic = z.output<typeof openStatistic>;
export type OpenProcedure = z.output<typeof openProcedure>;
export type OpenProcedureRow = z.output<typeof openProcedureRow>;
export type OpenList = z.output<typeof openList>;

/** A table of `/du-lieu/v1/` as JSON Schema, from which its Table Schema and its description are made. */
export interface OpenTable {
  readonly name: string;
  readonly file: string;
  readonly title: string;
  readonly primaryKey: string;
  readonly foreignKeys: readonly {
    readonly field: string;
    readonly table: string;
    readonly of: string;
  }[];
  readonly shape: JsonSchema;
}

const shapeOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'output' }) as JsonSchema;

const toItself = { field: 'usedInstead', table: '', of: 'code' };

/** Every table, in the order in which readers meet them. */
export const openTables: readonly OpenTable[] = [
  {
    name: 'procedures',
    file: 'v1/procedures.csv',
    title: 'Danh mục thủ tục, bảng tính',
    primaryKey: 'code',
    // Not `statusList`: readers of version 1 look for the lists in a CSV and would call every row wrong.
    foreignKeys: [toItself],
    shape: shapeOf(openProcedureRow),
  },
  {
    name: 'procedures-json',
    file: 'v1/procedures.json',
    title: 'Danh mục thủ tục, đủ chi tiết',
    primaryKey: 'code',
    foreignKeys: [toItself, { field: 'statusList', table: 'lists', of: 'id' }],
    shape: shapeOf(openProcedure),
  },
  {
    name: 'services',
    file: 'v1/services.json',
    title: 'Dịch vụ bằng lời dễ hiểu',
    primaryKey: 'slug',
    foreignKeys: [],
    shape: shapeOf(openService),
  },
  {
    name: 'lists',
    file: 'v1/lists.json',
    title: 'Quyết định và danh sách, từng thay đổi',
    primaryKey: 'id',
    foreignKeys: [],
    shape: shapeOf(openList),
  },
  {
    name: 'places',
    file: 'v1/places.json',
    title: 'Nơi đến và số gọi',
    primaryKey: 'name',
    foreignKeys: [],
    shape: shapeOf(openPlace),
  },
  {
    name: 'essential-services',
    file: 'v1/essential-services.json',
    title: '25 dịch vụ công thiết yếu',
    primaryKey: 'number',
    foreignKeys: [{ field: 'slug', table: 'services', of: 'slug' }],
    shape: shapeOf(openEssential),
  },
  {
    name: 'statistics',
    file: 'v1/statistics.csv',
    title: 'Kết quả giải quyết hồ sơ',
    primaryKey: 'id',
    foreignKeys: [],
    shape: shapeOf(openStatistic),
  },
];
