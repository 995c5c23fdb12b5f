import type { Catalog } from '@hub/catalog';
import type { Skill, Tool } from '@hub/kit';
import type { Credential, Runtime } from '@hub/runtime';
import { jsonSchema, type ToolSet, tool as modelTool } from 'ai';

/** The tools of one run: for the model, and by name. */
export interface RunTools {
  readonly set: ToolSet;
  readonly byName: ReadonlyMap<string, Tool>;
  readonly skills: readonly Skill[];
}

/** What the person has now, of the skills that the run may use; asked of the runtime, which alone knows. */
export async function toolsFor(
  { runtime, catalog }: { runtime: Runtime; catalog: Catalog },
  credential: Credential,
  allowed: readonly string[] | null,
): Promise<RunTools> {
  const found = await runtime.toolsFor(credential);
  const skills = found.skills.filter(({ id }) => allowed === null || allowed.includes(id));
  const held = new Set(skills.flatMap(({ tools }) => tools));
  const tools = found.tools.filter((tool) => held.has(tool));
  return {
    set: Object.fromEntries(tools.map((tool) => [tool.name, shown(catalog, tool)])),
    byName: new Map(tools.map((tool) => [tool.name, tool])),
    skills,
  };
}

const prepared = new WeakMap<Tool, ToolSet[string]>();

// Without a way to execute it: what the model asks for is done by the run, which can wait for days in between.
function shown(catalog: Catalog, tool: Tool): ToolSet[string] {
  const known = prepared.get(tool);
  if (known) return known;
  const { description } = tool;
  const made = modelTool({ description, inputSchema: jsonSchema(catalog.schemas(tool).input) });
  prepared.set(tool, made);
  return made;
}

/** The first skill of the run that has the tool: where a person connects what it needs. */
export const skillWith = ({ skills }: RunTools, tool: Tool): string =>
  skills.find(({ tools }) => tools.includes(tool))?.id ?? '';
