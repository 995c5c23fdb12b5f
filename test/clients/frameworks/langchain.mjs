// An agent of LangChain with the person's tools, and a scripted model of its own kind. argv: hub, key. Prints its answer.
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage } from '@langchain/core/messages';
import { createAgent, tool } from 'langchain';

import { langchainTools } from '../../../dist/libs/sdk/src/adapters/langchain.js';
import { hub, question, say } from './task.mjs';

class Scripted extends BaseChatModel {
  _llmType() {
    return 'scripted';
  }

  bindTools() {
    return this;
  }

  async _generate(messages) {
    const last = messages.at(-1);
    const message =
      last?.getType() === 'tool'
        ? new AIMessage(`The hub said: ${last.content}`)
        : new AIMessage({
            content: '',
            tool_calls: [
              { id: 'call_1', name: 'github_search_issues', args: { repo: 'northwind/robot-arm', limit: 1 } },
            ],
          });
    return { generations: [{ message, text: '' }] };
  }
}

const agent = createAgent({
  model: new Scripted({}),
  tools: await langchainTools(hub, tool, { skill: 'triage-issues' }),
});
const { messages } = await agent.invoke({ messages: [{ role: 'user', content: question }] });
say(messages.at(-1).content);
