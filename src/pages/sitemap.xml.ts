import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { languages } from '#i18n/known.ts';
import { proceduresInForce } from './_frame.ts';

/** Where the pages of each folder of translations stand. */
const folders: Readonly<Record<string, string>> = {
  services: 'dich-vu',
  guides: 'huong-dan',
  lessons: 'ky-nang',
  'life-events': 'viec',
  plans: 'to-cong-nghe',
};

/** Every page that search engines should know. */
export const GET: APIRoute = async ({ site }) => {
  const [services, guides, events, lists] = await Promise.all([
    getCollection('services'),
    getCollection('guides'),
    getCollection('lifeEvents'),
    getCollection('lists'),
  ]);
  const paths = [
    '/',
    '/dich-vu/',
    '/huong-dan/',
    '/thiet-yeu/',
    '/thu-tuc/',
    '/thay-doi/',
    '/noi-ho-tro/',
    '/noi-ho-tro/noi-cu-noi-moi/',
    '/gioi-thieu/',
    '/loa/',
    '/to-cong-nghe/',
    '/to-cong-nghe/tai-lieu/',
    '/to-cong-nghe/phien/',
    '/du-lieu/',
    '/danh-gia/',
    '/danh-gia/cach-danh-gia/',
    ...services.map(({ id }) => `/dich-vu/${id}/`),
    ...guides.map(({ id }) => `/huong-dan/${id}/`),
    ...events.map(({ id }) => `/viec/${id}/`),
    ...lists.map(({ id }) => `/thay-doi/${id}/`),
    ...(await proceduresInForce()).map(({ code }) => `/thu-tuc/${code}/`),
  ];
  const translated = (await getCollection('translations')).flatMap(({ id }) => {
    const [language = '', kind = '', slug] = id.split('/');
    const folder = folders[kind];
    return folder && slug ? [`/${language}/${folder}/${slug}/`] : [];
  });
  const urls = [...paths, ...languages.map((language) => `/${language}/`), ...translated].map(
    (path) => `  <url><loc>${new URL(path, site).href}</loc></url>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml; charset=utf-8' } },
  );
};
