import { setTimeout as pause } from 'node:timers/promises';

import { ToolError } from '@hub/kit';
import type { CallToolResult, InputRequiredResult, ServerContext } from '@modelcontextprotocol/server';

import type { OwnListing, OwnTool } from '../../apps/hub/src/mcp/offers.js';
import { refusalOf } from '../../apps/hub/src/mcp/answers.js';
import { image, resource, silence, text } from './content.js';

type Result = CallToolResult | InputRequiredResult;

/** A tool that needs nothing of the SDK, so that a plain request for it is answered our short way. */
export const simple = (name: string, description: string, content: CallToolResult['content']): OwnTool => ({
  listed: { name, description, inputSchema: { type: 'object', properties: {} } },
  answer: async () => ({ content }),
});

/** A tool that talks on the way. */
export const talking = (
  name: string,
  description: string,
  answer: (context: ServerContext, input: Record<string, unknown>) => Promise<Result> | Result,
  inputSchema: OwnListing['inputSchema'] = { type: 'object', properties: {} },
): OwnTool => ({
  listed: { name, description, inputSchema },
  needsContext: true,
  answer: async ({ context, params }) => {
    if (!context) throw new Error(`${name} was called without the SDK`);
    return answer(context, (params.arguments ?? {}) as Record<string, unknown>);
  },
});

const moment = 50;

const steps = async (step: (at: number) => Promise<void>): Promise<void> => {
  for (let at = 0; at < 3; at += 1) {
    if (at > 0) await pause(moment);
    await step(at);
  }
};

const words = ['Tool execution started', 'Tool processing data', 'Tool execution completed'];

/** The tools that the conformance suite calls by name, for either revision. */
export const fixtureTools: readonly OwnTool[] = [
  simple('test_simple_text', 'Answers with a text', [text('This is a simple text response for testing.')]),
  simple('test_image_content', 'Answers with an image', [image]),
  simple('test_audio_content', 'Answers with a sound', [
    { type: 'audio', data: silence, mimeType: 'audio/wav' },
  ]),
  simple('test_embedded_resource', 'Answers with a resource', [
    resource('test://embedded-resource', 'text/plain', 'This is an embedded resource content.'),
  ]),
  simple('test_multiple_content_types', 'Answers with three kinds of content', [
    text('Multiple content types test:'),
    image,
    resource('test://mixed-content-resource', 'application/json', '{"test":"data","value":123}'),
  ]),
  {
    listed: {
      name: 'test_error_handling',
      description: 'Fails',
      inputSchema: { type: 'object', properties: {} },
    },
    answer: async ({ door }) =>
      refusalOf(
        new ToolError('upstream', 'This tool intentionally returns an error for testing'),
        door.publicUrl,
      ),
  },
  talking('test_tool_with_logging', 'Logs on the way', async ({ mcpReq }) => {
    await steps((at) =>
      mcpReq.notify({ method: 'notifications/message', params: { level: 'info', data: words[at] } }),
    );
    return { content: [text('Done, and logged.')] };
  }),
  talking('test_tool_with_progress', 'Reports its progress', async ({ mcpReq }) => {
    const { progressToken } = mcpReq._meta ?? {};
    await steps(async (at) => {
      if (progressToken === undefined) return;
      const params = { progressToken, progress: at * 50, total: 100 };
      await mcpReq.notify({ method: 'notifications/progress', params });
    });
    return { content: [text('Done, and reported.')] };
  }),
];
