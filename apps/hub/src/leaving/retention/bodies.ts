import { type Retention, retentionLimits } from '@hub/identity';
import * as z from 'zod';

const within = ([least, most]: readonly [number, number]): z.ZodNumber =>
  z.number().int().min(least).max(most);

/** For how long a company keeps what. */
export const retentionBody = z.strictObject({
  call_days: within(retentionLimits.callDays),
  event_days: within(retentionLimits.eventDays),
  file_hours: within(retentionLimits.fileHours),
  repeat_hours: within(retentionLimits.repeatHours),
  idle_days: within(retentionLimits.idleDays)
    .refine((days) => days === 0 || days >= 30, 'Must be 0 for never, or at least 30')
    .describe('0: connections that nobody uses stay'),
  ends_retired: z.boolean().describe('Whether connections that no skill needs any more end too'),
});
export type RetentionBody = z.output<typeof retentionBody>;

export const retentionItem = (rules: Retention): RetentionBody => ({
  call_days: rules.callDays,
  event_days: rules.eventDays,
  file_hours: rules.fileHours,
  repeat_hours: rules.repeatHours,
  idle_days: rules.idleDays,
  ends_retired: rules.endsRetired,
});

export const retentionOf = (body: RetentionBody): Retention => ({
  callDays: body.call_days,
  eventDays: body.event_days,
  fileHours: body.file_hours,
  repeatHours: body.repeat_hours,
  idleDays: body.idle_days,
  endsRetired: body.ends_retired,
});
