import { isoSecond } from '../../gateway/clock.js';
import { complete } from '../full-members.js';
import type { Wire } from '../wire.js';
import type { World } from '../world.js';

import { Gardener } from './gardener.js';
import { plantPull } from './plant-pull.js';
import type { GithubSeed, IssueSeed, ReleaseSeed, RepositorySeed, Step } from './seed.js';

/** Fills emulate and our own books with the seed, by the same calls that a client would make. */
export async function plant(world: World, seed: GithubSeed): Promise<void> {
  world.people = seed.users;
  await Promise.all(
    seed.users.map(async ({ login }) => {
      const { id, node_id, avatar_url, url, html_url, type } = await world.read<Wire>(
        login,
        `/users/${login}`,
      );
      const user: Wire = { login, id, node_id, avatar_url, url, html_url, type, site_admin: false };
      complete(user);
      world.users.set(login, user);
    }),
  );
  await Promise.all(seed.repositories.map((repository) => plantRepository(world, seed, repository)));
}

async function plantRepository(world: World, seed: GithubSeed, repository: RepositorySeed): Promise<void> {
  const fullName = `${repository.owner}/${repository.name}`;
  const org = seed.orgs.find((one) => one.login === repository.owner);
  const members = org?.members.map((one) => one.login) ?? [repository.owner];
  world.repositories.add({ fullName, private: repository.private, members: new Set(members) });
  const gardener = new Gardener(world, fullName);
  for (const label of repository.labels) {
    await world.change(members[0] ?? '', 'POST', `/repos/${fullName}/labels`, label);
  }
  for (const step of repository.steps) await plantStep(gardener, step);
  const born = gardener.date(repository.steps[0]?.daysAgo ?? 0);
  const moved = gardener.date(repository.steps.at(-1)?.daysAgo ?? 0);
  world.overlay.set(`/repos/${fullName}`, { created_at: born, pushed_at: moved, updated_at: moved });
}

async function plantStep(gardener: Gardener, step: Step): Promise<void> {
  switch (step.kind) {
    case 'commit':
      await gardener.commit(step.branch ?? 'main', step);
      return;
    case 'issue':
      return plantIssue(gardener, step);
    case 'pull':
      return plantPull(gardener, step);
    case 'release':
      return plantRelease(gardener, step);
    case 'run':
      gardener.run({ ...step, branch: 'main', sha: gardener.tip('main'), event: 'push' });
      return;
  }
}

async function plantIssue(gardener: Gardener, seed: IssueSeed): Promise<void> {
  const { world, repo } = gardener;
  const { title, body, labels = [], assignees = [] } = seed;
  const made = await world.change<{ number: number }>(seed.by, 'POST', `/repos/${repo}/issues`, {
    title,
    body,
    labels,
    assignees,
  });
  const path = `/repos/${repo}/issues/${made.number}`;
  await gardener.comments(made.number, seed.comments ?? []);
  const closed = seed.closedDaysAgo;
  if (closed !== undefined)
    await world.change(seed.by, 'PATCH', path, { state: 'closed', state_reason: 'completed' });
  const latest = Math.min(
    seed.daysAgo,
    closed ?? seed.daysAgo,
    ...(seed.comments ?? []).map((one) => one.daysAgo),
  );
  world.overlay.set(path, {
    created_at: gardener.date(seed.daysAgo),
    updated_at: gardener.date(latest),
    ...(closed === undefined ? {} : { closed_at: gardener.date(closed) }),
  });
}

async function plantRelease(gardener: Gardener, seed: ReleaseSeed): Promise<void> {
  const { world, repo } = gardener;
  const { id } = await world.change<{ id: number }>(seed.by, 'POST', `/repos/${repo}/releases`, {
    tag_name: seed.tag,
    name: seed.name,
    body: seed.body,
    draft: seed.draft ?? false,
    target_commitish: 'main',
  });
  if (!seed.draft) {
    await world.change(seed.by, 'POST', `/repos/${repo}/git/refs`, {
      ref: `refs/tags/${seed.tag}`,
      sha: gardener.tip('main'),
    });
  }
  const at = isoSecond(gardener.time(seed.daysAgo));
  world.overlay.set(`/repos/${repo}/releases/${id}`, {
    created_at: at,
    published_at: seed.draft ? null : at,
  });
}
