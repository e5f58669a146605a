import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { keyed } from '../../../_key.ts';
import { changesFeed, fieldNames } from '../../_changes.ts';

export const getStaticPaths = (async () =>
  keyed(
    [...(await fieldNames())].map(([field, name]) => ({
      params: { field },
      props: { name },
    })),
    // A feed says when a page was looked at again.
    await getCollection('ageing'),
  )) satisfies GetStaticPaths;

/** One entry for each list that changed something in the field. */
export const GET: APIRoute<{ name: string }> = ({ props: { name } }) =>
  changesFeed(new URL(import.meta.env.SITE), name);
