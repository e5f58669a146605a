import { type Language, wordsOf } from './registry.ts';

const decimal = (value: number, digits: number): string =>
  value.toFixed(digits).replace(/\.0+$/, '').replace('.', ',');

export const vietnameseDirectory = {
  /** “khoảng 300 m”, “khoảng 2,3 km”, “khoảng 55 km”: as exact as a person would say it. */
  far(km: number): string {
    if (km < 0.95) return `khoảng ${Math.max(1, Math.round(km * 10)) * 100} m`;
    return `khoảng ${decimal(km, km < 9.95 ? 1 : 0)} km`;
  },
  /** How far a place is, in one sentence. */
  distance: (km: number, isCentre: boolean, unit: string): string =>
    `Cách bạn ${vietnameseDirectory.far(km)} theo đường chim bay${isCentre ? `, tính đến giữa ${unit || 'phường, xã'}, không phải trụ sở` : ''}.`,
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

/** What the directory says on the phone, in a language; what the build says of it stands in `pages.ts`. */
export const directoryIn = (language: Language): typeof vietnameseDirectory =>
  wordsOf('directory', vietnameseDirectory, language);
