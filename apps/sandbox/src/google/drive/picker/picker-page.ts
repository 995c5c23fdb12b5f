import type { Answer } from '../../../gateway/answer.js';
import { escapeHtml, page } from '../../../gateway/page.js';
import type { DrivePerson, FileRecord } from '../state/records.js';
import { types } from '../state/records.js';

/** What may be chosen, and where choosing leads. */
export interface Picking {
  app: string;
  /** Where consent was to lead, code and all. */
  to: string;
  /** Empty: every type. */
  mimeTypes: string[];
  multiple: boolean;
  folders: boolean;
}

const words: Record<string, string> = {
  [types.document]: 'Doc',
  [types.spreadsheet]: 'Sheet',
  [types.presentation]: 'Slides',
  [types.folder]: 'Folder',
  'application/pdf': 'PDF',
};

/** The person's files, to tick. */
export function pickerPage(picking: Picking, person: DrivePerson, files: FileRecord[]): Answer {
  const app = escapeHtml(picking.app);
  const main = `
<h1>Choose files for ${app}</h1>
<form method="post" action="/google/accounts/picker">${hiddenFields(picking, person)}
<fieldset><legend>Files of ${escapeHtml(person.name)}</legend>${files.map((file) => fileRow(file, picking.multiple)).join('')}</fieldset>
<div class="actions"><button name="decision" value="deny" formnovalidate>Cancel</button><button class="go" name="decision" value="allow">Select</button></div>
</form>
<footer class="quiet"><p>${app} sees and changes only what you choose.</p><p>This is a local stand-in for the Google Picker.</p></footer>`;
  return page('Choose files · Google', main, { formTargets: [new URL(picking.to).origin] });
}

function hiddenFields(picking: Picking, person: DrivePerson): string {
  const fields = {
    to: picking.to,
    login: person.login,
    mimetypes: picking.mimeTypes.join(','),
    allow_multiple: String(picking.multiple),
    allow_folder_selection: String(picking.folders),
  };
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
}

function fileRow(file: FileRecord, multiple: boolean): string {
  const facts = `${words[file.mimeType] ?? file.mimeType} · changed ${new Date(file.modifiedAt).toISOString().slice(0, 10)}`;
  return `<label><input type="${multiple ? 'checkbox' : 'radio'}" name="file" value="${escapeHtml(file.id)}"><span><b>${escapeHtml(file.name)}</b><span class="quiet">${escapeHtml(facts)}</span></span></label>`;
}
