import { isoWeek } from '../../gmail/seed/writing.js';

const day = 86_400_000;

/** Fills `{week-1}`, `{date-7}` and `{year}` in: the week and the day so long before `now`. */
export const dated = (text: string, now: number): string =>
  text.replaceAll(/\{(week|date|year)(-\d+)?\}/g, (_whole, what: string, offset = '0') => {
    const back = -Number(offset);
    if (what === 'week') return String(isoWeek(now - back * 7 * day));
    if (what === 'date') return new Date(now - back * day).toISOString().slice(0, 10);
    return String(new Date(now).getUTCFullYear());
  });
