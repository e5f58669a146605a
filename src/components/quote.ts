import type { Procedure } from '#domain/catalogue.ts';
import type { Inline } from '#domain/document.ts';
import { type Language, messagesIn } from '#i18n/index.ts';
import type { Channel } from '#schemas/procedure-row.ts';

/** Says a quoted fact with the value of the lists. */
export type Quote = (fact: Extract<Inline, { kind: 'fact' }>) => string;

/** What is shown where a text quotes a fee or a time: the value of the lists, in words. */
export function quoteFrom(
  procedures: ReadonlyMap<string, Procedure>,
  language: Language = 'vi',
): Quote {
  const say = messagesIn(language);
  return ({ fact, code, channel }) => {
    const facts = procedures.get(code)?.facts;
    return fact === 'fee'
      ? say.fee(facts && feeOf(facts, channel))
      : say.time(facts && timeOf(facts, channel));
  };
}

/** The fee of one way of filing. */
export function feeOf({ by }: Procedure['facts'], channel: Channel) {
  return by[channel].fee;
}

/** The time limit of one way of filing; where a list gives only one, it holds for all ways. */
export function timeOf({ by, time }: Procedure['facts'], channel: Channel) {
  return by[channel].time ?? time;
}
