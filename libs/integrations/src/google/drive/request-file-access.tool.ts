import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { google } from '../google.provider.js';
import { types } from './inputs.js';

const alone =
  'Ask for folders alone: choosing one lets the hub put files there, not read what lies in it, so files are chosen one by one';

export const requestFileAccess = google.tool({
  name: 'drive_request_file_access',
  title: 'Let people choose files',
  description:
    'Make a link to the page where the person chooses which Drive files the hub may use. Give them the link, and go on when they have chosen. Grants nothing by itself.',
  effect: 'read',
  scopes: [],
  requests: [],
  input: z.object({ types }),
  output: z.object({ url: z.string() }),
  async run({ input: { types = [] }, page }) {
    if (types.includes('folder') && types.length > 1)
      throw new ToolError('invalid_input', alone, { problems: [{ field: 'types', problem: alone }] });
    const wanted = types.length === 0 ? '' : `?${new URLSearchParams({ types: types.join(',') })}`;
    return { url: page(`/connect/google/files${wanted}`) };
  },
});
