import { matchesIn } from '../prose.ts';
import type { Rule } from '../rule.ts';

/** Short forms that offices use among themselves, and what a reader should see. */
const inFull: Readonly<Record<string, string>> = {
  UBND: 'Ủy ban nhân dân',
  HĐND: 'Hội đồng nhân dân',
  CCCD: 'thẻ căn cước',
  CMND: 'chứng minh nhân dân',
  BHYT: 'bảo hiểm y tế',
  BHXH: 'bảo hiểm xã hội',
  BHTN: 'bảo hiểm thất nghiệp',
  GPLX: 'giấy phép lái xe',
  GCN: 'giấy chứng nhận',
  QSDĐ: 'quyền sử dụng đất',
  TTHC: 'thủ tục hành chính',
  DVC: 'dịch vụ công',
  DVCQG: 'Cổng Dịch vụ công quốc gia',
  PVHCC: 'Phục vụ hành chính công',
  TTPVHCC: 'Trung tâm Phục vụ hành chính công',
  LLTP: 'lý lịch tư pháp',
  CSGT: 'Cảnh sát giao thông',
  CSDL: 'cơ sở dữ liệu',
  THPT: 'trung học phổ thông',
  THCS: 'trung học cơ sở',
  SĐT: 'số điện thoại',
  MST: 'mã số thuế',
  HKTT: 'hộ khẩu thường trú',
  NĐ: 'Nghị định',
  TT: 'Thông tư',
  QĐ: 'Quyết định',
  NQ: 'Nghị quyết',
  TNCN: 'thu nhập cá nhân',
  BTXH: 'bảo trợ xã hội',
  GTGT: 'giá trị gia tăng',
};

/** No short form that only officials know. (VNeID, OTP, QR, PDF and SIM are what people see on their phones.) */
export const wordsWrittenOut: Rule = {
  name: 'words-written-out',
  check({ files }, report) {
    const pattern = new RegExp(
      `(?<![\\p{L}\\d/-])(?:${Object.keys(inFull).join('|')})(?![\\p{L}\\d/-])`,
      'gu',
    );
    for (const { match, place } of matchesIn(files, pattern))
      report(
        place,
        `Chữ tắt “${match[0]}” người dân không quen.`,
        `Hãy viết đủ: “${inFull[match[0]]}”.`,
      );
  },
};
