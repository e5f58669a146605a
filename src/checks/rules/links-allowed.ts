import type { Place } from '#domain/located.ts';
import type { Report, Rule } from '../rule.ts';

/** Links go to pages of our own, to telephones, and to hosts that the site's register names. */
export const linksAllowed: Rule = {
  name: 'links-allowed',
  reliesOn: ['site.yaml'],
  check({ services, guides, lessons, site, places, lists }, report) {
    const hosts: Hosts = {
      allowed: new Set(site?.value.linkHosts ?? []),
      retired: new Map((site?.value.retiredHosts ?? []).map(({ host, why }) => [host, why])),
    };
    for (const page of [...services, ...guides, ...lessons]) {
      for (const { address, line, column } of page.document.links)
        checkAddress(address, { file: page.at().file, line, column }, hosts, report);
      for (const [index, { address }] of page.value.sources.entries())
        if (address) checkAddress(address, page.at('sources', index, 'address'), hosts, report);
    }
    for (const guide of guides)
      if (guide.value.address)
        checkAddress(guide.value.address, guide.at('address'), hosts, report);
    for (const { head } of lists)
      for (const [index, { address }] of head.value.sources.entries())
        if (address) checkAddress(address, head.at('sources', index, 'address'), hosts, report);
    for (const [index, { link, sources }] of (places?.value.places ?? []).entries()) {
      if (link && places) checkAddress(link, places.at('places', index, 'link'), hosts, report);
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
}

function checkAddress(address: string, place: Place, hosts: Hosts, report: Report): void {
  if (/^#[a-z0-9-]+$|^tel:\d{3,12}$|^\/(?:[a-z0-9.-]+\/)*(?:#[a-z0-9-]+)?$/.test(address)) return;
  let url: URL | undefined;
  try {
    url = new URL(address);
  } catch {
    url = undefined;
  }
  const plainHost = url && /^[a-z0-9.-]+$/.test(url.host) && !url.username && !url.password;
  if (
    url?.protocol === 'https:' &&
    plainHost &&
    address.startsWith(`https://${url.host}`) &&
    hosts.allowed.has(url.host)
  )
    return;
  const why = url && hosts.retired.get(url.host);
  if (why) {
    report(
      place,
      `Tên miền “${url?.host}” đã thôi dùng: ${why}`,
      'Hãy dẫn tới https://dichvucong.gov.vn/ hoặc trang chính thức đang dùng.',
    );
    return;
  }
  if (url?.protocol === 'https:' && plainHost)
    report(
      place,
      `Tên miền “${url.host}” không có trong sổ tên miền được dẫn tới.`,
      'Hãy dẫn tới trang chính thức; nếu tên miền đáng tin thì thêm vào `linkHosts` trong content/site.yaml.',
    );
  else
    report(
      place,
      `Địa chỉ “${address.slice(0, 80)}” không dùng được.`,
      'Hãy ghi địa chỉ bắt đầu bằng https://, hoặc địa chỉ trong trang này bắt đầu và kết thúc bằng /, ví dụ /dich-vu/dang-ky-khai-sinh/.',
    );
}
