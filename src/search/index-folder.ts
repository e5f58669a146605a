/**
 * Where a page looks for the search while it is written. The build puts the hash of the finished index in place of the
 * zeros (`scripts/build-search.ts`): the address changes when the index does, so that parts of two never meet.
 */
export const unnamedIndex = '/pagefind/000000000000/';
