import * as z from 'zod';

/** What comes with an uploaded file: its name, and its media type where it is known. */
export const uploadQuery = z.strictObject({
  name: z.string().min(1).max(255),
  mime: z.string().max(160).default('application/octet-stream'),
});
