import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding } from '#checks/finding.ts';
import { checkContent } from '#checks/index.ts';
import { csvLine } from '#read/csv.ts';
import { type Content, readContent } from '#read/read-content.ts';
import { procedureColumns } from '#schemas/index.ts';
import type { Cells } from './lists.ts';

/** Something in a folder that is no ordinary file: a symbolic link, or a named pipe that nobody writes to. */
export interface Odd {
  readonly linkTo?: string;
}

/** Files of a content folder by their path below it. */
export type Files = Readonly<Record<string, string | Uint8Array | Odd>>;

const isOdd = (entry: string | Uint8Array | Odd | undefined): entry is Odd =>
  typeof entry === 'object' && !(entry instanceof Uint8Array);

/** One change to a content folder. */
export type Change = (files: Files) => Files;

/** The day on which all cases are checked. */
export const today = '2026-11-26';

/** A `procedures.csv` from the cells that matter. */
export function tableOf(rows: readonly Cells[]): string {
  return [
    procedureColumns,
    ...rows.map((cells) => procedureColumns.map((column) => cells[column] ?? '')),
  ]
    .map(csvLine)
    .join('');
}

const step = (title: string, text: string): string => `
<Step title="${title}" minutes="2">

${text}

</Step>
`;

/** A whole content folder, as small as can be, in which nothing is wrong: one file of each kind. */
export const tinyContent: Files = {
  'search/synonyms.yaml': `- from: [gks]
  to: [đăng ký khai sinh]
  type: abbr
`,
  'spoken.yaml': `- written: OTP
  said: ô tê pê
- written: VNeID
  said: vi en i đi
- written: QR
  said: quy a
`,
  'bulletins/khai-sinh-som.yaml': `title: Khai sinh sớm
order: 1
airing: Mỗi tháng một lần.
opening: Nhà nào mới có em bé, xin nghe phần này.
say:
  - Bà con khai sinh cho bé trên mạng, bằng điện thoại.
  - Có sẵn số định danh của cha, của mẹ, và ảnh giấy chứng sinh.
  - Nộp trên mạng khỏi chờ ở quầy, và theo dõi được hồ sơ.
  - Không đọc mật khẩu, mã OTP cho ai, kể cả cán bộ.
  - Chỉ trả tiền ngay trên Cổng. Không chuyển tiền cho ai gọi điện.
  - Nộp xong thì ghi mã hồ sơ ra giấy.
action: Bà con khai sinh cho bé sớm.
guides: [khai-sinh]
reviewed: 2026-11-24
reviewEveryDays: 90
sources:
  - name: Cổng Dịch vụ công quốc gia
    read: 2026-11-24
`,
  'plans/buoi-dau.yaml': `title: Buổi đầu tiên
order: 1
minutes: 20
for: Người mới dùng điện thoại.
place: Nhà văn hóa.
group: Ba đến năm người.
goal: Bà con tự vào được Cổng.
kit:
  - Sổ và bút
before:
  - Đọc trước bài đăng nhập.
parts:
  - minutes: 5
    title: Chào bà con
    say:
      - Hôm nay mình tập vào Cổng.
    do:
      - Bà con mở điện thoại.
  - minutes: 10
    title: Tập đăng nhập
    say:
      - Bà con không đọc mật khẩu cho ai.
    do:
      - Bà con tự gõ trên máy mình.
    lesson: dang-nhap
    guide: khai-sinh
  - minutes: 5
    title: Dặn lại
    say:
      - Về nhà bà con tập lại một lần.
    do:
      - Bà con kể lại một việc vừa làm.
after:
  - Một tờ hướng dẫn.
printables:
  guides: [khai-sinh]
reviewed: 2026-11-24
reviewEveryDays: 90
sources:
  - name: Cổng Dịch vụ công quốc gia
    read: 2026-11-24
`,
  'README.md': '# Không phải nội dung\n',
  '.schemas/site.schema.json': '{}\n',

  'gate.yaml': `ask: Bạn mở VNeID được chưa?
intro: Nộp hồ sơ trên mạng cần VNeID mức 2.
options:
  - id: chua-co
    say: Chưa có tài khoản
    text: Đến Công an phường, xã để làm.
    lesson: dang-nhap
  - id: mo-duoc
    say: Mở được
    text: Bạn bắt đầu từ bước 1.
`,
  'glossary.yaml': `- term: hộ tịch
  plain: giấy tờ về khai sinh, kết hôn, khai tử
`,
  'returned.yaml': `reviewed: 2026-11-24
reviewEveryDays: 90
sources:
  - name: Báo chí
    read: 2026-11-24
cards:
  - id: tep-sai
    message: Tệp không đúng định dạng
    meaning: Cổng cần tệp khác.
    fix:
      - Đổi ảnh sang tệp khác rồi nộp lại.
    call: Tổ công nghệ số.
    lesson: dang-nhap
    confidence: single
`,
  'lessons/dang-nhap.mdx': `---
title: Đăng nhập Cổng
summary: Vào được Cổng bằng tài khoản của mình.
order: 1
group: portal
goal: Tự vào được Cổng.
minutes: 10
ready:
  - Điện thoại có mạng
practice:
  - Đăng xuất rồi đăng nhập lại.
teacher:
  - Để người học tự làm.
never:
  - Nhập mật khẩu thay người học.
confidence:
  facts: single
reviewed: 2026-11-24
reviewEveryDays: 30
sources:
  - name: Cổng Dịch vụ công quốc gia
    read: 2026-11-24
---
${step('Mở Cổng', 'Gõ địa chỉ của Cổng.\n\nBấm **“Đăng nhập”**.\n\n<Screen>\n<Button label="Đăng nhập" look />\n</Screen>')}`,

  'lists/2026-07-18-ban-chup/list.yaml': `kind: snapshot
title: Bản chụp danh mục
issuer: Cổng Dịch vụ công quốc gia
issuerLevel: national
signed: 2026-07-18
effective: 2026-07-18
confidence: confirmed
declared:
  listed: 4
complete: true
sources:
  - name: Cổng Dịch vụ công quốc gia
    address: https://dichvucong.gov.vn/
    read: 2026-11-24
`,
  'lists/2026-07-18-ban-chup/procedures.csv': tableOf([
    {
      code: '1.000001',
      change: 'listed',
      name: 'Đăng ký khai sinh',
      field: 'Hộ tịch',
      levels: 'commune',
      channels: 'online counter',
      time: '1 ngày làm việc',
      onlineFeeVnd: '0?',
      counterFeeVnd: '8000',
      applicants: 'Công dân Việt Nam; Tổ chức',
      confidence: 'confirmed',
    },
    {
      code: '1.000002',
      change: 'listed',
      name: 'Cấp thẻ căn cước, lần đầu',
      field: 'Căn cước',
      confidence: 'single',
    },
    {
      code: '1.000003',
      change: 'listed',
      name: 'Liên thông cũ',
      field: 'Hộ tịch',
      confidence: 'single',
    },
    {
      code: '1.000004',
      change: 'listed',
      name: 'Giao đất',
      field: 'Đất đai',
      confidence: 'single',
    },
  ]),

  'lists/2026-08-09-1868-qd-btp/list.yaml': `kind: decision
number: 1868/QĐ-BTP
title: Thủ tục liên thông mới
issuer: Bộ Tư pháp
issuerLevel: ministry
signed: 2026-08-09
effective: 2026-09-01
confidence: single
declared:
  replaced: 1
  amended: 1
  abolished: 3
complete: false
sources:
  - name: Công báo
    read: 2026-11-24
`,
  'lists/2026-08-09-1868-qd-btp/procedures.csv': tableOf([
    {
      code: '2.000001',
      change: 'replaced',
      replaces: '1.000003',
      name: 'Liên thông mới',
      field: 'Hộ tịch',
      confidence: 'single',
    },
    {
      code: '1.000001',
      change: 'amended',
      name: 'Đăng ký khai sinh',
      onlineFeeVnd: '0',
      confidence: 'confirmed',
    },
    {
      code: '1.000002',
      change: 'abolished',
      name: 'Cấp thẻ căn cước, lần đầu',
      confidence: 'single',
    },
  ]),

  'lists/2026-10-01-2171-qd-ubnd/list.yaml': `kind: decision
number: 2171/QĐ-UBND
title: Thủ tục đất đai của tỉnh
issuer: Ủy ban nhân dân tỉnh Đồng Tháp
issuerLevel: province
signed: 2026-10-01
effective: unknown
confidence: confirmed
complete: true
sources:
  - name: Công báo
    read: 2026-11-24
`,
  'lists/2026-10-01-2171-qd-ubnd/procedures.csv': tableOf([
    {
      code: '1.100001',
      change: 'new',
      insteadOf: '1.000004',
      name: 'Giao đất tại tỉnh',
      field: 'Đất đai',
      confidence: 'confirmed',
    },
  ]),

  'lists/2026-11-24-kiem-chung/list.yaml': `kind: check
title: Phí đã kiểm chứng
issuer: Nhóm biên tập
issuerLevel: national
signed: 2026-11-24
effective: 2026-11-24
confidence: confirmed
complete: true
sources:
  - name: Thông tư 117/2026/TT-BTC
    address: https://vanban.chinhphu.vn/?pageid=1
    read: 2026-11-24
`,
  'lists/2026-11-24-kiem-chung/procedures.csv': tableOf([
    {
      code: '2.000001',
      change: 'amended',
      name: 'Liên thông mới',
      onlineFeeVnd: '0',
      confidence: 'confirmed',
    },
  ]),

  'services/khai-sinh.mdx': `---
title: Đăng ký khai sinh
summary: Làm giấy khai sinh cho em bé.
procedures: ["1.000001"]
related: ["2.000001"]
essential: 12
who: Cha hoặc mẹ.
where: Ủy ban nhân dân phường, xã.
result: Giấy khai sinh.
papers:
  - name: Giấy chứng sinh
    required: true
legal:
  - number: 60/2014/QH13
    title: Luật Hộ tịch
confidence:
  codes: confirmed
  papers: confirmed
  fee: confirmed
  time: confirmed
  result: confirmed
  advice: memory
reviewed: 2026-11-24
reviewEveryDays: 90
sources:
  - name: Trang thủ tục 1.000001
    address: https://dichvucong.gov.vn/1.000001
    read: 2026-11-24
---

Phí là <Fee code="1.000001" channel="online" />.

<Question ask="Ra phường làm được không?">
Được. Xem [nơi hỗ trợ](/noi-ho-tro/).
</Question>
`,
  'guides/khai-sinh.mdx': `---
title: Đăng ký khai sinh trên mạng
summary: Nộp hồ sơ khai sinh bằng điện thoại.
service: khai-sinh
procedures: ["1.000001"]
way: online
address: https://dichvucong.gov.vn/
ready:
  - Điện thoại có mạng
confidence:
  steps: single
reviewed: 2026-11-24
reviewEveryDays: 30
sources:
  - name: Cổng Dịch vụ công quốc gia
    read: 2026-11-24
---
${step('Đăng nhập', 'Mở [Cổng](https://dichvucong.gov.vn/), bấm **“Đăng nhập”**.')}${step('Tìm thủ tục', '- Gõ tên.\n- Bấm tên.')}${step('Điền tờ khai', 'Điền tên bé.\n\n<Screen>\n<Field label="Tên" look />\n</Screen>')}${step('Nộp hồ sơ', 'Gửi nộp.')}${step('Xem mã hồ sơ', 'Ghi mã ra giấy.')}`,
  'en/terms.yaml': `- { vi: Cổng, says: [Portal] }
- { vi: tài khoản, says: [account] }
`,
  'en/lessons/dang-nhap.mdx': `---
of: "eb90b614"
title: Sign in to the Portal
summary: Get into the Portal with your own account.
goal: Get into the Portal by yourself.
ready:
  - A phone with a network connection
practice:
  - Sign out, then sign in again.
teacher:
  - Let learners do it themselves.
never:
  - Enter the password for a learner.
---
${step('Open the Portal', 'Type the address of the Portal.\n\nPress **“Đăng nhập”** (Sign in).\n\n<Screen>\n<Button label="Đăng nhập" look />\n</Screen>')}`,
  'life-events/co-con-nho.yaml': `title: Có con nhỏ
summary: Khai sinh và giấy tờ của bé.
order: 1
icon: baby
services:
  - khai-sinh
procedures:
  - "2.000001"
fields:
  - Hộ tịch
`,
  'rehearsals/khai-sinh.yaml': `code: TẬP-000-001
steps:
  - step: Điền tờ khai
    parts:
      - label: Tên
        sample: Nguyễn Văn Mẫu
    ask:
      say: Ngày sinh khác giấy chứng sinh. Bạn làm gì?
      options:
        - say: Để vậy
          wrong: Hồ sơ sẽ bị trả lại.
          returned: tep-sai
        - say: Sửa cho giống
end:
  say: Mã hồ sơ ở đâu?
  options:
    - say: Trong tin nhắn của người lạ
      wrong: Mã do Cổng cho.
    - say: Ở dòng “Mã hồ sơ”
`,
  'site.yaml': `name: Cầm Tay
address: https://camtay.example/
commune: Phường Cai Lậy
province: Đồng Tháp
unit: phuong-cai-lay
keeper: Nhóm biên tập
linkHosts:
  - dichvucong.gov.vn
  - vanban.chinhphu.vn
mostUsed:
  - khai-sinh
`,
  'units.yaml': `reviewed: 2026-11-24
sources:
  - name: Công báo
    read: 2026-11-24
units:
  - id: tinh-dong-thap
    name: Tỉnh Đồng Tháp
    kind: province
    validFrom: 2025-07-01
    confidence: confirmed
  - id: thi-xa-cai-lay
    name: Thị xã Cai Lậy
    kind: town
    validFrom: 2013-12-26
    validTo: 2025-06-30
    succeededBy: [phuong-cai-lay]
    confidence: single
  - id: phuong-cai-lay
    name: Phường Cai Lậy
    kind: ward
    code: "28439"
    validFrom: 2025-07-01
    partOf: tinh-dong-thap
    confidence: confirmed
  - id: phuong-4
    name: Phường 4
    kind: ward
    code: "28439"
    validFrom: unknown
    validTo: 2025-06-30
    succeededBy: [phuong-cai-lay]
    partOf: thi-xa-cai-lay
    confidence: confirmed
`,
  'holidays.yaml': `reviewed: 2026-11-24
sources:
  - name: Công báo
    read: 2026-11-24
years:
  - year: 2026
    status: published
    decision: Thông báo 9441/TB-BNV
    daysOff:
      - day: 2026-04-30
        name: Ngày Chiến thắng 30/4
        kind: holiday
        confidence: confirmed
      - day: 2026-08-31
        name: Nghỉ hoán đổi
        kind: swapped
        confidence: confirmed
    work:
      - day: 2026-08-22
        insteadOf: 2026-08-31
        confidence: confirmed
  - year: 2027
    status: proposed
    daysOff:
      - day: 2027-04-30
        name: Ngày Chiến thắng 30/4
        kind: holiday
        confidence: single
    open:
      - from: 2027-02-04
        to: 2027-02-14
        name: Tết Nguyên đán 2027
        status: proposed
        say: Chưa công bố.
`,
  'statistics/2023-thi-xa-cai-lay.yaml': `title: Thị xã Cai Lậy (cũ), năm 2023
from: 2023-01-01
to: 2023-12-31
unit: phuong-cai-lay
counts:
  - id: chung
    name: Mọi đơn vị
    level: all
    received: 29746
    due: 29618
    onTime: 29546
    late: 72
    pending: 128
    onTimePercent: 99.76
    latePercent: 0.24
  - id: mot-cua
    name: Bộ phận Một cửa
    level: town
    received: { moreThan: 2800 }
    onTime: 2750
  - id: phuong-xa
    name: Các phường, xã
    level: commune
    received: { moreThan: 29400 }
disagreements:
  - parts: [mot-cua, phuong-xa]
    whole: chung
    say: Nguồn không nói mỗi bộ số tính những gì.
confidence: single
reviewed: 2026-11-24
sources:
  - name: Một bài báo
    read: 2026-11-24
`,
  'places.yaml': `reviewed: 2026-11-24
places:
  - name: Tổng đài
    kind: hotline
    telephone: 1900 0368
    link: https://dichvucong.gov.vn/
    confidence: confirmed
    sources:
      - name: Cổng Dịch vụ công quốc gia
        address: https://dichvucong.gov.vn/
        read: 2026-11-24
`,
  'essential-services.yaml': `- number: 12
  slug: khai-sinh
  title: Đăng ký khai sinh
  procedures: ["1.000001"]
- number: 13
  slug: khai-tu
  title: Đăng ký khai tử
`,
};

/** Replaces one piece of text in a file; it must stand there exactly once, so that a case says what it means. */
export const edit =
  (file: string, from: string, to: string): Change =>
  (files) => {
    const text = files[file];
    const parts = typeof text === 'string' ? text.split(from) : [];
    if (parts.length !== 2)
      throw new Error(`${file} has “${from}” ${Math.max(parts.length - 1, 0)} times, not once`);
    return { ...files, [file]: parts.join(to) };
  };

/** Rewrites the whole text of a file. */
export const rewrite =
  (file: string, write: (text: string) => string | Uint8Array): Change =>
  (files) => {
    const text = files[file];
    if (typeof text !== 'string') throw new Error(`${file} is not a text of the folder`);
    return { ...files, [file]: write(text) };
  };

export const add =
  (file: string, text: string | Uint8Array | Odd): Change =>
  (files) => ({ ...files, [file]: text });

export const remove =
  (file: string): Change =>
  ({ [file]: gone, ...rest }) => {
    if (gone === undefined) throw new Error(`${file} is not in the folder`);
    return rest;
  };

/** The text of a file of the folder. */
export function textOf(files: Files, file: string): string {
  const text = files[file];
  if (isOdd(text)) return '';
  return typeof text === 'string' ? text : new TextDecoder('utf-8').decode(text);
}

/** Writes a content folder below a new directory, hands its path to `use`, and takes everything away again. */
export function withFolder<T>(files: Files, use: (folder: string) => T): T {
  const parent = mkdtempSync(join(tmpdir(), 'cam-tay-'));
  const folder = join(parent, 'content');
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      if (!isOdd(text)) writeFileSync(join(folder, file), text);
      else if (text.linkTo !== undefined) symlinkSync(text.linkTo, join(folder, file));
      else execFileSync('mkfifo', [join(folder, file)]);
    }
    return use(folder);
  } finally {
    rmSync(parent, { recursive: true });
  }
}

/** The tiny content with some changes, read by the real reader and checked by all rules. */
export function checked(...changes: readonly Change[]): {
  readonly files: Files;
  readonly content: Content;
  readonly findings: readonly Finding[];
} {
  const files = changes.reduce((before, change) => change(before), tinyContent);
  const content = withFolder(files, readContent);
  return { files, content, findings: checkContent(content, today) };
}

/** Adds a changed copy of a file, or of a whole folder. */
export const copy =
  (from: string, to: string, ...changes: readonly Change[]): Change =>
  (files) => {
    const copied = Object.entries(files).filter(
      ([file]) => file === from || file.startsWith(`${from}/`),
    );
    if (copied.length === 0) throw new Error(`${from} is not in the folder`);
    const fresh: Files = Object.fromEntries(
      copied.map(([file, text]) => [to + file.slice(from.length), text]),
    );
    return { ...files, ...changes.reduce((before, change) => change(before), fresh) };
  };

/** Gives a file or a folder another name. */
export const move =
  (from: string, to: string, ...changes: readonly Change[]): Change =>
  (files) =>
    Object.fromEntries(
      Object.entries(copy(from, to, ...changes)(files)).filter(
        ([file]) => file !== from && !file.startsWith(`${from}/`),
      ),
    );
