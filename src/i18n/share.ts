import { type Language, wordsOf } from './registry.ts';

export const vietnameseShare = {
  share: 'Gửi cho người khác',
  zalo: 'Chép tin Zalo',
  scan: 'Cho người đối diện quét',
  linkCopied: 'Đã chép đường dẫn. Mở Zalo, giữ ngón tay ở ô tin nhắn rồi bấm “Dán”.',
  zaloCopied: 'Đã chép tin. Mở Zalo, giữ ngón tay ở ô tin nhắn rồi bấm “Dán”.',
  zaloNotHere:
    'Tin Zalo chưa lưu trên máy, nên mới chép tên và đường dẫn. Có mạng thì bấm lại để chép cả tin.',
  copyByHand: 'Máy không cho tự chép. Giữ ngón tay vào chữ bên dưới rồi bấm “Sao chép”.',
  toCopy: 'Chữ để chép',
  howToScan: 'Người đối diện mở Zalo hoặc máy ảnh, đưa vào ô này.',
  picture: (title: string): string => `Mã QR của trang: ${title}`,
  noPicture: (address: string): string => `Chưa vẽ được mã. Đọc địa chỉ này: ${address}`,
  close: 'Đóng',
};

/** What the site says of handing a page on. */
export const shareIn = (language: Language): typeof vietnameseShare =>
  wordsOf('share', vietnameseShare, language);
