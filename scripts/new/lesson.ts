import { lesson as schema } from '#schemas/index.ts';
import { type Asking, askSlug, askSources, type Files, fits, pageOf } from './writing.ts';

/** A lesson with its first step; the other steps are the editor's. */
export async function lesson(asking: Asking): Promise<Files> {
  const { shape } = schema;
  const { lessons } = asking.content;
  const title = await asking.one('title', 'Tên bài', {
    test: fits(shape.title, 'một dòng, không quá 80 chữ'),
  });
  const slug = await askSlug(
    asking,
    title,
    lessons.map((one) => one.slug),
  );
  const summary = await asking.one('summary', 'Một câu: học xong làm được gì', {
    test: fits(shape.summary, 'một dòng, không quá 220 chữ'),
  });
  const goal = await asking.one('goal', 'Mục tiêu: một việc làm được, thấy được', {
    fallback: summary,
  });
  const group = await asking.one(
    'group',
    'Nhóm: account, portal, phone, safety, utility hay rights?',
    {
      fallback: 'phone',
      test: fits(shape.group, 'ghi một trong các chữ vừa nêu'),
    },
  );
  const step = await asking.one('step', 'Việc đầu tiên người học làm', {
    fallback: 'Mở điện thoại',
  });
  const practice = await asking.many('practice', 'Cho tập gì?', {
    fallback: ['Tự làm lại từ đầu một lần.'],
  });
  const order = Math.min(99, Math.max(0, ...lessons.map(({ value }) => value.order)) + 1);
  const front = {
    title,
    summary,
    order,
    group,
    goal,
    minutes: 20,
    ready: ['Điện thoại của người học'],
    practice,
    teacher: ['Để người học tự làm, mình chỉ ngồi bên.'],
    never: ['Hỏi hay giữ mật khẩu, mã OTP của người học.', 'Bấm thay người học.'],
    confidence: { facts: 'unknown' },
    reviewed: asking.today,
    reviewEveryDays: 30,
    sources: await askSources(asking),
    openQuestions: ['Bài mới viết, chưa ai dạy thử.'],
  };
  const name = step.replace(/[.\s]+$/, '').replaceAll('"', '');
  return {
    [`lessons/${slug}.mdx`]: pageOf(
      front,
      `<Step title="${name}" minutes="5">\n\n${name}.\n\n</Step>`,
    ),
  };
}
