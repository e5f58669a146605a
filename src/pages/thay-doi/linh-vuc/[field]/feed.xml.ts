import type { APIRoute, GetStaticPaths } from 'astro';
import { changesFeed, fieldNames } from '../../_changes.ts';

export const getStaticPaths = (async () =>
  [...(await fieldNames())].map(([field, name]) => ({
    params: { field },
    props: { name },
  }))) satisfies GetStaticPaths;

/** One entry for each list that changed something in the field. */
export const GET: APIRoute<{ name: string }> = ({ props: { name } }) =>
  changesFeed(new URL(import.meta.env.SITE), name);
