import { nearest } from '#checks/nearest.ts';
import { guide as schema } from '#schemas/index.ts';
import { type Asking, askSources, type Files, fits, NotWritten, pageOf } from './writing.ts';

/** Steps that every such guide has; the editor fills in what the screens say. */
const frames: Readonly<Record<'online' | 'counter', readonly (readonly [string, string])[]>> = {
  online: [
    ['Đăng nhập', 'Mở Cổng Dịch vụ công quốc gia và đăng nhập bằng VNeID.'],
    ['Tìm thủ tục', 'Gõ tên thủ tục vào ô tìm kiếm, rồi chọn đúng tên trong danh sách.'],
    ['Điền tờ khai', 'Điền thông tin của bạn, giống hệt giấy tờ.'],
    ['Nộp hồ sơ', 'Soát lại một lần rồi nộp.'],
    ['Ghi lại mã hồ sơ', 'Chép mã hồ sơ ra giấy. Có mã này là hồ sơ đã nộp.'],
  ],
  counter: [
    ['Chuẩn bị giấy tờ', 'Xếp giấy tờ theo danh sách ở trang dịch vụ.'],
    ['Đến nơi tiếp nhận', 'Đến trong giờ làm việc, mang theo giấy tờ tùy thân.'],
    ['Lấy số thứ tự', 'Lấy số rồi chờ gọi.'],
    ['Nộp hồ sơ', 'Đưa giấy tờ cho cán bộ và trả lời câu hỏi.'],
    ['Giữ giấy hẹn', 'Nhận giấy hẹn, xem ngày trả kết quả.'],
  ],
};

/** A guide for a service that has none, with its steps as a frame. */
export async function guide(asking: Asking): Promise<Files> {
  const { services, guides } = asking.content;
  const done = new Set(guides.map(({ value }) => value.service));
  const slug = await asking.one(
    'service',
    'Hướng dẫn cho dịch vụ nào? Tên tệp trong content/services',
    {
      test: (answer) => {
        if (!services.some((one) => one.slug === answer)) {
          const near = nearest(
            answer,
            services.map((one) => one.slug),
            4,
          );
          return `không có dịch vụ “${answer}”${near ? `; có phải “${near}”?` : ''}`;
        }
        return done.has(answer) ? `dịch vụ “${answer}” đã có hướng dẫn` : undefined;
      },
    },
  );
  const service = services.find((one) => one.slug === slug)?.value;
  if (!service) throw new NotWritten(`không có dịch vụ “${slug}”.`);
  console.log(`  ${service.title}`);
  for (const code of service.procedures)
    console.log(`  ${code}: ${asking.catalogue.procedures.get(code)?.facts.name ?? ''}`);
  const way = (await asking.one('way', 'Làm ở đâu: online (trên mạng) hay counter (tại quầy)?', {
    fallback: 'online',
    test: fits(schema.shape.way, 'ghi online hoặc counter'),
  })) as 'online' | 'counter';
  const title = await asking.one('title', 'Tên hướng dẫn', {
    fallback: `${service.title.slice(0, 66)} ${way === 'online' ? 'trên mạng' : 'tại quầy'}`,
    test: fits(schema.shape.title, 'một dòng, không quá 80 chữ'),
  });
  const summary = await asking.one('summary', 'Một câu: làm gì, ở đâu', {
    fallback: service.summary,
  });
  const ready = await asking.many('ready', 'Có sẵn trước khi bắt đầu', {
    fallback:
      way === 'online' ? ['Điện thoại có mạng và ứng dụng VNeID mức 2'] : ['Giấy tờ tùy thân'],
  });
  const front = {
    title,
    summary,
    service: slug,
    procedures: service.procedures,
    way,
    ...(way === 'online' ? { address: 'https://dichvucong.gov.vn/' } : {}),
    ready,
    confidence: { steps: 'unknown' },
    reviewed: asking.today,
    reviewEveryDays: 30,
    sources: await askSources(asking),
    openQuestions: ['Các bước mới viết theo khung chung, chưa ai làm thử từng màn hình.'],
  };
  const steps = frames[way].map(
    ([name, words]) => `<Step title="${name}" minutes="2">\n\n${words}\n\n</Step>`,
  );
  return { [`guides/${slug}.mdx`]: pageOf(front, steps.join('\n\n')) };
}
