import { anchorsOf } from '#domain/directory.ts';
import type { Located, Place as Spot } from '#domain/located.ts';
import { distanceKm, type Point } from '#domain/map.ts';
import { isProvinceLevel, nameInSentence } from '#domain/units.ts';
import type { Places } from '#schemas/site.ts';
import type { Unit } from '#schemas/units.ts';
import type { Report, Rule } from '../rule.ts';

/** Mainland and islands of the coast, in degrees; no office of a commune of the country lies outside. */
const [south, north, west, east] = [8, 24, 102, 110];

/** A place farther than this from the middle of its own commune, in km, is more likely a slip than a place. */
const farthest = 60;

const isInside = ({ latitude, longitude }: Point): boolean =>
  south <= latitude && latitude <= north && west <= longitude && longitude <= east;

/** Says what is wrong with a point; true when nothing is. */
function checkPoint(point: Point, at: (key: keyof Point) => Spot, report: Report): boolean {
  const { latitude, longitude } = point;
  if (isInside(point)) return true;
  if (isInside({ latitude: longitude, longitude: latitude }))
    report(
      at('latitude'),
      `Vĩ độ ${latitude} và kinh độ ${longitude} ghi ngược chỗ.`,
      `Hãy đổi chỗ: \`latitude: ${longitude}\`, \`longitude: ${latitude}\`.`,
    );
  else
    report(
      at(south <= latitude && latitude <= north ? 'longitude' : 'latitude'),
      `Điểm ${latitude}, ${longitude} không ở trong Việt Nam.`,
      `Hãy xem lại hai số: vĩ độ từ ${south} đến ${north}, kinh độ từ ${west} đến ${east}. Ví dụ \`latitude: 10.38045\`, \`longitude: 106.12368\`.`,
    );
  return false;
}

/** Fixed lines, mobiles, 1800 and 1900 numbers, short numbers (Thông tư 22/2014/TT-BTTTT and its changes). */
const dialled = /^(?:02\d{9}|0[35789]\d{8}|1[89]00\d{4,6}|1\d{2,4})$/;

/** What leads to a place does: its point, its number, its page of Zalo, its own address here. */
export const placesReachable: Rule = {
  name: 'places-reachable',
  reliesOn: ['places.yaml', 'units.yaml'],
  check({ places, units }, report) {
    for (const [nth, { centre }] of (units?.value.units ?? []).entries())
      if (centre && units)
        checkPoint(centre, (key) => units.at('units', nth, 'centre', key), report);
    if (places) checkPlaces(places, units?.value.units ?? [], report);
  },
};

function checkPlaces(located: Located<Places>, units: readonly Unit[], report: Report): void {
  const { places } = located.value;
  for (const [nth, { latitude, longitude, telephone, zalo, unit: id }] of places.entries()) {
    const at = (key: string) => located.at('places', nth, key);
    if (latitude !== undefined && longitude !== undefined) {
      const point = { latitude, longitude };
      const unit = units.find((one) => one.id === id);
      if (checkPoint(point, at, report) && unit?.centre && !isProvinceLevel(unit)) {
        const km = Math.round(distanceKm(point, unit.centre));
        if (km > farthest)
          report(
            at('latitude'),
            `Điểm này cách giữa ${nameInSentence(unit.name)} ${km} km. Có đúng là nơi của ${nameInSentence(unit.name)} không?`,
            'Hãy xem lại hai số. Nếu nơi này ở chỗ khác thật thì sửa `unit`, hoặc bỏ `unit`.',
          );
      }
    } else if (latitude !== undefined || longitude !== undefined)
      report(
        at(latitude === undefined ? 'longitude' : 'latitude'),
        `Có ${latitude === undefined ? 'kinh độ mà thiếu vĩ độ' : 'vĩ độ mà thiếu kinh độ'}.`,
        'Hãy ghi đủ `latitude` và `longitude`, hoặc bỏ cả hai.',
      );
    if (zalo !== undefined && !/^https:\/\/zalo\.me\/[\w.]+$/.test(zalo))
      report(
        at('zalo'),
        `“${zalo}” không phải địa chỉ của một trang Zalo.`,
        'Hãy ghi địa chỉ bắt đầu bằng `https://zalo.me/`, ví dụ `https://zalo.me/1234567890`. Chưa chắc thì bỏ dòng này.',
      );
    if (telephone !== undefined && !dialled.test(telephone.replaceAll(/\D/g, '')))
      report(
        at('telephone'),
        `Số “${telephone}” không gọi được: ${telephone.replaceAll(/\D/g, '').length} chữ số.`,
        'Hãy đếm lại: số di động 10 chữ số, số cố định 11 chữ số, bắt đầu bằng `02`, ví dụ `0277 3898989`. Chưa chắc thì bỏ dòng này.',
      );
  }
  const anchors = anchorsOf(places);
  for (const [nth, anchor] of anchors.entries())
    if (anchors.indexOf(anchor) < nth && places[nth]?.id === undefined)
      report(
        located.at('places', nth, 'name'),
        `Có hai nơi cùng tên “${places[nth]?.name}”.`,
        'Hãy thêm `id` cho nơi này, ví dụ `id: quay-so-2`, hoặc đổi tên.',
      );
}
