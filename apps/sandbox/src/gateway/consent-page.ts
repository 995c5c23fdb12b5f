import type { Answer } from './answer.js';
import { escapeHtml, page } from './page.js';

/** One thing that is asked for; with `tick` the person may leave it out by unticking it. */
export interface Permission {
  title: string;
  detail: string;
  tick?: { name: string; value: string };
}

/** An account to continue as; `sites` are ticked and sent as `site` unless the person unticks them. */
export interface ConsentAccount {
  login: string;
  name: string;
  detail: string;
  sites?: { value: string; name: string; url: string }[];
}

/** What the person is asked to agree to. */
export interface ConsentRequest {
  provider: string;
  app: string;
  permissions: Permission[];
  accounts: ConsentAccount[];
  /** The account to offer first; none is chosen when absent. */
  hint: string | undefined;
  /** Where the form goes and what it carries back unchanged. */
  action: string;
  fields: Record<string, string>;
  redirectUri: string;
}

/** The provider's own page: who you are, what is asked, Authorize or Cancel. */
export function consentPage(request: ConsentRequest): Answer {
  const app = escapeHtml(request.app);
  const hidden = Object.entries(request.fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
  const main = `
<div class="mark" aria-hidden="true"><span>${app.slice(0, 1)}</span><i></i><span>${escapeHtml(request.provider.replaceAll(/[^A-Z]/g, ''))}</span></div>
<h1>Authorize ${app}</h1>
<form method="post" action="${escapeHtml(request.action)}">${hidden}
<fieldset><legend>Continue as</legend>${request.accounts.map((one) => accountRow(one, request.hint)).join('')}</fieldset>
<section aria-labelledby="asked"><h2 id="asked">${app} wants to</h2><ul>${permissionRows(request.permissions)}</ul></section>
<div class="actions"><button name="decision" value="deny" formnovalidate>Cancel</button><button class="go" name="decision" value="allow">Authorize ${app}</button></div>
</form>
<footer class="quiet"><p></p><p>Authorizing will redirect to <b>${escapeHtml(new URL(request.redirectUri).origin)}</b></p><p>This is a local stand-in for ${escapeHtml(request.provider)}.</p></footer>`;
  return page(`Authorize ${request.app} · ${request.provider}`, main, {
    formTargets: [new URL(request.redirectUri).origin],
  });
}

/** A refusal that is shown here and never sent to the asking address. */
export const refusalPage = (title: string, reason: string): Answer =>
  page(title, `<h1>${escapeHtml(title)}</h1><section><p>${escapeHtml(reason)}</p></section>`, {
    status: 400,
  });

function accountRow(one: ConsentAccount, hint: string | undefined): string {
  const checked = one.login === hint ? ' checked' : '';
  const row = `<label><input type="radio" name="login" value="${escapeHtml(one.login)}" required${checked}><span><b>${escapeHtml(one.name)}</b><span class="quiet">${escapeHtml(one.login)} · ${escapeHtml(one.detail)}</span></span></label>`;
  return one.sites ? `<div class="account">${row}${siteRows(one.sites)}</div>` : row;
}

function siteRows(sites: NonNullable<ConsentAccount['sites']>): string {
  const rows = sites.map(
    ({ value, name, url }) =>
      `<label><input type="checkbox" name="site" value="${escapeHtml(value)}" checked><span><b>${escapeHtml(name)}</b><span class="quiet">${escapeHtml(url)}</span></span></label>`,
  );
  return `<div class="sites" role="group" aria-label="Sites of this account"><p class="quiet">Use on these sites</p>${rows.join('')}</div>`;
}

const permissionRows = (rows: Permission[]): string =>
  rows.map((row) => `<li>${permission(row)}</li>`).join('');

function permission({ title, detail, tick }: Permission): string {
  const words = `<b>${escapeHtml(title)}</b><span>${escapeHtml(detail)}</span>`;
  if (!tick) return words;
  return `<label><input type="checkbox" name="${escapeHtml(tick.name)}" value="${escapeHtml(tick.value)}" checked><span>${words}</span></label>`;
}
