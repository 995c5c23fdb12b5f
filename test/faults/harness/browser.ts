import { publicUrl } from './ground.js';
import type { Seat } from './seat.js';
import type { World } from './world.js';

/** What the person of a seat does in a browser, at the hub of this place. The session is there already. */
export async function browse(
  world: World,
  at: number,
  seat: Seat,
  { method, path, body }: { method: string; path: string; body?: object },
): Promise<Response> {
  return fetch(`http://127.0.0.1:${world.hub(at).port}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      cookie: `__Host-skillhub=${seat.session}`,
      origin: publicUrl,
      'sec-fetch-site': 'same-origin',
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body ? JSON.stringify(body) : null,
  });
}

/** Signs in at the provider again, from the button on the connection to the callback. Throws when any step is refused. */
export async function signInAgain(world: World, at: number, seat: Seat): Promise<void> {
  const path = `/api/v1/connections/${seat.connectionId}/reconnect`;
  const begun = await browse(world, at, seat, { method: 'POST', path, body: {} });
  if (!begun.ok) throw new Error(`Reconnecting answered ${begun.status}: ${await begun.text()}`);
  const { url } = (await begun.json()) as { url: string };
  const { origin, pathname, searchParams } = new URL(url);
  const form = new URLSearchParams({
    ...Object.fromEntries(searchParams),
    login: seat.login,
    decision: 'allow',
  });
  const agreed = await fetch(origin + pathname, { method: 'POST', body: form, redirect: 'manual' });
  const back = new URL(agreed.headers.get('location') ?? 'about:blank');
  const ended = await browse(world, at, seat, { method: 'GET', path: back.pathname + back.search });
  const location = ended.headers.get('location') ?? '';
  if (!location.includes('connected=')) throw new Error(`The callback went to ${location}`);
}
