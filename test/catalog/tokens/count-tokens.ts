import type { Tool } from '@hub/kit';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

import { schemasOf } from '../../../libs/catalog/src/tool-schemas.js';

/** Tokens (o200k) of a text. */
export const tokensOf = (text: string): number => countTokens(text);

/** Tokens of a tool in a list: what a client hands on to its model of `tools/list`. */
export const listedTokensOf = (tool: Tool): number => {
  const { name, description } = tool;
  return tokensOf(JSON.stringify({ name, description, inputSchema: schemasOf(tool).input }));
};
