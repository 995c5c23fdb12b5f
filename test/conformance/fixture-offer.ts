import { inputRequired, type McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import * as z from 'zod';

import type { Offer } from '../../apps/hub/src/mcp/offers.js';
import { image, pixel, resource, text } from './content.js';
import { asking, askingTools } from './fixture-asks.js';
import { fixtureTools } from './fixture-tools.js';

const user = <Content>(content: Content) => ({ role: 'user' as const, content });

function addPrompts(mcp: McpServer): void {
  mcp.registerPrompt('test_simple_prompt', { description: 'Says one thing' }, () => ({
    messages: [user(text('This is a simple prompt for testing.'))],
  }));
  const two = z.object({ arg1: z.string().describe('First'), arg2: z.string().describe('Second') });
  mcp.registerPrompt(
    'test_prompt_with_arguments',
    { description: 'Says what it is given', argsSchema: two },
    ({ arg1, arg2 }) => ({ messages: [user(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`))] }),
  );
  mcp.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description: 'Carries a resource', argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri }) => ({
      messages: [
        user(resource(resourceUri, 'text/plain', 'Embedded resource content for testing.')),
        user(text('Please process the embedded resource above.')),
      ],
    }),
  );
  mcp.registerPrompt('test_prompt_with_image', { description: 'Carries an image' }, () => ({
    messages: [user(image), user(text('Please analyze the image above.'))],
  }));
  mcp.registerPrompt('test_input_required_result_prompt', { description: 'Asks first' }, (context) => {
    const given = asking.answered(context, 'user_context')?.['context'];
    return typeof given === 'string'
      ? { messages: [user(text(`Context: ${given}`))] }
      : inputRequired({
          inputRequests: { user_context: asking.ask('What context should the prompt use?', 'context') },
        });
  });
}

function addResources(mcp: McpServer): void {
  const fixed = [
    ['static-text', 'text/plain', { text: 'This is the content of the static text resource.' }],
    ['static-binary', 'image/png', { blob: pixel }],
    ['watched-resource', 'text/plain', { text: 'Watched resource content' }],
  ] as const;
  for (const [name, mimeType, content] of fixed) {
    const uri = `test://${name}`;
    mcp.registerResource(name, uri, { mimeType }, () => ({ contents: [{ uri, mimeType, ...content }] }));
  }
  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined });
  const mimeType = 'application/json';
  mcp.registerResource('template', template, { mimeType }, (uri, { id }) => {
    const said = JSON.stringify({ id, templateTest: true, data: `Data for ID: ${String(id)}` });
    return { contents: [{ uri: uri.href, mimeType, text: said }] };
  });
}

/** What the conformance suite looks for by name, on the hub's own server: tools, prompts, resources and the small methods. */
export const fixtureOffer: Offer = {
  tools: [...fixtureTools, ...askingTools],
  capabilities: { completions: {}, logging: {}, prompts: {}, resources: { subscribe: true } },
  attach(mcp) {
    addPrompts(mcp);
    addResources(mcp);
    mcp.server.setRequestHandler('completion/complete', () => ({
      completion: { values: ['paris', 'park', 'party'], total: 3, hasMore: false },
    }));
    mcp.server.setRequestHandler('resources/subscribe', () => ({}));
    mcp.server.setRequestHandler('resources/unsubscribe', () => ({}));
  },
};
