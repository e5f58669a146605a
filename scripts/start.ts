/** `npm start` after set-up: builds the real site and serves it. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const built = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
const served = spawnSync(process.execPath, ['scripts/serve.ts'], { stdio: 'inherit' });
process.exit(served.status ?? 0);
