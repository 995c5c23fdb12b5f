import type { Answer } from '../../../gateway/answer.js';
import { escapeHtml, page } from '../../../gateway/page.js';
import type { DrivePerson, FileRecord } from '../state/records.js';
import { types } from '../state/records.js';

/** What the page was asked for, checked. */
export interface Picking {
  app: string;
  clientId: string;
  redirectUri: string;
  state: string;
  types: string[];
}

const words: Record<string, string> = {
  [types.document]: 'Doc',
  [types.spreadsheet]: 'Sheet',
  [types.presentation]: 'Slides',
  [types.folder]: 'Folder',
  'application/pdf': 'PDF',
};

/** Whose files these are, asked first. */
export const accountsPage = (picking: Picking, people: readonly DrivePerson[]): Answer =>
  form(
    picking,
    {},
    `<fieldset><legend>Choose an account</legend>${people.map(accountRow).join('')}</fieldset>`,
    '<button class="go">Continue</button>',
  );

const accountRow = (one: DrivePerson): string =>
  `<label><input type="radio" name="login" value="${escapeHtml(one.login)}" required><span><b>${escapeHtml(one.name)}</b><span class="quiet">${escapeHtml(one.email)}</span></span></label>`;

/** The person's files, newest first, to tick. */
export const filesPage = (picking: Picking, person: DrivePerson, files: FileRecord[]): Answer =>
  form(
    picking,
    { login: person.login },
    `<fieldset><legend>Your files</legend>${files.map(fileRow).join('')}</fieldset>`,
    '<button class="go" name="decision" value="allow">Select</button>',
  );

const fileRow = (file: FileRecord): string =>
  `<label><input type="checkbox" name="file" value="${escapeHtml(file.id)}"><span><b>${escapeHtml(file.name)}</b><span class="quiet">${escapeHtml(words[file.mimeType] ?? file.mimeType)} · changed ${new Date(file.modifiedAt).toISOString().slice(0, 10)}</span></span></label>`;

function form(picking: Picking, more: Record<string, string>, inside: string, go: string): Answer {
  const app = escapeHtml(picking.app);
  const fields = {
    client_id: picking.clientId,
    redirect_uri: picking.redirectUri,
    state: picking.state,
    types: picking.types.join(','),
    ...more,
  };
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  const main = `
<h1>Choose files for ${app}</h1>
<form method="post" action="picker">${hidden.join('')}${inside}
<div class="actions"><button name="decision" value="deny" formnovalidate>Cancel</button>${go}</div>
</form>
<footer class="quiet"><p>${app} will see and change only what you choose.</p><p>This is a local stand-in for the Google Picker.</p></footer>`;
  return page(`Choose files · Google`, main, { formTargets: [new URL(picking.redirectUri).origin] });
}
