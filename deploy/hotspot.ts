/**
 * A small box (Raspberry Pi or the like) that hands the site out over its own Wi-Fi, without Internet and so without
 * TLS: no authority certifies a name that only exists in a room. `npm run pack` writes all this beside the pages.
 */
import type { Standing } from './hosts.ts';
import { everywhereInPlain } from './policy.ts';

/** `.internal` is kept for private networks by ICANN (2024): nobody else will ever have this name. */
export const boxName = 'camtay.internal';
/** What NetworkManager gives a box that shares its Wi-Fi. */
export const boxAddress = '10.42.0.1';
/** Where the pages lie on the box. */
export const boxFolder = '/var/www/cam-tay';

/** A question that a system asks of its maker to learn whether there is Internet behind a Wi-Fi. */
export interface Probe {
  readonly path: string;
  /** What the maker's host answers; without a text it is 204. */
  readonly answer?: { readonly type: string; readonly text: string };
}

const html = 'text/html';
const plain = 'text/plain';

/**
 * The box answers as the makers do, whatever the name: else a phone leaves the Wi-Fi by itself, or shows a window to
 * sign in. A phone that also asks by `https` still says that there is no Internet, which is true.
 */
export const probes: readonly Probe[] = [
  // Android, ChromeOS, Samsung, Xiaomi, Oppo, Vivo, Huawei.
  { path: '/generate_204' },
  { path: '/gen_204' },
  // iPhone, iPad, Mac.
  ...['/hotspot-detect.html', '/library/test/success.html'].map((path) => ({
    path,
    answer: {
      type: html,
      text: '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>',
    },
  })),
  // Windows.
  { path: '/connecttest.txt', answer: { type: plain, text: 'Microsoft Connect Test' } },
  { path: '/ncsi.txt', answer: { type: plain, text: 'Microsoft NCSI' } },
  // Firefox, GNOME.
  { path: '/success.txt', answer: { type: plain, text: 'success\n' } },
  {
    path: '/canonical.html',
    answer: {
      type: html,
      text: '<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>',
    },
  },
  {
    path: '/check_network_status.txt',
    answer: { type: plain, text: 'NetworkManager is online\n' },
  },
];

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

const nginxProbes = probes.map(({ path, answer }) =>
  answer
    ? `    location = ${path} {\n        default_type ${answer.type};\n        return 200 ${quoted(answer.text).replaceAll('\n', '\\n')};\n    }`
    : `    location = ${path} {\n        return 204;\n    }`,
);

const caddyProbes = probes.map(({ path, answer }) =>
  answer
    ? `\thandle ${path} {\n\t\theader Content-Type ${answer.type}\n\t\trespond ${quoted(answer.text)} 200\n\t}`
    : `\thandle ${path} {\n\t\trespond 204\n\t}`,
);

/** For `nginxConfig` and `caddyfile`. */
export const inBox: Standing = {
  headers: everywhereInPlain,
  nginx: {
    head: `# Cầm Tay cho nginx trong hộp Wi-Fi, không cần Internet. Máy viết tệp này từ deploy/policy.ts (npm run pack).
#
# Chép vào /etc/nginx/conf.d/cam-tay.conf, xóa /etc/nginx/sites-enabled/default, rồi: nginx -t && systemctl reload nginx
# Các bước: DOC-TRUOC.txt
`,
    // Browsers take brotli over TLS alone: gzip is all there is.
    server: `    listen 80;
    server_name ${boxName} ${boxAddress} localhost;
    root ${boxFolder}; # nơi chép nội dung của thư mục trang

`,
    others: `
# Mọi tên khác: câu hỏi “có Internet không” của điện thoại, và người gõ một địa chỉ bất kỳ.
server {
    listen 80 default_server;
    server_name _;
    access_log off;
    server_tokens off;
    add_header Cache-Control "no-store" always;
${nginxProbes.join('\n')}
    location / {
        return 302 http://${boxName}/;
    }
}
`,
  },
  caddy: {
    head: `# Cầm Tay cho Caddy trong hộp Wi-Fi, không cần Internet. Máy viết tệp này từ deploy/policy.ts (npm run pack).
#
# Chép vào /etc/caddy/Caddyfile, rồi: systemctl reload caddy
# Các bước: DOC-TRUOC.txt
{
	auto_https off
}
`,
    site: `http://${boxName}, http://${boxAddress}, http://localhost {
	# Nơi chép nội dung của thư mục trang
	root * ${boxFolder}
`,
    others: `
# Mọi tên khác: câu hỏi “có Internet không” của điện thoại, và người gõ một địa chỉ bất kỳ.
:80 {
	header Cache-Control "no-store"
	header -Server
${caddyProbes.join('\n')}
	handle {
		redir * http://${boxName}/ 302
	}
}
`,
  },
};

/** Names as the box gives them out; shared by dnsmasq alone and by the one that NetworkManager starts. */
const names = `# Tên của hộp, gõ trong trình duyệt: http://${boxName}
address=/${boxName}/${boxAddress}
# Windows hỏi tên này để biết có Internet không, và đợi đúng số này.
address=/dns.msftncsi.com/131.107.255.255
# Không có Internet: tên nào cũng dẫn về hộp. Điện thoại rời Wi-Fi này thì hỏi lại tên từ đầu.
address=/#/${boxAddress}
local-ttl=0
`;

/** For `/etc/NetworkManager/dnsmasq-shared.d/`. */
export const networkManagerNames = (): string =>
  `# Chép vào /etc/NetworkManager/dnsmasq-shared.d/cam-tay.conf. Các bước: DOC-TRUOC.txt, cách 1.\n${names}`;

/** For `/etc/dnsmasq.d/`, where NetworkManager does not share the Wi-Fi. */
export const dnsmasqConfig =
  (): string => `# Chép vào /etc/dnsmasq.d/cam-tay.conf. Các bước: DOC-TRUOC.txt, cách 2.
interface=wlan0
bind-dynamic
no-resolv
no-hosts
# Phát số cho điện thoại: tối đa 200 máy, mỗi số dùng hai giờ.
dhcp-range=10.42.0.20,10.42.0.219,255.255.255.0,2h
dhcp-option=option:router,${boxAddress}
dhcp-option=option:dns-server,${boxAddress}
dhcp-authoritative
${names}`;

/** For `/etc/hostapd/hostapd.conf`. */
export const hostapdConfig =
  (): string => `# Chép vào /etc/hostapd/hostapd.conf. Các bước: DOC-TRUOC.txt, cách 2.
interface=wlan0
driver=nl80211
ssid=Cam Tay
country_code=VN
ieee80211d=1
hw_mode=g
channel=6
ieee80211n=1
wmm_enabled=1
# Máy nối vào không thấy nhau.
ap_isolate=1
# SỬA: mật khẩu Wi-Fi, từ 8 chữ. Dán lên tường cùng tên Wi-Fi.
wpa=2
wpa_key_mgmt=WPA-PSK
rsn_pairwise=CCMP
wpa_passphrase=camtay123
`;
