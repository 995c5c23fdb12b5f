import { compile } from 'json-schema-to-typescript';

export const sdkTypesFile = 'libs/sdk/src/tools.generated.ts';

const intro = `// The input and the answer of every tool. Written by "node tools/sdk-types.mjs" from the catalogue; do not edit.
`;

/** The text of the SDK's types for a catalogue: for each tool what goes in and what comes out, and both by the tool's name. */
export async function sdkTypes(catalog) {
  const schema = {
    title: 'Tools',
    type: 'object',
    properties: {
      inputs: allOf('ToolInputs', catalog, 'input', 'What each tool takes, by its name.'),
      results: allOf('ToolResults', catalog, 'output', 'What each tool answers, by its name.'),
    },
    required: ['inputs', 'results'],
    additionalProperties: false,
  };
  const types = await compile(schema, 'Tools', {
    bannerComment: intro,
    format: true,
    style: { singleQuote: true, printWidth: 110, trailingComma: 'all' },
  });
  return `${types}\n/** The name of a tool that Skillhub ships. */\nexport type ToolName = keyof ToolInputs;\n`;
}

function allOf(title, catalog, side, description) {
  const entries = catalog.tools.map((tool) => [tool.name, catalog.schemas(tool)[side]]);
  return {
    title,
    description,
    type: 'object',
    properties: Object.fromEntries(entries),
    required: catalog.tools.map(({ name }) => name),
    additionalProperties: false,
  };
}
