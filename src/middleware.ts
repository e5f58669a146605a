import { defineMiddleware } from 'astro:middleware';
import { linksIn, splitLanguage } from '#i18n/address.ts';
import { languages } from '#i18n/known.ts';

/** Tells each page in which language it stands, and keeps its links within that language. */
export const onRequest = defineMiddleware(async ({ url, locals }, next) => {
  const { language } = splitLanguage(url.pathname, languages);
  locals.frame = language;
  locals.language = 'vi';
  locals.translatedTo = [];
  locals.isOutdated = false;
  const response = await next();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  return language === 'vi' || !isPage
    ? response
    : new Response(linksIn(language, await response.text()), response);
});
