import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { clip } from '../../text.js';
import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { id, site } from './identifiers.js';

const largest = 25 * 1024 * 1024;
const isText = (mime: string): boolean =>
  /^text\/|^application\/(?:json|xml|yaml|x-yaml|javascript|sql|toml)\b|\+(?:json|xml)\b/.test(mime);

export const getAttachment = atlassian.tool({
  name: 'jira_get_attachment',
  title: 'Read an attachment',
  description: 'Read a text attachment in parts; any other is kept for a day and answered as a file_handle.',
  effect: 'read',
  scopes: ['read:jira-work'],
  requests: [calls.getAttachment, calls.getAttachmentContent],
  input: z.object({
    attachment_id: id.describe('From jira_get_issue'),
    offset: z.int().min(0).default(0).describe('Character to go on from'),
    site,
  }),
  learn: ['site'],
  output: z.object({
    filename: z.string(),
    mime: z.string(),
    size: z.int(),
    text: z.string().optional(),
    next_offset: z.int().nullish(),
    file_handle: z.string().optional(),
  }),
  async run({ client, input, files }) {
    const jira = client.at(input.site);
    const {
      filename = '',
      mimeType: mime = '',
      size = 0,
    } = await jira.getAttachment({ id: input.attachment_id });
    if (size > largest)
      throw new ToolError('invalid_input', `${filename} is larger than 25 MB: open it in Jira`);
    // Jira would redirect to another host, where the hub's token has no business.
    const content: unknown = await jira.getAttachmentContent({ id: input.attachment_id, redirect: false });
    const bytes = content as Buffer;
    if (!isText(mime)) return { ...(await files.keep({ name: filename, mime, bytes })), filename };
    const whole = bytes.toString('utf8');
    const text = clip(whole.slice(input.offset), 12_000);
    const end = input.offset + text.length;
    return { filename, mime, size, text, next_offset: end < whole.length ? end : null };
  },
});
