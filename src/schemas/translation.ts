import { z } from 'zod';
import { line } from './common.ts';

/**
 * Translations hold words and nothing else: codes, days, sources and places stand in the Vietnamese file of the same
 * name. Lists follow its lists entry by entry (rule `translations-follow`).
 */

/** What every translation says about itself. */
const translated = {
  of: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .meta({
      title: 'Dấu vân tay của bản tiếng Việt đã dịch',
      description: 'Tám ký tự; `npm run validate` cho biết phải ghi gì.',
      examples: ['3fa91c02'],
    }),
  outdated: z.literal(true).optional().meta({
    title: 'Chưa dịch kịp',
    description: 'Bản tiếng Việt đã sửa sau; trang dịch tự nói điều đó. Dịch xong thì bỏ dòng này.',
  }),
};

/** English needs more letters than Vietnamese for the same words. */
const longer = (limit: number) => line(Math.ceil(limit * 1.5)).meta({ title: 'Bản dịch' });
const lines = (limit: number) =>
  z.array(longer(limit)).default([]).meta({ title: 'Bản dịch, từng dòng' });

/** A list that follows that of the Vietnamese side, entry by entry. */
const inOrder = <T extends z.ZodType>(entry: T) =>
  z.array(entry).meta({ title: 'Bản dịch, từng mục theo thứ tự' });

const titleAndSummary = { title: longer(80), summary: longer(220) };

/** `content/<language>/guides/*.mdx`. */
export const guideTranslation = z.strictObject({
  ...translated,
  ...titleAndSummary,
  ready: lines(160),
  cases: z
    .array(
      z.strictObject({
        ask: longer(140),
        options: inOrder(z.strictObject({ say: longer(80), short: longer(24).optional() })),
      }),
    )
    .default([])
    .meta({ title: 'Câu hỏi, đã dịch' }),
  openQuestions: lines(300),
});

/** `content/<language>/services/*.mdx`. */
export const serviceTranslation = z.strictObject({
  ...translated,
  ...titleAndSummary,
  alsoKnownAs: lines(60),
  who: longer(300),
  where: longer(300),
  result: longer(300),
  papers: inOrder(z.strictObject({ name: longer(160), note: longer(240).optional() })),
  uncoded: z
    .strictObject({ fee: longer(200), time: longer(200) })
    .optional()
    .meta({ title: 'Phí và thời hạn bằng lời, đã dịch' }),
  otherWays: longer(300).optional(),
  legal: inOrder(z.strictObject({ title: longer(200), note: longer(160).optional() })),
  openQuestions: lines(300),
});

/** `content/<language>/lessons/*.mdx`. */
export const lessonTranslation = z.strictObject({
  ...translated,
  ...titleAndSummary,
  alsoKnownAs: lines(60),
  goal: longer(220),
  ready: lines(160),
  practice: lines(240),
  teacher: lines(300),
  never: lines(240),
  openQuestions: lines(300),
});

/** `content/<language>/life-events/*.yaml`. */
export const lifeEventTranslation = z.strictObject({
  ...translated,
  title: longer(40),
  summary: longer(200),
  chooser: z
    .strictObject({
      questions: inOrder(z.strictObject({ ask: longer(140), options: inOrder(longer(100)) })),
      outcomes: inOrder(
        z.strictObject({ title: longer(100), text: longer(320), links: inOrder(longer(80)) }),
      ),
    })
    .optional()
    .meta({ title: 'Kiểm tra trước khi bắt đầu, đã dịch' }),
});

/** `content/<language>/plans/*.yaml`. */
export const planTranslation = z.strictObject({
  ...translated,
  title: longer(80),
  alsoKnownAs: lines(60),
  for: longer(120),
  place: longer(120),
  group: longer(120),
  goal: longer(200),
  kit: lines(120),
  before: lines(200),
  parts: inOrder(
    z.strictObject({
      title: longer(80),
      say: inOrder(longer(240)),
      do: inOrder(longer(240)),
      never: longer(200).optional(),
    }),
  ),
  after: lines(200),
  openQuestions: lines(300),
});

/** `content/<language>/gate.yaml`. */
export const gateTranslation = z.strictObject({
  ...translated,
  ask: longer(80),
  intro: longer(240),
  options: inOrder(z.strictObject({ say: longer(100), text: longer(400) })),
});

/** `content/<language>/places.yaml`: what is said of each place, in the order of the Vietnamese file. */
export const placesTranslation = z.strictObject({
  ...translated,
  places: inOrder(
    z.strictObject({
      name: longer(120),
      telephoneNote: longer(160).optional(),
      hours: longer(200).optional(),
      saturday: longer(200).optional(),
      wifi: longer(200).optional(),
      note: longer(200).optional(),
    }),
  ),
});

/** `content/<language>/terms.yaml`: words that are translated the same everywhere. */
export const terms = z.array(
  z.strictObject({
    vi: longer(60).meta({ title: 'Chữ trong bản tiếng Việt' }),
    says: z
      .array(longer(60))
      .min(1)
      .meta({ title: 'Bản dịch phải có một trong các chữ này', examples: [['ward']] }),
  }),
);

export type GuideTranslation = z.output<typeof guideTranslation>;
export type ServiceTranslation = z.output<typeof serviceTranslation>;
export type LessonTranslation = z.output<typeof lessonTranslation>;
export type LifeEventTranslation = z.output<typeof lifeEventTranslation>;
export type PlanTranslation = z.output<typeof planTranslation>;
export type GateTranslation = z.output<typeof gateTranslation>;
export type PlacesTranslation = z.output<typeof placesTranslation>;
export type Terms = z.output<typeof terms>;
