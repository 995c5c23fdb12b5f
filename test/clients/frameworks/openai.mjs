// OpenAI's Responses API with the person's tools. argv: hub, key, model. Prints its answer.
import OpenAI from 'openai';

import { openaiTools, runOpenaiCalls } from '../../../dist/libs/sdk/src/adapters/openai.js';
import { hub, model, question, say } from './task.mjs';

const openai = new OpenAI({ baseURL: `${model}/v1`, apiKey: 'x' });
const tools = await openaiTools(hub, { skill: 'triage-issues' });
const input = [{ role: 'user', content: question }];
let response = await openai.responses.create({ model: 'scripted', tools, input });
for (let turn = 0; turn < 4; turn += 1) {
  const outputs = await runOpenaiCalls(hub, response.output);
  if (outputs.length === 0) break;
  input.push(...response.output, ...outputs);
  response = await openai.responses.create({ model: 'scripted', tools, input });
}
say(response.output_text);
