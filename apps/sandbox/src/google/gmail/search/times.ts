const day = 86_400_000;
const units: Record<string, number> = { d: day, m: 30 * day, y: 365 * day, h: 3_600_000 };

/** The moment of `2026/11/23`, `2026-11-23`, `11/23/2026` or epoch seconds; NaN when it is none. Days begin in UTC. */
export function momentOf(value: string): number {
  if (/^\d{9,11}$/.test(value)) return Number(value) * 1000;
  const [, year, month, date] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(value) ?? [];
  if (year) return Date.UTC(Number(year), Number(month) - 1, Number(date));
  const [, month2, date2, year2] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value) ?? [];
  return year2 ? Date.UTC(Number(year2), Number(month2) - 1, Number(date2)) : Number.NaN;
}

/** Milliseconds of `3d`, `2m`, `1y`; NaN when it is no span. */
export function spanOf(value: string): number {
  const [, count, unit] = /^(\d+)([dmyh])$/i.exec(value) ?? [];
  return Number(count) * (units[unit?.toLowerCase() ?? ''] ?? Number.NaN);
}

/** Bytes of `5M`, `200k` or `1000`; NaN when it is no size. */
export function bytesOf(value: string): number {
  const [, count, unit] = /^(\d+)([km]?)b?$/i.exec(value) ?? [];
  return Number(count) * ({ k: 1024, m: 1_048_576 }[unit?.toLowerCase() ?? ''] ?? 1);
}
