import { readFileSync } from 'node:fs';

import { format } from 'prettier';

const effects = {
  read: ['search', 'list', 'get', 'count', 'export', 'find', 'read'],
  send: ['send', 'comment', 'share', 'reply', 'forward', 'request', 'review', 'merge'],
  destroy: ['delete', 'remove', 'trash'],
};

const effectOf = (verb) => Object.keys(effects).find((effect) => effects[effect].includes(verb)) ?? 'write';

/** The tool, in the form of its neighbours. It declares neither scope nor request yet, which the rules of the catalogue refuse. */
export async function toolText({ provider, tool, value, verb, noun }) {
  const lists = verb === 'search' || verb === 'list';
  const says = `${verb[0].toUpperCase()}${verb.slice(1)} ${noun}`;
  const text = `import * as z from 'zod';

${lists ? "import { paging } from '../../paging.js';\n" : ''}import { ${provider} } from '../${provider}.provider.js';

export const ${value} = ${provider}.tool({
  name: '${tool}',
  title: '${says}',
  description: '${says}.',
  effect: '${effectOf(verb)}',
  scopes: [],
  requests: [],
  input: z.object({${lists ? ' ...paging ' : ''}}),
  output: z.object({${lists ? ' items: z.array(z.object({ url: z.string() })) ' : ' url: z.string() '}}),
  run: () => Promise.reject(new Error('${tool} is not written yet')),
});
`;
  const style = JSON.parse(readFileSync('.prettierrc.json', 'utf8'));
  return format(text, { ...style, parser: 'typescript' });
}

/** A case that fails until it is written. */
export const caseText = ({ tool }) => `  {
    tool: '${tool}',
    good: {
      says: 'write what it is used for',
      input() {
        throw new Error('Write the good case of ${tool}');
      },
      shows() {},
    },
    refusal: {
      says: 'write what it refuses',
      input() {
        throw new Error('Write the refusal of ${tool}');
      },
      code: 'not_found',
      words: /write the words/,
    },
  },
`;
