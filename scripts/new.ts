/**
 * `npm run new -- KIND [--name value …]`: asks in plain Vietnamese and writes a new piece of content that passes every check.
 * What is given as `--name value` is not asked. Nothing is ever written over.
 */
import process from 'node:process';
import { decision } from './new/decision.ts';
import { guide } from './new/guide.ts';
import { lesson } from './new/lesson.ts';
import { lifeEvent } from './new/life-event.ts';
import { service } from './new/service.ts';
import { type Asking, type Draft, NotWritten, startAsking, writeDraft } from './new/writing.ts';

const commands: Readonly<Record<string, readonly [what: string, draft: Draft]>> = {
  service: ['một dịch vụ', service],
  guide: ['một hướng dẫn từng bước', guide],
  lesson: ['một bài học', lesson],
  'life-event': ['một việc trong đời', lifeEvent],
  decision: ['một quyết định công bố', decision],
};

async function main([kind = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, kind) ? commands[kind] : undefined;
  if (!command) {
    console.error('Dùng: npm run new -- LOẠI, với LOẠI là:');
    for (const [name, [what]] of Object.entries(commands))
      console.error(`  ${name.padEnd(12)} ${what}`);
    return 2;
  }
  let asking: Asking | undefined;
  try {
    asking = startAsking(args, process.env.CONTENT_DIR ?? 'content');
    const { written, todo } = writeDraft(asking.folder, await command[1](asking));
    for (const file of written) console.log(`Đã viết ${file}. Mọi phép kiểm đều qua.`);
    for (const line of todo) console.log(`  còn phải sửa: ${line}`);
    console.log('Xem trang bằng: npm run dev');
    return 0;
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error;
    console.error(`Chưa viết gì: ${error.message}`);
    return 1;
  } finally {
    asking?.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
