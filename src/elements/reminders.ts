import { download } from '#device/download.ts';
import { calendarFile } from '#domain/calendar-file.ts';
import { dueDay } from '#domain/file-state.ts';
import { type FiledFile, fileKey } from '#domain/notebook.ts';
import { filedIn } from '#i18n/filed.ts';
import { resultDateIn } from '#i18n/result-date.ts';
import { daysOff } from './calendar.ts';
import { pageLanguage } from './page-language.ts';

const say = filedIn(pageLanguage);

/** Hands over a calendar file with the days on which results of files are due. @returns what to say of it. */
export async function downloadReminders(files: readonly FiledFile[]): Promise<string> {
  const calendar = await daysOff().catch(() => undefined);
  if (!calendar) return resultDateIn(pageLanguage).noCalendar;
  const reminders = files.flatMap((file) => {
    const day = dueDay(file, calendar);
    if (!day || file.isFetched) return [];
    return {
      id: `${fileKey(file)}@cam-tay`,
      day,
      title: say.reminderTitle(file.title),
      text: say.reminderText(file),
      address: new URL(`/${file.page}/`, location.origin).href,
    };
  });
  if (reminders.length === 0) return say.noReminders;
  download('cam-tay-loi-nhac.ics', 'text/calendar', calendarFile(reminders, new Date()));
  return say.reminderSent;
}
