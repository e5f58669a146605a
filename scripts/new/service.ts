import { service as schema } from '#schemas/index.ts';
import {
  type Asking,
  askCodes,
  askSlug,
  askSources,
  type Files,
  fits,
  notYet,
  pageOf,
} from './writing.ts';

/** A service in plain words. What the editor does not know is written as not known. */
export async function service(asking: Asking): Promise<Files> {
  const { shape } = schema;
  const title = await asking.one('title', 'Tên dịch vụ, bằng lời thường', {
    test: fits(shape.title, 'một dòng, không quá 80 chữ'),
  });
  const slug = await askSlug(
    asking,
    title,
    asking.content.services.map((one) => one.slug),
  );
  const summary = await asking.one('summary', 'Một câu: dùng khi nào, được gì', {
    test: fits(shape.summary, 'một dòng, không quá 220 chữ'),
  });
  const procedures = await askCodes(asking);
  const who = await asking.one('who', 'Ai làm được?', { fallback: notYet });
  const where = await asking.one('where', 'Nộp ở đâu?', { fallback: notYet });
  const result = await asking.one('result', 'Nhận được gì?', { fallback: notYet });
  const papers = await asking.many('paper', 'Giấy tờ cần có', { fallback: [notYet] });
  const legal = await asking.one('legal', 'Căn cứ: số văn bản, rồi dấu chấm phẩy, rồi tên', {
    fallback: `${notYet}; ${notYet}`,
  });
  const alsoKnownAs = await asking.many('also', 'Người dân còn gọi là gì?');
  const sources = await askSources(asking);
  const [number = notYet, name = notYet] = legal.split(/\s*;\s*/);
  const front = {
    title,
    summary,
    ...(alsoKnownAs.length > 0 ? { alsoKnownAs } : {}),
    procedures,
    who,
    where,
    result,
    papers: papers.map((paper) => ({ name: paper, required: true })),
    ...(procedures.length === 0 ? { uncoded: { fee: notYet, time: notYet } } : {}),
    legal: [{ number, title: name }],
    confidence: {
      codes: procedures.length > 0 ? 'single' : 'unknown',
      papers: papers[0] === notYet ? 'unknown' : 'single',
      fee: 'unknown',
      time: 'unknown',
      result: result === notYet ? 'unknown' : 'single',
      advice: 'unknown',
    },
    reviewed: asking.today,
    reviewEveryDays: 30,
    sources,
    openQuestions: [
      ...(procedures.length === 0 ? ['Dịch vụ này chưa có mã thủ tục quốc gia.'] : []),
      'Trang mới viết, chưa ai đối chiếu lần thứ hai.',
    ],
  };
  return { [`services/${slug}.mdx`]: pageOf(front, summary) };
}
