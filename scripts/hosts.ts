/** `npm run hosts`: writes the configuration of each host from `deploy/policy.ts`. A test says when it must be run. */
import { writeFileSync } from 'node:fs';
import { caddyfile, nginxConfig } from '#deploy/hosts.ts';

const written = { 'deploy/nginx.conf': nginxConfig(), 'deploy/Caddyfile': caddyfile() };
for (const [path, text] of Object.entries(written)) writeFileSync(path, text);
console.log(`✓ Đã viết ${Object.keys(written).join(', ')}.`);
