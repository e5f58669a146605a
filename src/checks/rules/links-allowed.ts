import type { Place } from '#domain/located.ts';
import { nearest } from '../nearest.ts';
import type { Report, Rule } from '../rule.ts';

/** Links go to pages of our own, to telephones, and to hosts that the site's register names. */
export const linksAllowed: Rule = {
  name: 'links-allowed',
  reliesOn: ['site.yaml', 'places.yaml'],
  check(
    { services, guides, lessons, plans, site, places, units, holidays, lists, statistics },
    report,
  ) {
    const hosts: Hosts = {
      allowed: new Set(site?.value.linkHosts ?? []),
      retired: new Map((site?.value.retiredHosts ?? []).map(({ host, why }) => [host, why])),
      telephones: new Set(
        (places?.value.places ?? []).flatMap(({ telephone }) => digitsOf(telephone ?? '')),
      ),
    };
    for (const page of [...services, ...guides, ...lessons]) {
      for (const { address, words, line, column } of page.document.links) {
        const place = { file: page.at().file, line, column };
        if (checkAddress(address, place, hosts, report)) checkWords(words, address, place, report);
      }
      for (const [index, { address }] of page.value.sources.entries())
        if (address) checkAddress(address, page.at('sources', index, 'address'), hosts, report);
    }
    for (const guide of guides)
      if (guide.value.address)
        checkAddress(guide.value.address, guide.at('address'), hosts, report);
    for (const { value, at } of [...plans, ...statistics])
      for (const [index, { address }] of value.sources.entries())
        if (address) checkAddress(address, at('sources', index, 'address'), hosts, report);
    for (const { head } of lists)
      for (const [index, { address }] of head.value.sources.entries())
        if (address) checkAddress(address, head.at('sources', index, 'address'), hosts, report);
    if (units) {
      for (const [index, { address }] of units.value.sources.entries())
        if (address) checkAddress(address, units.at('sources', index, 'address'), hosts, report);
      for (const [index, { sources }] of units.value.units.entries())
        for (const [nth, { address }] of sources.entries())
          if (address)
            checkAddress(
              address,
              units.at('units', index, 'sources', nth, 'address'),
              hosts,
              report,
            );
    }
    if (holidays) {
      const check = (address: string | undefined, ...path: (string | number)[]): void => {
        if (address) checkAddress(address, holidays.at(...path, 'address'), hosts, report);
      };
      for (const [index, { address }] of holidays.value.sources.entries())
        check(address, 'sources', index);
      for (const [nth, { sources, open }] of holidays.value.years.entries()) {
        for (const [index, { address }] of sources.entries())
          check(address, 'years', nth, 'sources', index);
        for (const [index, span] of open.entries())
          for (const [which, { address }] of span.sources.entries())
            check(address, 'years', nth, 'open', index, 'sources', which);
      }
    }
    for (const [index, { link, zalo, sources }] of (places?.value.places ?? []).entries()) {
      if (link && places) checkAddress(link, places.at('places', index, 'link'), hosts, report);
      // Another host is found by places-reachable.
      if (zalo?.startsWith('https://zalo.me/') && places)
        checkAddress(zalo, places.at('places', index, 'zalo'), hosts, report);
      for (const [nth, { address }] of sources.entries())
        if (address && places)
          checkAddress(
            address,
            places.at('places', index, 'sources', nth, 'address'),
            hosts,
            report,
          );
    }
  },
};

interface Hosts {
  readonly allowed: ReadonlySet<string>;
  /** Host → why nobody should be sent there. */
  readonly retired: ReadonlyMap<string, string>;
  /** Digits of every number that stands in the places. */
  readonly telephones: ReadonlySet<string>;
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** An address of our own: no empty part and no part of dots, which browsers take away (`/a/../b/` is `/b/`). */
const ownPage = /^(?:#[a-z0-9-]+|\/(?:(?!\.+\/)[a-z0-9.-]+\/)*(?:#[a-z0-9-]+)?)$/;

/** @returns whether the address may be used. */
function checkAddress(address: string, place: Place, hosts: Hosts, report: Report): boolean {
  if (ownPage.test(address)) return true;
  const telephone = /^tel:(\d{3,12})$/.exec(address)?.[1];
  if (telephone && hosts.telephones.has(telephone)) return true;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const plainHost = url && /^[a-z0-9.-]+$/.test(url.host) && !url.username && !url.password;
  // What a browser would write differently hides something: `..`, `\`, capitals, a port, a tab inside.
  const isPlain =
    (url?.href === address || url?.href === `${address}/`) && !/%(?:2[ef]|5c|0|25)/i.test(address);
  if (url?.protocol === 'https:' && plainHost && isPlain && hosts.allowed.has(url.host))
    return true;
  const why = url && hosts.retired.get(url.host);
  if (telephone)
    report(
      place,
      `Số điện thoại “${telephone}” không có trong content/places.yaml.`,
      'Hãy xem lại số; nếu đúng thì thêm vào places.yaml, kèm nguồn, để người duyệt thấy.',
    );
  else if (why)
    report(
      place,
      `Tên miền “${url?.host}” đã thôi dùng: ${why}`,
      'Hãy dẫn tới https://dichvucong.gov.vn/ hoặc trang chính thức đang dùng.',
    );
  else if (url?.protocol === 'https:' && plainHost && !hosts.allowed.has(url.host))
    report(
      place,
      `Tên miền “${url.host}” không có trong sổ tên miền được dẫn tới.`,
      `${nearHost(url.host, hosts)}Hãy dẫn tới trang chính thức; nếu tên miền đáng tin thì thêm vào \`linkHosts\` trong content/site.yaml.`,
    );
  else
    report(
      place,
      `Địa chỉ “${address.slice(0, 80)}” không dùng được.`,
      `${meant(address, hosts)}Hãy ghi địa chỉ bắt đầu bằng https://, hoặc địa chỉ trong trang này bắt đầu và kết thúc bằng /, ví dụ /dich-vu/dang-ky-khai-sinh/.`,
    );
  return false;
}

/** The address that was meant, where only its form or a letter of its host is wrong. */
function meant(address: string, hosts: Hosts): string {
  const offer = (better: string): string => `Hãy ghi \`${better}\`. `;
  const telephone = /^tel:[\d .-]+$/.test(address) && digitsOf(address);
  if (telephone && hosts.telephones.has(telephone)) return offer(`tel:${telephone}`);
  const own = `/${address.replace(/^\/+|\/+$/g, '')}/`;
  if (
    /^\/?[a-z-]+(?:\/[a-z0-9.-]+)*\/?$/.test(address) &&
    ownPage.test(own) &&
    !/\.(?:vn|com)\//.test(own)
  )
    return offer(own);
  const outside = address.replace(/^(?:https?:?\/{0,2})?/i, 'https://');
  const url = URL.canParse(outside) ? new URL(outside) : undefined;
  if (!url || url.username || url.port) return '';
  return hosts.allowed.has(url.host) ? offer(url.href) : '';
}

/** The host of the register that is a slip or two away; made-up hosts that only begin like it are further. */
function nearHost(host: string, hosts: Hosts): string {
  const near = nearest(host, hosts.allowed, 3);
  return near ? `Hãy ghi \`${near}\` nếu gõ nhầm. ` : '';
}

const shownHost = /(?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,}/giu;

/** Words that look like an address or a number are read as where the link leads; so that is where it must lead. */
function checkWords(words: string, address: string, place: Place, report: Report): void {
  const telephone = /^tel:(\d+)$/.exec(address)?.[1];
  if (telephone) {
    const shown = digitsOf(words);
    if (shown.length < 3 || shown === telephone) return;
    report(
      place,
      `Chữ của đường dẫn ghi số “${words.trim()}”, bấm vào lại gọi số ${telephone}.`,
      `Hãy ghi \`${telephone}\` vào chữ, hoặc sửa số trong ngoặc: cùng một số ở cả hai chỗ.`,
    );
    return;
  }
  const host = address.startsWith('https://') ? new URL(address).host : undefined;
  const other = words.match(shownHost)?.find((shown) => shown.toLowerCase() !== host);
  if (other)
    report(
      place,
      `Chữ của đường dẫn ghi “${other}”, bấm vào lại tới ${host ? `“${host}”` : 'trang khác'}.`,
      host
        ? `Hãy thay \`${other}\` bằng \`${host}\`, đúng tên miền mà đường dẫn tới, hoặc thay bằng lời, ví dụ “Cổng Dịch vụ công quốc gia”.`
        : 'Hãy ghi đúng tên miền mà đường dẫn tới, hoặc thay bằng lời, ví dụ “Cổng Dịch vụ công quốc gia”.',
    );
}
