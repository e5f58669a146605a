import { type CoachNote, stepsOf } from '#domain/document.ts';
import { secretAsked } from '#domain/plan.ts';
import type { Rule } from '../rule.ts';

/** In characters: what a coach takes in at a glance while looking at somebody else's screen. */
const longest = 160;

/** Notes for coaches stand at every step of a guide or at none, fit a glance, and ask nobody for a secret. */
export const coachNotesReady: Rule = {
  name: 'coach-notes-ready',
  check({ guides }, report) {
    for (const guide of guides) {
      if (guide.document.strangers.length > 0) continue;
      const { file } = guide.at();
      const steps = stepsOf(guide.document.blocks);
      const bare = steps.filter(({ coach }) => !coach);
      const [first] = bare;
      if (first && bare.length < steps.length)
        report(
          { file, line: first.line, column: 1 },
          `Bước ${bare.map(({ number }) => number).join(', ')} chưa có lời cho người hướng dẫn, mà bước khác trong bài đã có.`,
          'Hãy thêm thẻ `<Coach say="…" />` vào mỗi bước ấy, hoặc bỏ thẻ Coach ở cả bài.',
        );
      for (const { coach } of steps)
        if (coach) lookAt(coach, (problem, fix) => report({ ...coach, file }, problem, fix));
    }
  },
};

function lookAt(note: CoachNote, report: (problem: string, fix: string) => void): void {
  for (const key of ['say', 'point', 'never'] as const) {
    const words = note[key];
    if (words === undefined) continue;
    const { length } = [...words];
    if (length > longest)
      report(
        `Mục \`${key}\` dài ${length} ký tự, quá ${longest}.`,
        'Hãy giữ một ý: người hướng dẫn chỉ liếc qua khi đang ngồi cạnh bà con.',
      );
    const asked = secretAsked(words);
    if (asked)
      report(
        `Câu “${asked}” hỏi điều riêng của bà con.`,
        'Hãy để bà con tự gõ trên máy mình; không hỏi, không đọc, không ghi mật khẩu, mã OTP, số giấy tờ của ai.',
      );
  }
  if (note.never !== undefined && !/^(?:không|đừng|chớ)(?!\p{L})/iu.test(note.never))
    report(
      `Mục \`never\` “${note.never}” không mở đầu bằng “Không” hay “Đừng”.`,
      'Hãy ghi điều không được làm cho rõ, ví dụ `Không gõ mật khẩu giùm.`',
    );
}
