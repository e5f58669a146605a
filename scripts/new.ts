/** `npm run new -- KIND …`: begins a new piece of content. Each kind is a file of scripts/new/. */
import process from 'node:process';
import type { NewKind } from './new/kind.ts';
import { place } from './new/place.ts';

const kinds: Readonly<Record<string, NewKind>> = {
  place,
};

async function main([name = '', ...rest]: readonly string[]): Promise<number> {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) {
    const lines = Object.values(kinds).map(
      ({ usage, what }) => `  npm run new -- ${usage}\n      ${what}`,
    );
    console.error(
      `${name ? `Không có loại “${name}”. ` : ''}Dùng một trong các lệnh:\n${lines.join('\n')}`,
    );
    return 2;
  }
  try {
    return await kind.run(rest);
  } catch (error) {
    console.error(`Chưa làm gì cả: ${error instanceof Error ? error.message : error}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
