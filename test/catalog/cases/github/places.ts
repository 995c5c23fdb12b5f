import { findRow } from '../rows.js';
import type { CaseWorld, Fields } from '../tool-case.js';

export const repo = 'northwind/robot-arm';

/** A repository of another company. */
export const foreign = 'contoso-labs/vault';

/** An issue of the robot arm, by words of its title. */
export async function issueAbout(world: CaseWorld, text: string): Promise<Fields> {
  const { number } = await findRow(world, ['github_search_issues', { repo, text, state: 'all' }]);
  return { repo, number };
}

/** A pull request of the robot arm, by words of its title. */
export async function pullAbout(world: CaseWorld, text: string): Promise<Fields> {
  const { number } = await findRow(world, ['github_search_pull_requests', { repo, text, state: 'all' }]);
  return { repo, number };
}

/** Ben's open pull request whose test fails and whose lines Chloe has asked about. */
export const smoothRamps = (world: CaseWorld): Promise<Fields> => pullAbout(world, 'Speed up and slow down');

/** An issue's number where a pull request's is wanted: GitHub numbers both in one row. */
export const issueAsPull = (world: CaseWorld): Promise<Fields> => issueAbout(world, 'light curtain test');
