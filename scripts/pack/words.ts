/** What the copies of `npm run pack` say to people: on their first page, on the page about no network, in the notes beside. */
import { boxAddress, boxName } from '#deploy/hotspot.ts';
import type { Day } from '#schemas/common.ts';

/** What a copy was made from. */
export interface Origin {
  readonly build: string;
  readonly day: Day;
  /** Short commit of the sources; none where there is no git, or where the sources were changed after it. */
  readonly commit: string | undefined;
  /** Address of the site that this is a copy of. */
  readonly site: string;
}

const written = (day: Day): string => day.split('-').reverse().join('/');
const inFours = (hex: string): string => hex.replaceAll(/.{4}(?=.)/g, '$& ');

/**
 * For the first page: the day, and the beginning of the sum, which two people can read to each other over the telephone.
 *
 * @param sum - SHA-256 of the copy, hex.
 */
export const markOf = (
  { build, day, commit }: Origin,
  sum: string,
): string => `<h2>Bản chép này</h2>
  <p class="quiet small">Bản chép ngày <time datetime="${day}">${written(day)}</time>, mã kiểm <span data-sum="${sum}">${inFours(sum.slice(0, 16))}</span>. <a href="/ngoai-tuyen/">Bản này dùng thế nào</a></p>
  <details class="question"><summary>Mã kiểm đầy đủ</summary><p class="small">${inFours(sum)}</p><p class="small">Bản dựng số ${build}, mã nguồn ${commit ?? 'không rõ'}. Cách kiểm: tệp DOC-TRUOC.txt đi cùng bản chép.</p></details>`;

/** The line at the top of each page of the memory stick, in place of “Ngoại tuyến”. */
export const usbLabel = 'Bản USB';

/** The page about no network, on the memory stick. */
export const usbWords = (site: string): string => `
  <p class="note">Đây là bản trên USB. Mọi trang đã nằm sẵn trong USB: không cần mạng, không phải lưu gì thêm.</p>
  <h2>Khác trang trên mạng ở đâu</h2>
  <ul>
    <li>Ô tìm kiếm tìm theo tên việc và cách gọi thường ngày. Nó không tìm trong lời của từng trang.</li>
    <li>Nút mở Cổng dịch vụ công và trang khác vẫn cần mạng.</li>
    <li>Sổ tay và dấu bạn đánh nằm trong máy đang mở, không nằm trong USB. Máy dùng chung thì <a href="/so-tay/#xoa">xóa hết</a> khi xong.</li>
    <li>Bản này không tự đổi mới. Sau 30 ngày, trang sẽ nhắc. Bạn xin bản mới ở nơi đã đưa USB.</li>
  </ul>
  <p>Có mạng thì xem bản mới nhất ở <a href="${site}" rel="noreferrer">${new URL(site).host}</a>.</p>
  `;

/** The page about no network, in the Wi-Fi box. */
export const boxWords = (site: string): string => `
  <p class="note">Bạn đang xem Cầm Tay qua Wi-Fi của điểm này. Ở trong vùng Wi-Fi thì trang nào cũng mở được, không cần Internet.</p>
  <h2>Cần biết khi dùng</h2>
  <ul>
    <li>Máy không lưu được trang từ Wi-Fi này. Ra khỏi vùng Wi-Fi thì không xem được nữa. Bạn xin tờ hướng dẫn in, hoặc chép lại điều cần nhớ.</li>
    <li>Wi-Fi này không có Internet. Muốn nộp hồ sơ trên mạng, bạn tắt Wi-Fi này và dùng mạng khác.</li>
    <li>Điện thoại hỏi “Wi-Fi này không có Internet, vẫn kết nối?” thì chọn “Có”.</li>
    <li>Bản này không tự đổi mới. Sau 30 ngày, trang sẽ nhắc. Bạn báo cho người trông điểm này.</li>
  </ul>
  <p>Có mạng thì xem bản mới nhất ở <a href="${site}" rel="noreferrer">${new URL(site).host}</a>.</p>
  `;

/** As a text file that old Notepads show well. */
const asText = (text: string): string => `\uFEFF${text.trim().replaceAll('\n', '\r\n')}\r\n`;

const howOld = (
  day: Day,
): string => `Bản này của ngày ${written(day)}. Phí, thời gian, nơi làm có thể đã đổi sau ngày đó.
- Nên thay bản mới mỗi tháng. Sau 30 ngày, mỗi trang tự nhắc.
- Quá 6 tháng: đừng dùng để trả lời người dân. Hãy thay bản mới.`;

/** `DOC-TRUOC.txt` at the root of the memory stick. */
export const usbNotes = ({ build, day, site }: Origin): string =>
  asText(`CẦM TAY: BẢN TRÊN USB
Bản dựng số ${build}, ngày ${written(day)}. Bản mới nhất: ${site}

Bản này xem được khi không có mạng. Nó không gửi gì đi, không cài gì vào máy.


1. MỞ TRÊN MÁY TÍNH

1) Cắm USB vào máy.
2) Mở thư mục cam-tay-usb.
3) Bấm đúp vào tệp index.html. Trang mở trong Chrome, Edge hoặc Firefox.

Nhận được tệp cam-tay-usb.zip thì giải nén trước: bấm chuột phải, chọn "Giải nén tất cả" (Extract All). Đừng mở index.html khi nó còn nằm trong tệp zip.


2. MỞ TRÊN ĐIỆN THOẠI ANDROID

1) Cắm USB vào điện thoại bằng đầu nối OTG. USB cần định dạng FAT32 hoặc exFAT.
2) Mở ứng dụng Tệp (Files), chọn USB, chép cả thư mục cam-tay-usb vào bộ nhớ máy, mục Download.
3) Mở tệp index.html trong thư mục vừa chép. Máy hỏi mở bằng gì thì chọn trình duyệt hoặc "Trình xem HTML".

Trang hiện chữ mà không có màu, hoặc bấm vào đâu cũng báo không tìm thấy: ứng dụng đó chỉ mở được một tệp. Hãy thử ứng dụng khác, hoặc mở Chrome và gõ
   file:///sdcard/Download/cam-tay-usb/index.html
Nhiều máy Android mới không cho trình duyệt đọc tệp. Khi đó hãy dùng máy tính, hoặc dùng bản Wi-Fi (cam-tay-hotspot).
iPhone không mở được bản này.


3. NHỮNG GÌ KHÔNG CHẠY Ở BẢN NÀY

- Tìm trong lời của từng trang: bản này chỉ tìm theo tên việc và cách gọi thường ngày.
- Lưu trang vào máy, đặt biểu tượng ra màn hình chính, báo có bản mới.
- Mở Cổng dịch vụ công, trang của cơ quan, Zalo: cần mạng.
- Sổ tay và dấu đã đánh nằm trong máy đang mở. Mang USB sang máy khác thì không theo sang. Firefox có thể không giữ dấu giữa các trang.
- Máy dùng chung: xong việc thì mở Sổ tay, bấm "Xóa hết trên máy này". Mọi trang mở từ tệp trên máy đó dùng chung một chỗ nhớ.


4. BẢN NÀY CŨ ĐẾN ĐÂU

${howOld(day)}


5. KIỂM XEM USB CÓ BỊ SỬA KHÔNG

Cuối trang đầu có dòng "Bản chép ngày ..., mã kiểm ...". Hỏi nơi phát hành xem mã kiểm có đúng không.

Máy Linux hoặc Mac, mở cửa sổ lệnh trong thư mục cam-tay-usb:
   sha256sum -c SHA256SUMS
Tệp nào bị sửa hoặc hỏng thì hiện FAILED. (Máy Mac: shasum -a 256 -c SHA256SUMS)
   grep -v " index.html" SHA256SUMS | sha256sum
Số hiện ra phải đúng mã kiểm đầy đủ ở trang đầu.

Máy Windows, kiểm tệp zip trước khi giải nén:
   certutil -hashfile cam-tay-usb.zip SHA256
Số hiện ra phải đúng số mà nơi phát hành đưa.
`);

/** `DOC-TRUOC.txt` beside the pages of the Wi-Fi box. */
export const boxNotes = ({ build, day, site }: Origin): string =>
  asText(`CẦM TAY: BẢN CHO HỘP WI-FI
Bản dựng số ${build}, ngày ${written(day)}. Bản mới nhất: ${site}

Hộp Wi-Fi là một máy nhỏ (Raspberry Pi 3, 4, 5 hoặc máy tính cũ) tự phát Wi-Fi. Ai nối vào Wi-Fi đó thì xem được Cầm Tay, không cần Internet. Bạn không cần biết lập trình: làm lần lượt, chép từng dòng lệnh, bấm Enter.

Trong thư mục này:
   trang/      các trang, để chép vào hộp
   may-chu/    các tệp cấu hình, để chép vào hộp
   SHA256SUMS  mã kiểm của từng tệp


1. CẦN CÓ

- Một Raspberry Pi có Wi-Fi, thẻ nhớ từ 8 GB, nguồn điện. Cắm được dây mạng vào lúc cài thì tốt.
- Raspberry Pi OS bản 2023 trở về sau (Bookworm). Cài bằng chương trình "Raspberry Pi Imager". Trong Imager, chọn nước của Wi-Fi (Wireless LAN country) là VN.
- Lúc cài, hộp cần Internet qua dây mạng. Cài xong thì không cần nữa.


2. CHÉP TRANG VÀ CÀI MÁY CHỦ WEB

Cắm USB có thư mục cam-tay-hotspot vào hộp, mở cửa sổ lệnh (Terminal) trong thư mục đó.

1) Cài chương trình:
   sudo apt update
   sudo apt install -y nginx-light
2) Chép trang:
   sudo mkdir -p /var/www/cam-tay
   sudo cp -r trang/. /var/www/cam-tay/
3) Chép cấu hình:
   sudo cp may-chu/nginx.conf /etc/nginx/conf.d/cam-tay.conf
   sudo rm -f /etc/nginx/sites-enabled/default
4) Kiểm và chạy:
   sudo nginx -t
   sudo systemctl restart nginx
   Dòng đầu phải báo "syntax is ok". Mở http://localhost trên hộp: thấy Cầm Tay là đúng.

Quen dùng Caddy thì thay bước 1 và 3 bằng: cài caddy, chép may-chu/Caddyfile vào /etc/caddy/Caddyfile.


3. PHÁT WI-FI

CÁCH 1, nên dùng: để Raspberry Pi OS tự phát.

1) Chép tên của hộp:
   sudo apt install -y dnsmasq-base
   sudo mkdir -p /etc/NetworkManager/dnsmasq-shared.d
   sudo cp may-chu/networkmanager-dnsmasq.conf /etc/NetworkManager/dnsmasq-shared.d/cam-tay.conf
2) Phát Wi-Fi tên "Cam Tay", mật khẩu camtay123 (hãy đổi mật khẩu):
   sudo nmcli device wifi hotspot ifname wlan0 con-name cam-tay ssid "Cam Tay" password "camtay123"
3) Cho tự phát mỗi khi bật điện:
   sudo nmcli connection modify cam-tay connection.autoconnect yes connection.autoconnect-priority 100 ipv4.addresses ${boxAddress}/24
   sudo reboot

CÁCH 2, cho máy không có NetworkManager: dùng hostapd và dnsmasq.

1) sudo apt install -y hostapd dnsmasq
2) sudo cp may-chu/hostapd.conf /etc/hostapd/hostapd.conf
   Mở tệp đó, sửa dòng có chữ SỬA.
3) sudo cp may-chu/dnsmasq.conf /etc/dnsmasq.d/cam-tay.conf
4) Đặt số ${boxAddress}/24 cho wlan0 (theo cách của hệ điều hành đó).
5) sudo systemctl unmask hostapd
   sudo systemctl enable --now hostapd dnsmasq


4. THỬ BẰNG ĐIỆN THOẠI

1) Bật Wi-Fi, chọn "Cam Tay", gõ mật khẩu.
2) Máy hỏi "Wi-Fi này không có Internet, vẫn kết nối?" thì chọn "Có", đánh dấu "Không hỏi lại".
3) Mở trình duyệt, gõ http://${boxName} hoặc http://${boxAddress}
4) Không vào được: tắt dữ liệu di động rồi thử lại. Gõ đủ chữ http:// ở đầu.

Hãy in một tờ dán tường: tên Wi-Fi, mật khẩu, địa chỉ http://${boxAddress}


5. DÙNG ĐIỆN THOẠI LÀM HỘP

Điện thoại phát Wi-Fi (điểm truy cập di động) và chạy một ứng dụng máy chủ web cũng được. Chép thư mục trang vào máy, cho ứng dụng mở thư mục đó, rồi gõ địa chỉ mà ứng dụng hiện ra. Ứng dụng phải tự mở index.html của từng thư mục.


6. CẦN BIẾT

- Hộp dùng http, không có khóa ở thanh địa chỉ. Trang không hỏi mật khẩu, không hỏi mã OTP. Đừng gõ mật khẩu ở bất cứ đâu khi đang nối Wi-Fi này.
- Điện thoại không lưu được trang từ hộp để xem sau. Muốn vậy phải mở trang trên mạng một lần: ${site}
- Hộp không ghi ai đã xem trang nào.


7. THAY BẢN MỚI

${howOld(day)}
Chép bản mới: làm lại mục 2, bước 2. Trước đó xóa bản cũ: sudo rm -rf /var/www/cam-tay


8. KIỂM XEM CÓ BỊ SỬA KHÔNG

   sha256sum -c SHA256SUMS
Tệp nào bị sửa hoặc hỏng thì hiện FAILED.
   grep -v " trang/index.html" SHA256SUMS | sha256sum
Số hiện ra phải đúng mã kiểm đầy đủ ở cuối trang đầu.
`);
