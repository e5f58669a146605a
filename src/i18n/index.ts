import { type ChangeMessages, changeMessages } from './changes.ts';
import { type Messages, vi } from './vi.ts';

export type { HowItChanges } from './changes.ts';

const byLanguage = { vi } satisfies Record<string, Messages>;

export type Language = keyof typeof byLanguage;

/** What the site says in a language. */
export function messagesIn(language: Language): Messages {
  return byLanguage[language];
}

/** What the site says of changes, in a language. */
export function changesIn(language: Language): ChangeMessages {
  return changeMessages(byLanguage[language]);
}
