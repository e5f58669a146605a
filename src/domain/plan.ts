import type { Plan } from '#schemas/plan.ts';

/** A part of a session with the minutes from the start at which it begins and ends. */
export type TimedPart = Plan['parts'][number] & { readonly from: number; readonly to: number };

/** The parts of a session, in order, each with its place on the clock of the session. */
export function timetable(parts: Plan['parts']): TimedPart[] {
  let from = 0;
  return parts.map((part) => {
    const timed = { ...part, from, to: from + part.minutes };
    from = timed.to;
    return timed;
  });
}

/** The pages that a session leads to, each once: what it teaches, then what is printed for it. */
export function pagesOfPlan({ parts, printables }: Pick<Plan, 'parts' | 'printables'>): string[] {
  return [
    ...new Set([
      ...parts.flatMap(({ lesson, guide }) => [
        ...(lesson ? [`/ky-nang/${lesson}/`] : []),
        ...(guide ? [`/huong-dan/${guide}/`] : []),
      ]),
      ...printables.guides.map((guide) => `/huong-dan/${guide}/`),
      ...printables.bulletins.map((bulletin) => `/loa/${bulletin}/`),
    ]),
  ];
}

const secret =
  /(?<!\p{L})(?:mật khẩu|passcode|OTP|số (?:định danh|căn cước|thẻ căn cước|tài khoản))(?!\p{L})/iu;
const asks =
  /(?<!\p{L})(?:đọc|hỏi|xin|nói|ghi|chép|chụp|giữ|gửi|nhắn|đưa|cho (?:tôi|em|cháu|mình) (?:xem|biết|mượn))(?!\p{L})/iu;
const refused =
  /(?<!\p{L})(?:không|đừng|chớ)(?: (?:ai|được|bao giờ|cần|phải|nên))* (?:đọc|hỏi|xin|nói|ghi|chép|chụp|giữ|gửi|nhắn|đưa|cho).*$/iu;

/**
 * The first words by which somebody is asked to say, show or write down a password, a code sent by message or an
 * identity number; “không đọc mã OTP” asks for nothing. One clause at a time, since “không sao, đọc mật khẩu” does.
 */
export function secretAsked(text: string): string | undefined {
  return text
    .split(/[.?!;:,“”]/u)
    .find((clause) => {
      const wanted = clause.replace(refused, '');
      const verb = asks.exec(wanted);
      return verb !== null && secret.test(wanted.slice(verb.index));
    })
    ?.trim();
}
