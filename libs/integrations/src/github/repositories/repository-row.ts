import * as z from 'zod';

export const repositoryRow = z.object({
  full_name: z.string(),
  description: z.string().nullable(),
  default_branch: z.string(),
  private: z.boolean(),
  updated_at: z.string().nullable(),
  url: z.string(),
});

export const repositoryRowOf = <Found extends { html_url: string }>(found: Found) => ({
  ...found,
  url: found.html_url,
});
