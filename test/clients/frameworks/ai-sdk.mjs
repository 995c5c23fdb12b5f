// An agent of the AI SDK with the person's tools. argv: hub, key, model. Prints its answer.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { dynamicTool, generateText, jsonSchema, stepCountIs } from 'ai';

import { aiSdkTools } from '../../../dist/libs/sdk/src/adapters/ai-sdk.js';
import { hub, model, question, say } from './task.mjs';

const provider = createOpenAICompatible({ name: 'scripted', baseURL: `${model}/v1`, apiKey: 'x' });
const { text } = await generateText({
  model: provider.chatModel('scripted'),
  tools: await aiSdkTools(hub, { dynamicTool, jsonSchema }, { skill: 'triage-issues' }),
  stopWhen: stepCountIs(4),
  prompt: question,
});
say(text);
