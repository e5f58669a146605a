import process from 'node:process';

/** Names this build (`scripts/build-id.ts`). Only pages that are made anew in every build may say it. */
export const build = process.env.BUILD_ID ?? '';
