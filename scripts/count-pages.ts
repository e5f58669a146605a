import { globSync, readFileSync } from 'node:fs';

/** Pages in `dist/`, and how many procedures of each standing have one. Counted in the finished files, not in what made them. */
export function countPages(): { pages: number; inForce: number; ended: number } {
  const procedures = globSync('dist/thu-tuc/*/index.html').filter((path) =>
    /[\\/]\d\.\d{6}[\\/]/.test(path),
  );
  const inForce = procedures.filter((path) =>
    readFileSync(path, 'utf8').includes('data-kind="procedure"'),
  ).length;
  return {
    pages: globSync('dist/**/*.html').length,
    inForce,
    ended: procedures.length - inForce,
  };
}
