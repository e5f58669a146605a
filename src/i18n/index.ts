import { type ChangeMessages, changeMessages } from './changes.ts';
import { type Language, wordsOf } from './registry.ts';
import { type Messages, vi } from './vi.ts';

export type { HowItChanges } from './changes.ts';
export type { Language } from './registry.ts';

/** What the site says in a language. */
export function messagesIn(language: Language): Messages {
  return wordsOf('site', vi, language);
}

/** What the site says of changes; only in Vietnamese, like the pages of changes themselves. */
export function changesIn(_language: 'vi'): ChangeMessages {
  return changeMessages(vi);
}
