import type { Answer } from '../../../gateway/answer.js';
import { maskOf, show } from '../answer/fields.js';
import { userView } from '../answer/people.js';
import { schemas } from '../answer/schema.js';
import type { Call } from '../call.js';
import { exportFormats } from '../content/export.js';
import { importFormats } from '../content/import.js';
import { contentOf, types } from '../state/records.js';

/** about.get: who this is and what Drive can do for them; `fields` is required. */
export function about(call: Call): Answer {
  const mask = maskOf(call.query, { schema: schemas.about, usual: undefined });
  const usage = [...call.state.files.values()]
    .filter((file) => file.owner === call.person.email)
    .map((file) => contentOf(file))
    .reduce((sum, content) => sum + (content.kind === 'blob' ? content.bytes.length : 0), 0);
  const used = String(usage);
  return show(
    {
      kind: 'drive#about',
      user: userView(call.state, call.person.email, call.person),
      storageQuota: { limit: '32212254720', usage: used, usageInDrive: used, usageInDriveTrash: '0' },
      importFormats,
      exportFormats,
      maxImportSizes: {
        [types.document]: '10485760',
        [types.spreadsheet]: '104857600',
        [types.presentation]: '104857600',
      },
      maxUploadSize: '5242880000000',
      appInstalled: true,
      canCreateDrives: true,
      folderColorPalette: ['#ac725e', '#d06b64', '#16a765', '#4986e7', '#9a9cff', '#8f8f8f'],
    },
    mask,
  );
}
