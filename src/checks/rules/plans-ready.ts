import { secretAsked } from '#domain/plan.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

/** A session of the digital team fits its time, leads to what is there, and asks nobody for a secret. */
export const plansReady: Rule = {
  name: 'plans-ready',
  reliesOn: ['plans/', 'guides/', 'lessons/', 'bulletins/'],
  check({ plans, guides, lessons, bulletins }, report) {
    const slugs = (pages: readonly { readonly slug: string }[]) =>
      new Set(pages.map(({ slug }) => slug));
    const known = {
      guides: slugs(guides),
      lessons: slugs(lessons),
      bulletins: slugs(bulletins),
    };
    for (const { value, at } of plans) {
      const lookUp = (
        folder: keyof typeof known,
        name: string | undefined,
        ...path: (string | number)[]
      ): void => {
        if (name === undefined || known[folder].has(name)) return;
        const close = nearest(name, known[folder], 4);
        report(
          at(...path),
          `Không có “${name}” trong content/${folder}.`,
          close ? `Hãy ghi \`${close}\`.` : `Hãy chép đúng tên trong content/${folder}.`,
        );
      };
      const lookAt = (texts: readonly string[], ...path: (string | number)[]): void => {
        for (const [index, text] of texts.entries()) {
          const asked = secretAsked(text);
          if (asked)
            report(
              at(...path, index),
              `Câu “${asked}” hỏi điều riêng của bà con.`,
              'Hãy để bà con tự gõ trên máy mình; không hỏi, không đọc, không ghi mật khẩu, mã OTP, số giấy tờ của ai.',
            );
        }
      };

      const sum = value.parts.reduce((total, { minutes }) => total + minutes, 0);
      if (sum !== value.minutes)
        report(
          at('minutes'),
          `Cả buổi ghi ${value.minutes} phút, các phần cộng lại là ${sum} phút.`,
          `Hãy ghi \`${sum}\`, hoặc sửa số phút của các phần.`,
        );
      for (const [index, what] of [
        [0, 'mở đầu'],
        [value.parts.length - 1, 'kết thúc'],
      ] as const) {
        const part = value.parts[index];
        for (const key of ['lesson', 'guide'] as const)
          if (part?.[key])
            report(
              at('parts', index, key),
              `Phần ${what} “${part.title}” lại dạy bài.`,
              `Hãy thêm một phần ${what} không có \`lesson\`, \`guide\`: ${index === 0 ? 'chào, nói hôm nay làm gì' : 'hỏi lại, dặn việc mang về'}.`,
            );
      }
      lookAt(value.kit, 'kit');
      lookAt(value.before, 'before');
      lookAt(value.after, 'after');
      for (const [index, part] of value.parts.entries()) {
        lookUp('lessons', part.lesson, 'parts', index, 'lesson');
        lookUp('guides', part.guide, 'parts', index, 'guide');
        lookAt(part.say, 'parts', index, 'say');
        lookAt(part.do, 'parts', index, 'do');
      }
      for (const folder of ['guides', 'bulletins'] as const)
        for (const [index, name] of value.printables[folder].entries())
          lookUp(folder, name, 'printables', folder, index);
    }
  },
};
