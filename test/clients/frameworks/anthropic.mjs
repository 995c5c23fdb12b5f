// Anthropic's Messages API with the person's tools. argv: hub, key, model. Prints its answer.
import Anthropic from '@anthropic-ai/sdk';

import { anthropicTools, runAnthropicCalls } from '../../../dist/libs/sdk/src/adapters/anthropic.js';
import { hub, model, question, say } from './task.mjs';

const anthropic = new Anthropic({ baseURL: model, apiKey: 'x' });
const tools = await anthropicTools(hub, { skill: 'triage-issues' });
const messages = [{ role: 'user', content: question }];
const ask = () => anthropic.messages.create({ model: 'scripted', max_tokens: 1_000, tools, messages });
let message = await ask();
for (let turn = 0; turn < 4; turn += 1) {
  const results = await runAnthropicCalls(hub, message.content);
  if (results.length === 0) break;
  messages.push({ role: 'assistant', content: message.content }, { role: 'user', content: results });
  message = await ask();
}
say(message.content.map(({ text = '' }) => text).join(''));
