import { auth, drive } from '@googleapis/drive';
import type { drive_v3 } from '@googleapis/drive';

import type { Sandbox } from '../../apps/sandbox/src/sandbox.js';

import { googleConsent, googleScopes, googleTokensOf } from './sandbox.js';

/** Google's own client, talking to the sandbox as a seeded person. No retries; every status is an answer. */
export async function driveAs(sandbox: Sandbox, login: string, scope = 'drive'): Promise<drive_v3.Drive> {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: (await googleTokensOf(sandbox, login, scope)).access_token });
  return drive({
    version: 'v3',
    auth: client,
    fetchImplementation: (url, init) => {
      const address = new URL(url instanceof Request ? url.url : url).href;
      return fetch(address.replace('https://www.googleapis.com', sandbox.google.api), init);
    },
    retry: false,
    validateStatus: () => true,
  });
}

/** What it takes to see files of shared drives in a list. */
export const everywhere = {
  corpora: 'allDrives',
  supportsAllDrives: true,
  includeItemsFromAllDrives: true,
} as const;

/** The id of the only file of that name that the person sees anywhere; empty when there is none. */
export async function idOf(of: drive_v3.Drive, name: string): Promise<string> {
  const q = `name = '${name.replaceAll("'", String.raw`\'`)}'`;
  return (await of.files.list({ ...everywhere, q })).data.files?.[0]?.id ?? '';
}

/** The names that a search finds, in its order. */
export const namesOf = async (
  of: drive_v3.Drive,
  params: drive_v3.Params$Resource$Files$List,
): Promise<(string | null | undefined)[]> =>
  ((await of.files.list(params)).data.files ?? []).map(({ name }) => name);

/** Status and reason of a refused call; the reason is undefined when it was not refused. */
export const refusalOf = (answer: { status: number; data: unknown }): [number, string | undefined] => {
  const { error } = answer.data as { error?: { errors?: { reason?: string }[] } };
  return [answer.status, error?.errors?.[0]?.reason];
};

/** Consent with Google's Picker on the way: gives the address that choosing these files leads to. */
export async function pickFiles(sandbox: Sandbox, login: string, ids: string[]): Promise<URL> {
  const asked = { trigger_onepick: 'true', allow_multiple: 'true', allow_folder_selection: 'true' };
  const back = await googleConsent(sandbox, { login, scope: googleScopes('drive.file'), prompt: 'consent' });
  const form = new URLSearchParams({ ...asked, login, to: back.href, decision: 'allow' });
  for (const id of ids) form.append('file', id);
  const url = `${sandbox.google.accounts}/picker`;
  const response = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? 'about:blank');
}
