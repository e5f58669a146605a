import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarFile, type Reminder } from '#domain/calendar-file.ts';

const stamp = new Date('2026-11-27T02:03:04.567Z');
const birth: Reminder = {
  id: 'huong-dan/dang-ky-khai-sinh#H20451261127@cam-tay',
  day: '2026-12-31',
  title: 'Đến lấy kết quả: Đăng ký khai sinh trên mạng, kèm cư trú; thẻ \\ bảo hiểm',
  text: 'Mã hồ sơ: H20.45-261127-0001.\nNgày này do Cầm Tay tính. Ngày hẹn trên giấy mới là ngày đúng.',
  address: 'https://camtay.example/huong-dan/dang-ky-khai-sinh/',
};

/** Read by a library that had no part in writing it. */
const eventsIn = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => ({
    component,
    event: new ICAL.Event(component, { strictExceptions: true }),
  }));
};

test('a reminder is a whole day, the same in every time zone, over the end of a year', () => {
  const [{ component, event } = expect.fail('no event')] = eventsIn(calendarFile([birth], stamp));
  expect(event.uid).toBe(birth.id);
  expect(event.summary).toBe(birth.title);
  expect(event.description).toBe(birth.text);
  expect(event.startDate.isDate).toBe(true);
  expect(event.startDate.toString()).toBe('2026-12-31');
  expect(event.endDate.toString()).toBe('2027-01-01');
  expect(event.startDate.zone?.tzid).toBe('floating');
  expect(component.getFirstPropertyValue('url')).toBe(birth.address);
  expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-27T02:03:04Z');
});

test('it rings at eight on the day before and at seven on the day', () => {
  const [{ component } = expect.fail('no event')] = eventsIn(calendarFile([birth], stamp));
  const rings = component.getAllSubcomponents('valarm').map((alarm) => {
    expect(alarm.getFirstPropertyValue('action')).toBe('DISPLAY');
    expect(alarm.getFirstPropertyValue('description')).toBe(birth.title);
    const at = ICAL.Time.fromDateTimeString('2026-12-31T00:00:00');
    at.addDuration(ICAL.Duration.fromString(String(alarm.getFirstPropertyValue('trigger'))));
    return at.toString();
  });
  expect(rings).toEqual(['2026-12-30T08:00:00', '2026-12-31T07:00:00']);
});

test('lines end and are folded as calendars expect it, and no letter is torn', () => {
  const text = calendarFile([birth, { ...birth, id: 'b', title: 'ở'.repeat(200) }], stamp);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const octets = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...octets)).toBeLessThanOrEqual(75);
  expect(eventsIn(text)[1]?.event.summary).toBe('ở'.repeat(200));
});

test('several files are several entries of one calendar, and the same input gives the same bytes', () => {
  const both = [birth, { ...birth, id: 'b', day: '2027-02-15' }];
  expect(
    eventsIn(calendarFile(both, stamp)).map(({ event }) => event.startDate.toString()),
  ).toEqual(['2026-12-31', '2027-02-15']);
  expect(calendarFile(both, stamp)).toBe(calendarFile(both, stamp));
  expect(eventsIn(calendarFile([], stamp))).toEqual([]);
});

test('text cannot add lines of its own', () => {
  const text = calendarFile([{ ...birth, title: 'x\r\nEND:VEVENT\nBEGIN:VEVENT' }], stamp);
  expect(eventsIn(text)).toHaveLength(1);
  expect(eventsIn(text)[0]?.event.summary).toBe('x\nEND:VEVENT\nBEGIN:VEVENT');
});
