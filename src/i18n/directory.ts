import type { Fact } from '#domain/directory.ts';
import type { Place } from '#schemas/site.ts';
import type { Language } from './index.ts';

const decimal = (value: number, digits: number): string =>
  value.toFixed(digits).replace(/\.0+$/, '').replace('.', ',');

const vi = {
  /** “khoảng 300 m”, “khoảng 2,3 km”, “khoảng 55 km”: as exact as a person would say it. */
  far(km: number): string {
    if (km < 0.95) return `khoảng ${Math.max(1, Math.round(km * 10)) * 100} m`;
    return `khoảng ${decimal(km, km < 9.95 ? 1 : 0)} km`;
  },
  /** How far a place is, in one sentence. */
  distance: (km: number, isCentre: boolean, unit: string): string =>
    `Cách bạn ${vi.far(km)} theo đường chim bay${isCentre ? `, tính đến giữa ${unit || 'phường, xã'}, không phải trụ sở` : ''}.`,
  asking: 'Đang hỏi máy xem bạn ở đâu…',
  /** `accuracyKm` is how far off the phone itself says it may be. */
  sorted(count: number, accuracyKm: number): string {
    const doubt =
      accuracyKm > 1 ? ` Máy chỉ biết chỗ bạn đứng chừng ${decimal(accuracyKm, 0)} km.` : '';
    return `Đã xếp ${count} nơi, gần nhất trước.${doubt} Vị trí của bạn không gửi đi, không lưu lại.`;
  },
  refused:
    'Máy không cho trang xem vị trí. Bạn tìm theo tên phường, xã ở danh sách dưới. Muốn dùng thì mở cài đặt của trình duyệt, cho phép trang này xem vị trí, rồi bấm lại. Mở trong Zalo mà không được thì mở bằng Chrome hoặc Safari.',
  unavailable:
    'Máy chưa biết bạn đang ở đâu. Bạn bật định vị, ra chỗ thoáng, rồi bấm lại. Hoặc tìm theo tên phường, xã ở danh sách dưới.',
};

/** For the build alone: no phone needs to load them. */
const written = {
  /** Headings of the kinds, and the short word of the jump to each, in the order of the page. */
  kinds: {
    hotline: ['Gọi hỏi', 'Số gọi'],
    provinceCentre: ['Trung tâm của tỉnh', 'Tỉnh'],
    commune: ['Phường, xã', 'Phường, xã'],
    desk: ['Quầy tiếp nhận khác', 'Quầy'],
    helpPoint: ['Điểm hỗ trợ, bưu điện', 'Điểm hỗ trợ'],
    wifi: ['Wi-Fi công cộng', 'Wi-Fi'],
    station: ['Trạm truyền thanh, trạm sạc', 'Trạm'],
    zalo: ['Trang Zalo', 'Zalo'],
    portal: ['Trang mạng', 'Trang mạng'],
  } satisfies Record<Place['kind'], readonly [heading: string, short: string]>,
  facts: {
    address: 'địa chỉ',
    coordinates: 'vị trí trên bản đồ',
    telephone: 'điện thoại',
    hours: 'giờ mở cửa',
    wifi: 'Wi-Fi công cộng',
    zalo: 'địa chỉ Zalo',
    link: 'địa chỉ trang mạng',
  } satisfies Record<Fact, string>,
  /** What the drawing shows, for those who do not see it; the list on the page says the same and more. */
  mapWords: (centres: readonly string[], marks: number): string =>
    [
      centres.length > 0 && `Điểm giữa của ${centres.join(', ')}; không phải trụ sở.`,
      marks > 0 && `${marks} nơi có số, đúng số trong danh sách.`,
      'Bắc ở trên. Danh sách trên trang ghi đủ các nơi này.',
    ]
      .filter(Boolean)
      .join(' '),
  card: {
    trust: (confidence: string): string => `Độ tin cậy: ${confidence}.`,
    reviewed: (day: string): string => `Kiểm tra lần cuối: ${day}. Hỏi lại trước khi đi.`,
  },
};

/** What the directory says on the phone, in a language. */
export const directoryIn = (language: Language): typeof vi => ({ vi })[language];

/** What the directory says when it is built, in a language. */
export const directoryPageIn = (language: Language): typeof written => ({ vi: written })[language];
