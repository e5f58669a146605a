import type { APIRoute, GetStaticPaths } from 'astro';
import { contentTypeOf } from '#deploy/policy.ts';
import { openFiles } from './_files.ts';

export const getStaticPaths = (async () =>
  (await openFiles(new URL(import.meta.env.SITE))).map(({ path, text }) => ({
    params: { file: path },
    props: { path, text },
  }))) satisfies GetStaticPaths;

/** The open data itself; `_files.ts` makes it. */
export const GET: APIRoute = ({ props }) =>
  new Response(props.text, {
    headers: { 'Content-Type': contentTypeOf(`/du-lieu/${props.path}`) },
  });
