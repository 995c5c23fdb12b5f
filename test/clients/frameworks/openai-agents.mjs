// An agent of the OpenAI Agents SDK with the person's tools. argv: hub, key, model. Prints its answer.
import { Agent, run, setDefaultOpenAIClient, setTracingDisabled, tool } from '@openai/agents';
import OpenAI from 'openai';

import { openaiAgentsTools } from '../../../dist/libs/sdk/src/adapters/openai-agents.js';
import { hub, model, question, say } from './task.mjs';

setTracingDisabled(true);
setDefaultOpenAIClient(new OpenAI({ baseURL: `${model}/v1`, apiKey: 'x' }));
const agent = new Agent({
  name: 'Triage',
  model: 'scripted',
  tools: await openaiAgentsTools(hub, tool, { skill: 'triage-issues', approve: ['destroy'] }),
});
say((await run(agent, question)).finalOutput);
