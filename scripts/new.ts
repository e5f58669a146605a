/**
 * `npm run new -- KIND …`: begins a new piece of content, or content for another commune. Asks in plain Vietnamese; what
 * is given as `--name value` is not asked. Nothing is ever written over. Each kind is a file of scripts/new/.
 */
import process from 'node:process';
import { decision } from './new/decision.ts';
import { guide } from './new/guide.ts';
import type { NewKind } from './new/kind.ts';
import { lesson } from './new/lesson.ts';
import { lifeEvent } from './new/life-event.ts';
import { place } from './new/place.ts';
import { service } from './new/service.ts';
import { type Asking, type Draft, NotWritten, startAsking, writeDraft } from './new/writing.ts';

/** A kind that adds files to the content folder, checked before they stay. */
function piece(name: string, what: string, draft: Draft): NewKind {
  return {
    usage: name,
    what,
    async run(args) {
      let asking: Asking | undefined;
      try {
        asking = startAsking(args, process.env.CONTENT_DIR ?? 'content');
        const { written, todo } = writeDraft(asking.folder, await draft(asking));
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
    },
  };
}

const kinds: Readonly<Record<string, NewKind>> = {
  service: piece('service', 'Một dịch vụ.', service),
  guide: piece('guide', 'Một hướng dẫn từng bước.', guide),
  lesson: piece('lesson', 'Một bài học.', lesson),
  'life-event': piece('life-event', 'Một việc trong đời.', lifeEvent),
  decision: piece('decision', 'Một quyết định công bố.', decision),
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
