import type { Calendar } from '#domain/result-date.ts';

let asked: Promise<Calendar> | undefined;

/** The days off, fetched once for a page. Fails where there is no network and nothing was kept; the next call tries again. */
export function daysOff(): Promise<Calendar> {
  asked ??= fetch('/lich-nghi.json')
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .catch((error) => {
      asked = undefined;
      throw error;
    });
  return asked;
}
