import type { Answer, Incoming } from '../../gateway/answer.js';
import { redirect } from '../../gateway/answer.js';
import { consentPage, refusalPage } from '../../gateway/consent-page.js';
import type { AtlassianWorld } from '../world.js';

import { readScopes, scopeWords } from './scopes.js';

const carried = ['audience', 'client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'prompt'];

interface Asked {
  redirectUri: string;
  scopes: string[];
}

/**
 * GET and POST /authorize of 3LO: shows the consent page, then sends the person back with a code or a refusal.
 * The form carries `login`, `decision` and, with `choices=1`, the ticked sites as `site` (`login:cloudId`);
 * without `choices` all sites of the person are granted.
 */
export function authorize(world: AtlassianWorld, request: Incoming): Answer {
  const form = request.method === 'POST' ? new URLSearchParams(request.body.toString()) : request.query;
  const asked = readAsked(world, form);
  if ('status' in asked) return asked;
  if (request.method === 'GET') return showConsent(world, form, asked);
  if (form.get('decision') !== 'allow') {
    return back(asked, form, {
      error: 'access_denied',
      error_description: 'User did not authorize the request',
    });
  }
  return agree(world, form, asked);
}

function readAsked(world: AtlassianWorld, form: URLSearchParams): Asked | Answer {
  const redirectUri = form.get('redirect_uri') ?? '';
  const [title, reason] = refusedHere(world, form, redirectUri);
  if (title) return refusalPage(title, reason ?? '');
  const scopes = readScopes(form.get('scope') ?? '');
  const asked = { redirectUri, scopes };
  const unknown = scopes.filter((scope) => !Object.hasOwn(scopeWords, scope));
  if (scopes.length > 0 && unknown.length === 0) return asked;
  const words = scopes.length === 0 ? 'No scopes were requested.' : `Unknown scopes: ${unknown.join(', ')}`;
  return back(asked, form, { error: 'invalid_scope', error_description: words });
}

/** What is wrong and never sent to the asking address. */
function refusedHere(world: AtlassianWorld, form: URLSearchParams, redirectUri: string): string[] {
  const { client } = world.around;
  const wrong = (reason: string) => ['Something went wrong', reason];
  if (form.get('client_id') !== client.id) return wrong('The client_id is not that of a known app.');
  if (!client.redirectUris.has(redirectUri)) {
    return wrong(`The redirect_uri ${redirectUri} does not match the callback URL of the app.`);
  }
  if (form.get('response_type') !== 'code') return wrong('The response_type has to be code.');
  if (form.get('audience') !== 'api.atlassian.com') return wrong('The audience has to be api.atlassian.com.');
  return [];
}

function showConsent(world: AtlassianWorld, form: URLSearchParams, asked: Asked): Answer {
  const accounts = world.people
    .filter((person) => person.signsIn)
    .map(({ login, name, email }) => ({
      login,
      name,
      detail: email,
      sites: world
        .sitesOf(login)
        .map((site) => ({ value: `${login}:${site.cloudId}`, name: site.name, url: site.url })),
    }));
  return consentPage({
    provider: 'Atlassian',
    app: world.around.client.name,
    permissions: asked.scopes.map((scope) => scopeWords[scope] ?? { title: scope, detail: '' }),
    accounts,
    hint: form.get('login_hint') ?? undefined,
    action: `${world.urls.auth}/authorize`,
    fields: {
      ...Object.fromEntries(
        carried.flatMap((name) => (form.has(name) ? [[name, form.get(name) ?? '']] : [])),
      ),
      choices: '1',
    },
    redirectUri: asked.redirectUri,
  });
}

function agree(world: AtlassianWorld, form: URLSearchParams, asked: Asked): Answer {
  const person = world.people.find((one) => one.signsIn && one.login === form.get('login'));
  if (!person) {
    return refusalPage('Choose an account', 'Choose one of the accounts on the page before you continue.');
  }
  const own = world.sitesOf(person.login).map((site) => site.cloudId);
  const ticked = new Set(form.getAll('site'));
  const cloudIds = form.has('choices') ? own.filter((id) => ticked.has(`${person.login}:${id}`)) : own;
  if (cloudIds.length === 0) {
    return refusalPage('Choose a site', 'The app needs at least one site of the account you chose.');
  }
  const consent = {
    login: person.login,
    clientId: world.around.client.id,
    scopes: asked.scopes,
    cloudIds,
  };
  return back(asked, form, { code: world.grants.issueCode(consent, asked.redirectUri) });
}

function back(asked: Asked, form: URLSearchParams, values: Record<string, string>): Answer {
  const target = new URL(asked.redirectUri);
  const state = form.get('state');
  for (const [name, value] of Object.entries({ ...values, ...(state === null ? {} : { state }) })) {
    target.searchParams.set(name, value);
  }
  return redirect(target.href);
}
