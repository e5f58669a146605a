import { getEntry } from 'astro:content';
import { languages } from '#i18n/known.ts';
import type { Language } from '#i18n/registry.ts';

/** The kinds of content that are translated, by the name of their folder; of the places there is one file. */
export type TranslatedKind = 'services' | 'guides' | 'lessons' | 'life-events' | 'plans' | 'places';

/**
 * Lets a page speak the language of its address, where it is translated; otherwise it stays Vietnamese in the frame of
 * that language, which says so.
 *
 * @param kind - the folder of the content that the page shows; a page of messages alone names none, and is translated
 *   wherever there are messages.
 * @returns the language the page speaks.
 */
export async function speakOf(
  locals: App.Locals,
  kind?: TranslatedKind,
  slug = '',
): Promise<Language> {
  const known = await Promise.all(
    languages.map(async (language) => ({
      language,
      entry: kind && (await getEntry('translations', `${language}/${kind}/${slug}`)),
    })),
  );
  const whole = known.filter(({ entry }) => !kind || entry);
  locals.translatedTo = whole.map(({ language }) => language);
  const mine = whole.find(({ language }) => language === locals.frame);
  if (mine) locals.language = locals.frame;
  locals.isOutdated = mine?.entry?.data.isOutdated ?? false;
  return locals.language;
}
