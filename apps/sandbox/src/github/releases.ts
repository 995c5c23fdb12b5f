import { json } from '../gateway/answer.js';
import type { Router } from '../gateway/router.js';

import type { Call, Handler } from './call.js';
import { invalid, notFound } from './errors.js';
import { forward } from './forward.js';
import type { PullWire } from './pulls/pull-view.js';
import { tipOf } from './pulls/pull-view.js';
import type { Wire } from './wire.js';
import { repoOf } from './call.js';
import { textOf } from './wire.js';

const releases = '/repos/:owner/:repo/releases';

interface ReleaseWire extends Wire {
  tag_name: string;
  draft: boolean;
  published_at: string | null;
}

/** Generated notes from the pull requests merged since the last release; the rest is emulate's. */
export function releaseRoutes(routes: Router<Handler>): void {
  routes
    .add(`GET ${releases}`, listReleases)
    .add(`POST ${releases}/generate-notes`, async (call) => json(await notes(call)))
    .add(`POST ${releases}`, createRelease);
}

/** Newest first, drafts only for those who may write. */
const listReleases: Handler = async (call) => {
  const answer = await forward(call);
  const rows = JSON.parse(answer.body.toString()) as ReleaseWire[];
  const mayWrite = call.world.repositories.find(repoOf(call))?.members.has(call.login) ?? false;
  const shown = rows.filter((row) => mayWrite || !row.draft);
  const date = (row: ReleaseWire) => row.published_at ?? '9';
  return { ...answer, body: JSON.stringify(shown.sort((a, b) => date(b).localeCompare(date(a)))) };
};

const createRelease: Handler = async (call) => {
  const tag = textOf(call.body, 'tag_name');
  if (!tag?.trim()) throw invalid({ resource: 'Release', field: 'tag_name', code: 'missing_field' });
  const path = `/repos/${repoOf(call)}/releases`;
  const known = await call.world.read<ReleaseWire[]>(call.login, `${path}?per_page=100`);
  if (known.some((one) => one.tag_name === tag)) {
    throw invalid({ resource: 'Release', field: 'tag_name', code: 'already_exists' });
  }
  await checkTarget(call);
  if (call.body['generate_release_notes'] !== true) return forward(call);
  const generated = await notes(call);
  const { generate_release_notes: _done, ...rest } = call.body;
  const own = textOf(rest, 'body');
  const body = own ? `${own}\n\n${generated.body}` : generated.body;
  return forward({ ...call, body: { ...rest, name: textOf(rest, 'name') ?? generated.name, body } });
};

async function checkTarget(call: Call): Promise<void> {
  const target = textOf(call.body, 'target_commitish');
  if (
    target === undefined ||
    target === 'main' ||
    (await tipOf(call.world, call.login, repoOf(call), target))
  )
    return;
  const commit = `/repos/${repoOf(call)}/commits/${encodeURIComponent(target)}`;
  const answer = await call.world.upstream.call(call.login, 'GET', commit);
  if (answer.status !== 200)
    throw invalid({ resource: 'Release', field: 'target_commitish', code: 'invalid' });
}

async function notes(call: Call): Promise<{ name: string; body: string }> {
  const { world, login } = call;
  const repo = repoOf(call);
  const tag = textOf(call.body, 'tag_name');
  if (!tag) throw invalid({ resource: 'Release', field: 'tag_name', code: 'missing_field' });
  const all = await world.read<ReleaseWire[]>(login, `/repos/${repo}/releases?per_page=100`);
  const published = all
    .filter((one) => one.published_at !== null)
    .sort((a, b) => String(b.published_at).localeCompare(String(a.published_at)));
  const wanted = textOf(call.body, 'previous_tag_name');
  const previous = wanted ? published.find((one) => one.tag_name === wanted) : published[0];
  if (wanted && !previous) throw notFound();
  const since = previous?.published_at ?? '';
  const merged = world.pulls
    .of(repo)
    .filter((one) => one.merged !== null && one.merged.at > since)
    .sort((a, b) => String(a.merged?.at).localeCompare(String(b.merged?.at)));
  const lines = await Promise.all(
    merged.map(async (one) => {
      const pull = await world.read<PullWire>(login, `/repos/${repo}/pulls/${one.number}`);
      return `* ${pull.title} by @${one.author} in ${world.web}/${repo}/pull/${one.number}`;
    }),
  );
  const range = previous ? `compare/${previous.tag_name}...${tag}` : `commits/${tag}`;
  const list = lines.length > 0 ? `## What's Changed\n${lines.join('\n')}\n\n` : '';
  return { name: tag, body: `${list}**Full Changelog**: ${world.web}/${repo}/${range}` };
}
