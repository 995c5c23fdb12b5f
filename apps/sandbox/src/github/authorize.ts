import type { Answer, Incoming } from '../gateway/answer.js';
import { redirect } from '../gateway/answer.js';
import { consentPage, refusalPage } from '../gateway/consent-page.js';

import { readScopes, scopeWords } from './scopes.js';
import type { World } from './world.js';

const carried = ['client_id', 'redirect_uri', 'scope', 'state', 'code_challenge', 'code_challenge_method'];

interface Asked {
  redirectUri: string;
  scopes: string[];
  challenge: string | undefined;
}

/** GET and POST /login/oauth/authorize: shows the consent page, then sends the person back with a code or a refusal. */
export function authorize(world: World, request: Incoming): Answer {
  const form = request.method === 'POST' ? new URLSearchParams(request.body.toString()) : request.query;
  const asked = readAsked(world, form);
  if ('status' in asked) return asked;
  if (request.method === 'GET') return showConsent(world, form, asked);
  if (form.get('decision') !== 'allow') {
    return back(asked, form, {
      error: 'access_denied',
      error_description: 'The user has denied your application access.',
    });
  }
  const login = form.get('login') ?? '';
  if (!world.people.some((person) => person.login === login)) {
    return refusalPage(
      'Choose an account',
      'Sign in with one of the accounts on the page before you authorize.',
    );
  }
  const code = world.grants.issueCode({ ...asked, login, clientId: world.around.client.id });
  return back(asked, form, { code });
}

function readAsked(world: World, form: URLSearchParams): Asked | Answer {
  const { client } = world.around;
  if (form.get('client_id') !== client.id) {
    return refusalPage('Unknown application', 'No application is registered with this client_id.');
  }
  const redirectUri = form.get('redirect_uri') ?? [...client.redirectUris][0] ?? '';
  if (!client.redirectUris.has(redirectUri)) {
    return refusalPage('Be careful!', 'The redirect_uri is not associated with this application.');
  }
  const challenge = form.get('code_challenge') ?? undefined;
  if (challenge !== undefined && form.get('code_challenge_method') !== 'S256') {
    return refusalPage('Unsupported challenge', 'The code_challenge_method has to be S256.');
  }
  return { redirectUri, scopes: readScopes(form.get('scope') ?? ''), challenge };
}

function showConsent(world: World, form: URLSearchParams, asked: Asked): Answer {
  const words = asked.scopes.map((scope) => scopeWords[scope] ?? { title: scope, detail: '' });
  const publicOnly = { title: 'Public data', detail: 'Read your public profile and public repositories' };
  return consentPage({
    provider: 'GitHub',
    app: world.around.client.name,
    permissions: words.length > 0 ? words : [publicOnly],
    accounts: world.people.map(({ login, name, company }) => ({ login, name, detail: company })),
    hint: form.get('login') ?? undefined,
    action: `${world.web}/login/oauth/authorize`,
    fields: Object.fromEntries(
      carried.flatMap((name) => (form.has(name) ? [[name, form.get(name) ?? '']] : [])),
    ),
    redirectUri: asked.redirectUri,
  });
}

function back(asked: Asked, form: URLSearchParams, values: Record<string, string>): Answer {
  const target = new URL(asked.redirectUri);
  const state = form.get('state');
  for (const [name, value] of Object.entries({ ...values, ...(state === null ? {} : { state }) })) {
    target.searchParams.set(name, value);
  }
  return redirect(target.href);
}
