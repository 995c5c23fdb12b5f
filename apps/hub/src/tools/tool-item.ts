import type { Catalog } from '@hub/catalog';
import type { Skill, Tool } from '@hub/kit';

/** A tool as the API shows it. `skills` are the ids through which the caller has it. */
export const toolItem = (catalog: Catalog, tool: Tool, skills: readonly Skill[]) => {
  const { input, output } = catalog.schemas(tool);
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    effect: tool.effect,
    provider: tool.provider.id,
    skills: skills.filter((skill) => skill.tools.includes(tool)).map(({ id }) => id),
    input_schema: input,
    output_schema: output,
  };
};

export type ToolItem = ReturnType<typeof toolItem>;
