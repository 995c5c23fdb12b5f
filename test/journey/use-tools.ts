import type { Skill } from '@hub/kit';

import { driveCases } from '../catalog/cases/drive.cases.js';
import { githubCases } from '../catalog/cases/github.cases.js';
import { gmailCases } from '../catalog/cases/gmail.cases.js';
import { jiraCases } from '../catalog/cases/jira.cases.js';
import { playGood, playRefusal } from '../catalog/cases/play-case.js';
import type { CaseWorld, ToolCase } from '../catalog/cases/tool-case.js';
import { openMcp } from '../support/mcp-world.js';
import { expectThat } from './steps.js';

const cases: readonly ToolCase[] = [...githubCases, ...gmailCases, ...driveCases, ...jiraCases];

/** What has been shown of the tools, by name. */
export interface Shown {
  readonly good: Set<string>;
  readonly refused: Set<string>;
  /** What did not hold, as text. */
  readonly faults: string[];
}

/** Where an agent finds a hub. */
export interface Hub {
  readonly url: string;
  readonly key: string;
}

/** Lists a skill at its own address and plays the cases of its tools that were not played before. Returns what is listed. */
export async function useSkill({ url, key }: Hub, skill: Skill, shown: Shown): Promise<string[]> {
  const [own, all] = await Promise.all([openMcp(url, key, skill.id), openMcp(url, key)]);
  const named = (tools: Skill['tools']): string[] => tools.map(({ name }) => name).toSorted();
  const listed = await own.list();
  expectThat(String(listed.toSorted()) === String(named(skill.tools)), `${skill.id} lists its tools`, listed);
  expectThat(own.instructions().includes(skill.instructions), `${skill.id} says how it is used`);
  for (const tool of [...named(skill.tools), ...named(skill.byName)]) {
    if (shown.good.has(tool)) continue;
    // What a case needs from other tools comes from everything that the person has.
    const world: CaseWorld = { call: (name, input) => (name === tool ? own : all).call(name, input) };
    for (const one of cases.filter((each) => each.tool === tool)) await play(one, world, shown);
  }
  await Promise.all([own.close(), all.close()]);
  return listed;
}

async function play(one: ToolCase, world: CaseWorld, { good, refused, faults }: Shown): Promise<void> {
  const note = (says: string) => (cause: unknown) =>
    void faults.push(`${one.tool} ${says}: ${cause instanceof Error ? cause.message : String(cause)}`);
  await playGood(one, world).then(() => good.add(one.tool), note(one.good.says));
  await playRefusal(one, world).then(() => refused.add(one.tool), note(one.refusal.says));
}
