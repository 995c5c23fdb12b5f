import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Person } from '@hub/identity';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type AgentWorld, anAgentWorld, begun, heard } from '../../../../test/support/agent-world.js';
import { aConnection, aPerson } from '../../../../test/support/paper-world.js';
import { calling } from '../../../../test/support/model-at-the-wire.js';

interface Kept {
  readonly name: string;
  readonly parent: string | undefined;
  readonly attributes: Attributes;
}

// What an operator's SDK would be, as small as it can be: it keeps every span.
const kept: Kept[] = [];
const names = new WeakMap<Span, string>();

function spanOf(name: string, given: Attributes, parent: Span | undefined): Span {
  const attributes: Attributes = { ...given };
  const none = () => span;
  const span: Span = {
    spanContext: () => ({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 1 }),
    setAttribute: (key, value) => ((attributes[key] = value), span),
    setAttributes: (more) => (Object.assign(attributes, more), span),
    addEvent: (event, more) => (
      Object.assign(attributes, { [`event.${event}`]: JSON.stringify(more ?? {}) }),
      span
    ),
    addLink: none,
    addLinks: none,
    setStatus: none,
    updateName: none,
    end: () => void kept.push({ name, parent: parent && names.get(parent), attributes }),
    isRecording: () => true,
    recordException: (cause) => void Object.assign(attributes, { exception: JSON.stringify(cause) }),
  };
  names.set(span, name);
  return span;
}

const tracer: Tracer = {
  startSpan: (name, options = {}, from = context.active()) =>
    spanOf(name, options.attributes ?? {}, trace.getSpan(from)),
  startActiveSpan: (name: string, ...rest: unknown[]) => {
    const work = rest.at(-1) as (span: Span) => never;
    const options = (rest.length > 1 ? rest[0] : {}) as { attributes?: Attributes };
    const span = spanOf(name, options.attributes ?? {}, trace.getActiveSpan());
    return context.with(trace.setSpan(context.active(), span), () => work(span));
  },
};

let at: AgentWorld;
let ana: Person;

beforeAll(async () => {
  const storage = new AsyncLocalStorage<Context>();
  context.setGlobalContextManager({
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (next, work, self, ...given) => storage.run(next, () => work.apply(self, given)),
    bind: (_next, target) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  });
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
  at = await anAgentWorld();
  ana = await aPerson(at.world);
  await aConnection(at.world, ana);
});
afterAll(async () => {
  trace.disable();
  context.disable();
  await at.close();
});

it('says which agent, model and tools worked and how much, and nothing of what was said', async () => {
  at.world.standIn.answer = () => ({ status: 200, body: { items: [{ id: 1, title: 'Secret-of-a-note' }] } });
  at.model.say = calling({ tool: 'paper_list_notes', input: { folder: 'secretfolder' } });
  const agent = await at.anAgent(ana, { instructions: 'Secret-instructions' });
  const asked = await begun(at.conversations, { person: ana, skills: null }, agent, 'Secret-question');
  await heard(asked);
  while (!kept.some(({ name }) => name.startsWith('invoke_agent Helper')))
    await new Promise((resolve) => setTimeout(resolve, 20));
  const tool = kept.find(({ name }) => name === 'execute_tool paper_list_notes');
  expect(tool).toMatchObject({
    parent: 'invoke_agent Helper',
    attributes: { 'gen_ai.tool.name': 'paper_list_notes' },
  });
  const chat = kept.find(({ attributes }) => attributes['gen_ai.operation.name'] === 'chat');
  expect(chat?.attributes).toMatchObject({
    'gen_ai.request.model': 'scripted-1',
    'gen_ai.usage.output_tokens': expect.any(Number),
  });
  expect(JSON.stringify(kept)).not.toMatch(/secret|token-of|Look before/i);
});
