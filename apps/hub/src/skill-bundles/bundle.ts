import type { Skill, Tool } from '@hub/kit';

/** The files of a skill as an Agent Skill (agentskills.io/specification): path below the skill's folder to text. */
export type Bundle = Readonly<Record<string, string>>;

/** Where the format wants the skill itself. */
export const manifest = 'SKILL.md';

const longestDescription = 1_024;

/** Writes a skill as an Agent Skill. Its tools are those of the hub at `publicUrl`, so the bundle says where they are. */
export function bundleOf(skill: Skill, publicUrl: string): Bundle {
  return { [manifest]: skillFile(skill, publicUrl), 'references/tools.md': toolsFile(skill) };
}

function skillFile({ id, title, summary, instructions, tools, examples }: Skill, publicUrl: string): string {
  const asked = examples.map(({ question }) => `“${question}”`).join(', ');
  const description = `${summary} Use it when somebody asks for that, or for example: ${asked}`;
  return `---
name: ${id}
description: ${JSON.stringify(description.slice(0, longestDescription))}
compatibility: ${JSON.stringify(`Needs the MCP server ${publicUrl}/mcp/${id}`)}
---

# ${title}

${instructions}

## Tools

${tools.map(({ name, title }) => `- \`${name}\`: ${title}`).join('\n')}

[What each of them takes](references/tools.md). They come from the MCP server \`${publicUrl}/mcp/${id}\`, and act as the person whose key or
sign-in is used there. When an answer has a \`fix\` with a \`url\`, show that link to the person and call again when they are done.
`;
}

const toolsFile = ({ title, tools }: Skill): string =>
  `# Tools of “${title}”\n\n${tools.map(toolPart).join('\n')}`;

function toolPart({ name, description, effect, input }: Tool): string {
  const fields = Object.entries(input.shape).map(([field, schema]) => {
    const { description: said } = schema as { description?: string };
    return `- \`${field}\`${said === undefined ? '' : `: ${said}`}\n`;
  });
  return `## ${name}\n\n${description}\n\nEffect: ${effect}.\n\n${fields.join('')}`;
}
