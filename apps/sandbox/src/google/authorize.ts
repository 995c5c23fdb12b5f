import type { Answer, Incoming } from '../gateway/answer.js';
import { redirect } from '../gateway/answer.js';
import type { Permission } from '../gateway/consent-page.js';
import { consentPage, refusalPage } from '../gateway/consent-page.js';

import type { GooglePerson } from './people.js';
import { isSignInScope, readScopes, scopeWords } from './scopes.js';
import type { GoogleWorld } from './world.js';

const carried = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'access_type',
  'prompt',
  'include_granted_scopes',
  'trigger_onepick',
  'allow_multiple',
  'allow_folder_selection',
  'mimetypes',
];

interface Asked {
  redirectUri: string;
  scopes: string[];
  challenge: string | undefined;
}

/**
 * GET and POST /o/oauth2/v2/auth: shows the consent page, then sends the person back with a code or a refusal.
 * The form carries `login`, `decision` and, with `choices=1`, the ticked scopes as `granted`;
 * without `choices` everything that was asked is granted.
 */
export function authorize(world: GoogleWorld, request: Incoming): Answer {
  const form = request.method === 'POST' ? new URLSearchParams(request.body.toString()) : request.query;
  const asked = readAsked(world, form);
  if ('status' in asked) return asked;
  if (request.method === 'GET') return showConsent(world, form, asked);
  if (form.get('decision') !== 'allow') return back(asked, form, { error: 'access_denied' });
  const person = world.people.find((one) => one.login === form.get('login'));
  if (!person) {
    return refusalPage('Choose an account', 'Choose one of the accounts on the page before you continue.');
  }
  return agree(world, form, asked, person);
}

function readAsked(world: GoogleWorld, form: URLSearchParams): Asked | Answer {
  const { client } = world.around;
  const redirectUri = form.get('redirect_uri') ?? '';
  const { scopes, unknown } = readScopes(form.get('scope') ?? '');
  const challenge = form.get('code_challenge') ?? undefined;
  const [title, reason] =
    form.get('client_id') === client.id
      ? client.redirectUris.has(redirectUri)
        ? badRequest(form, scopes, unknown)
        : [
            'Error 400: redirect_uri_mismatch',
            `The redirect URI ${redirectUri} is not registered for this app.`,
          ]
      : ['Error 401: invalid_client', 'The OAuth client was not found.'];
  return title ? refusalPage(title, reason ?? '') : { redirectUri, scopes, challenge };
}

/** Google shows these on its own page too, though the address is known. */
function badRequest(form: URLSearchParams, scopes: string[], unknown: string[]): string[] {
  const invalid = (reason: string) => ['Error 400: invalid_request', reason];
  if (form.get('response_type') !== 'code') return invalid('Required parameter is missing: response_type');
  if (scopes.length === 0) return invalid('Missing required parameter: scope');
  if (unknown.length > 0) {
    return ['Error 400: invalid_scope', `Some requested scopes were invalid: ${unknown.join(', ')}`];
  }
  if (!['online', 'offline'].includes(form.get('access_type') ?? 'online')) {
    return invalid('Invalid parameter value for access_type');
  }
  const method = form.get('code_challenge_method') ?? 'plain';
  if (form.has('code_challenge') && method !== 'S256') {
    return invalid('This stand-in takes code_challenge_method S256 only.');
  }
  return [];
}

function showConsent(world: GoogleWorld, form: URLSearchParams, asked: Asked): Answer {
  const hint = world.findPerson(form.get('login_hint') ?? '');
  return consentPage({
    provider: 'Google',
    app: world.around.client.name,
    permissions: permissionsOf(asked.scopes),
    accounts: world.people.map(({ login, name, email }) => ({ login, name, detail: email })),
    hint: hint?.login,
    action: `${world.urls.accounts}/o/oauth2/v2/auth`,
    fields: {
      ...Object.fromEntries(
        carried.flatMap((name) => (form.has(name) ? [[name, form.get(name) ?? '']] : [])),
      ),
      choices: '1',
    },
    redirectUri: asked.redirectUri,
  });
}

/** Google offers ticks only when there is a choice: with a single scope besides sign-in it is all or nothing. */
const canChoose = (scopes: string[]): boolean => scopes.filter((one) => !isSignInScope(one)).length > 1;

const permissionsOf = (scopes: string[]): Permission[] =>
  scopes.map((one) => ({
    title: scopeWords[one] ?? one,
    detail: one,
    ...(canChoose(scopes) && !isSignInScope(one) ? { tick: { name: 'granted', value: one } } : {}),
  }));

function agree(world: GoogleWorld, form: URLSearchParams, asked: Asked, person: GooglePerson): Answer {
  const clientId = world.around.client.id;
  const known = new Set(world.grants.grantedScopes(clientId, person.login));
  const scopes = grantedOf(form, asked.scopes);
  if (scopes.length === 0) return back(asked, form, { error: 'access_denied' });
  const prompts = (form.get('prompt') ?? '').split(' ');
  const isConsentShown = prompts.includes('consent') || asked.scopes.some((one) => !known.has(one));
  const code = world.grants.issueCode({
    ...asked,
    scopes,
    login: person.login,
    clientId,
    offline: form.get('access_type') === 'offline' && isConsentShown,
    joinsEarlier: form.get('include_granted_scopes') === 'true',
  });
  return back(asked, form, { code: `4/0${code}`, scope: scopes.join(' '), authuser: '0', prompt: 'consent' });
}

function grantedOf(form: URLSearchParams, asked: string[]): string[] {
  if (!form.has('choices') || !canChoose(asked)) return asked;
  const ticked = new Set(form.getAll('granted'));
  return asked.filter((one) => isSignInScope(one) || ticked.has(one));
}

function back(asked: Asked, form: URLSearchParams, values: Record<string, string>): Answer {
  const target = new URL(asked.redirectUri);
  const state = form.get('state');
  for (const [name, value] of Object.entries({ ...values, ...(state === null ? {} : { state }) })) {
    target.searchParams.set(name, value);
  }
  return redirect(target.href);
}
