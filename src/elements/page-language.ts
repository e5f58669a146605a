import type { Language } from '#i18n/registry.ts';

/** The language of the frame: header, bar, footer. */
export const frameLanguage: Language = document.documentElement.lang;

/** The language of what the page is about: Vietnamese inside an English frame, where nobody has translated it yet. */
export const pageLanguage: Language = document.querySelector('main')?.lang || frameLanguage;
