import { lifeEvent as schema } from '#schemas/index.ts';
import { type Asking, askSlug, type Files, fits, yamlOf } from './writing.ts';

/** Something that happens in life, with the services to do then. */
export async function lifeEvent(asking: Asking): Promise<Files> {
  const { shape } = schema;
  const { lifeEvents, services } = asking.content;
  const title = await asking.one('title', 'Tên việc', {
    test: fits(shape.title, 'một dòng, không quá 40 chữ'),
  });
  const slug = await askSlug(
    asking,
    title,
    lifeEvents.map((one) => one.slug),
  );
  const summary = await asking.one('summary', 'Một câu: gồm những gì', {
    test: fits(shape.summary, 'một dòng, không quá 200 chữ'),
  });
  const icon = await asking.one('icon', `Hình: ${shape.icon.options.join(', ')}`, {
    fallback: 'card',
    test: fits(shape.icon, 'ghi một trong các tên vừa nêu'),
  });
  const wanted = await asking.many(
    'service',
    'Dịch vụ, theo thứ tự nên làm; tên tệp trong content/services',
    {
      test: (answer) => {
        const found = services.find((one) => one.slug === answer);
        if (!found) return `không có dịch vụ “${answer}”`;
        console.log(`  ${answer}: ${found.value.title}`);
        return undefined;
      },
    },
  );
  const order = Math.min(99, Math.max(0, ...lifeEvents.map(({ value }) => value.order)) + 1);
  const front = { title, summary, order, icon, services: wanted };
  return {
    [`life-events/${slug}.yaml`]: `# yaml-language-server: $schema=../.schemas/life-event.schema.json\n${yamlOf(front)}`,
  };
}
