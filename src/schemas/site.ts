import { z } from 'zod';
import { confidence, coordinates, day, line, procedureCode, slug, source } from './common.ts';

/** `content/site.yaml`: the place this site serves. Everything a commune changes to make the site its own. */
export const site = z.strictObject({
  name: line(40).meta({ title: 'Tên trang' }),
  address: z
    .url({ protocol: /^https$/ })
    .meta({ title: 'Địa chỉ công khai', examples: ['https://camtay.example/'] }),
  commune: line(60).meta({ title: 'Xã, phường' }),
  province: line(60).meta({ title: 'Tỉnh, thành phố' }),
  unit: slug.meta({
    title: 'Đơn vị hành chính của trang',
    description: '`id` trong units.yaml.',
    examples: ['phuong-cai-lay'],
  }),
  keeper: line(120).meta({ title: 'Ai giữ trang' }),
  reportAddress: z
    .url({ protocol: /^https$/ })
    .optional()
    .meta({ title: 'Nơi nhận báo lỗi trên mạng', description: 'Chưa có thì bỏ dòng này.' }),
  linkHosts: z
    .array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/))
    .min(1)
    .meta({ title: 'Tên miền được dẫn tới', description: 'Trang chỉ dẫn tới các tên miền này.' }),
  retiredHosts: z
    .array(
      z.strictObject({
        host: z
          .string()
          .regex(/^[a-z0-9.-]+$/)
          .meta({ title: 'Tên miền', examples: ['dichvucong.tiengiang.gov.vn'] }),
        why: line(160).meta({ title: 'Vì sao thôi dùng' }),
      }),
    )
    .default([])
    .meta({
      title: 'Tên miền đã thôi dùng',
      description: 'Bài dẫn tới các tên miền này sẽ bị chặn, kèm lý do.',
    }),
  mostUsed: z.array(slug).min(1).meta({ title: 'Dịch vụ hay dùng trên trang chủ' }),
});

/** One line of `content/essential-services.yaml`: the 25 services of Quyết định 06/QĐ-TTg. */
export const essentialService = z.strictObject({
  number: z.int().min(1).max(25).meta({ title: 'Số thứ tự trong 25 dịch vụ' }),
  slug,
  title: line(220).meta({ title: 'Tên theo quyết định' }),
  procedures: z.array(procedureCode).default([]).meta({ title: 'Mã thủ tục' }),
});

/** Days of the week as iCalendar writes them (RFC 5545, `BYDAY`), Monday first. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

const clock = (title: string, example: string) =>
  z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .meta({ title, description: 'Giờ và phút, đủ bốn chữ số.', examples: [example] });

/** One stretch of a day in which an office is open; the names are those of HSDS `schedule`. */
const opening = z.strictObject({
  days: z
    .array(z.enum(weekdays))
    .min(1)
    .meta({
      title: 'Các thứ trong tuần',
      description:
        'MO: thứ Hai. TU: thứ Ba. WE: thứ Tư. TH: thứ Năm. FR: thứ Sáu. SA: thứ Bảy. SU: Chủ nhật.',
      examples: [['MO', 'TU', 'WE', 'TH', 'FR']],
    }),
  opens: clock('Mở lúc', '07:30'),
  closes: clock('Đóng lúc', '11:30'),
  note: line(120)
    .optional()
    .meta({ title: 'Chỉ nhận gì', examples: ['chỉ những lĩnh vực phường chọn'] }),
  validFrom: day.optional().meta({ title: 'Giờ này có từ ngày' }),
  validTo: day.optional().meta({ title: 'Giờ này đến hết ngày' }),
  confidence,
});

/** Kinds of `content/places.yaml`, in the order in which the directory shows them. */
export const placeKinds = [
  'hotline',
  'provinceCentre',
  'commune',
  'desk',
  'helpPoint',
  'wifi',
  'station',
  'zalo',
  'portal',
] as const;

/** What each kind means, for editors and for readers of the data. */
export const placeKindWords =
  'commune: phường, xã. provinceCentre: trung tâm của tỉnh. desk: quầy, bộ phận một cửa khác. helpPoint: điểm hỗ trợ, bưu điện. wifi: điểm Wi-Fi công cộng. station: trạm truyền thanh, trạm sạc. zalo: trang Zalo (Zalo OA). hotline: số gọi. portal: trang mạng.';

const place = z.strictObject({
  id: slug.optional().meta({ title: 'Tên trong địa chỉ', examples: ['trung-tam-cai-lay'] }),
  name: line(120).meta({ title: 'Tên nơi đến' }),
  kind: z.enum(placeKinds).meta({ title: 'Loại', description: placeKindWords }),
  address: line(200).optional().meta({ title: 'Địa chỉ' }),
  latitude: coordinates.latitude.optional(),
  longitude: coordinates.longitude.optional(),
  telephone: z
    .string()
    .regex(/^\d[\d .]{2,14}$/)
    .optional()
    .meta({ title: 'Điện thoại', description: 'Chưa chắc thì bỏ trống.', examples: ['1900 0368'] }),
  telephoneNote: line(160).optional().meta({ title: 'Nói thêm về số điện thoại' }),
  hours: line(200).optional().meta({ title: 'Giờ tiếp nhận' }),
  opening: z.array(opening).min(1).optional().meta({
    title: 'Giờ mở cửa, từng khoảng',
    description:
      'Ghi đủ cả tuần: thứ không có ở đây là đóng cửa. Chưa hỏi được thì bỏ mục này, trang ghi “chưa có thông tin”. Ngày lễ lấy từ holidays.yaml.',
  }),
  saturday: line(200).optional().meta({ title: 'Thứ Bảy' }),
  wifi: line(200).optional().meta({ title: 'Wi-Fi công cộng' }),
  zalo: z
    .url({ protocol: /^https$/ })
    .optional()
    .meta({
      title: 'Địa chỉ Zalo',
      description: 'Bắt đầu bằng https://zalo.me/. Chưa chắc là trang thật thì bỏ dòng này.',
      examples: ['https://zalo.me/1234567890'],
    }),
  note: line(200)
    .optional()
    .meta({ title: 'Điều cần biết', examples: ['Phải hỏi mật khẩu'] }),
  link: z
    .url({ protocol: /^https$/ })
    .optional()
    .meta({ title: 'Trang mạng', examples: ['https://dichvucong.gov.vn/'] }),
  unit: slug.optional().meta({
    title: 'Của đơn vị nào',
    description: '`id` trong units.yaml; nơi cũ và ngày gộp lấy từ đó.',
    examples: ['phuong-cai-lay'],
  }),
  validFrom: day.optional().meta({ title: 'Nơi này có từ ngày' }),
  validTo: day.optional().meta({
    title: 'Đến hết ngày',
    description: 'Nơi đã dời, đã đóng: giữ lại, trang tự thôi hiện khi qua ngày này.',
  }),
  succeededBy: slug.optional().meta({
    title: 'Nay là',
    description: '`id` của nơi thay thế.',
  }),
  confidence,
  sources: z.array(source).default([]).meta({ title: 'Nguồn' }),
});

/** `content/places.yaml`: where to go and whom to ring. A thing nobody could confirm is left out and shown as unknown. */
export const places = z.strictObject({
  reviewed: day.meta({ title: 'Ngày kiểm tra lần cuối', examples: ['2026-11-24'] }),
  reviewEveryDays: z
    .union([z.literal(30), z.literal(90), z.literal(180)])
    .default(90)
    .meta({ title: 'Bao lâu phải kiểm tra lại (ngày)', examples: [90] }),
  places: z.array(place).min(1).meta({ title: 'Các nơi' }),
});

export type Site = z.output<typeof site>;
export type EssentialService = z.output<typeof essentialService>;
export type Opening = z.output<typeof opening>;
export type Place = z.output<typeof place>;
export type Places = z.output<typeof places>;
