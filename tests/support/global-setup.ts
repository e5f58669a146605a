import { makeNextBuild, nextFolder } from './next-build.ts';

/** The second build is made once for all tests. */
export default async function globalSetup(): Promise<void> {
  await makeNextBuild(nextFolder);
}
