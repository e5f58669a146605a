import { type Messages, vi } from './vi.ts';

const byLanguage = { vi } satisfies Record<string, Messages>;

export type Language = keyof typeof byLanguage;

/** What the site says in a language. */
export function messagesIn(language: Language): Messages {
  return byLanguage[language];
}
