import { addDays, type Day } from './day.ts';

/** One day to be reminded of. */
export interface Reminder {
  /** The same for the same thing at all times, so that a calendar takes a second file as a change, not as a second entry. */
  readonly id: string;
  readonly day: Day;
  readonly title: string;
  readonly text: string;
  /** Absolute address of a page to open. */
  readonly address: string;
}

/**
 * A calendar file (iCalendar, RFC 5545). Each reminder is a whole day without a time zone, so it is the same day wherever
 * the phone believes to be; its two alarms ring at 8:00 on the day before and at 7:00 on the day itself.
 * By hand: the smallest library for it is larger than all scripts that a page of ours loads.
 *
 * @param stamp - the moment at which the file is made.
 */
export function calendarFile(reminders: readonly Reminder[], stamp: Date): string {
  const made = stamp.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cam Tay//So tay//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...reminders.flatMap(({ id, day, title, text, address }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(id)}`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll('-', '')}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      `URL:${address}`,
      'TRANSP:TRANSPARENT',
      ...['-PT16H', 'PT7H'].flatMap((trigger) => [
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        `TRIGGER:${trigger}`,
        `DESCRIPTION:${escaped(title)}`,
        'END:VALARM',
      ]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Text as a value: 3.3.11; vCard (RFC 6350, 3.4) has the same. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n?|\n/g, '\\n');
}

/** No line has more than 75 octets; a letter of several octets is not torn: 3.1; RFC 6350, 3.2. */
export function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}
