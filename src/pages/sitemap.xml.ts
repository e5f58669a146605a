import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { proceduresInForce } from './_frame.ts';

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
  const urls = paths.map((path) => `  <url><loc>${new URL(path, site).href}</loc></url>`);
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml; charset=utf-8' } },
  );
};
