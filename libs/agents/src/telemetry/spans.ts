import { OpenTelemetry } from '@ai-sdk/otel';
import { type Attributes, context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { TelemetryOptions } from 'ai';

let kept: TelemetryOptions | undefined;

/**
 * Spans of the model's calls by the GenAI conventions, without what was said: conversations hold people's mail and documents.
 * Made on first use, when whoever collects spans has registered.
 */
export function modelTelemetry(): TelemetryOptions {
  return (kept ??= {
    isEnabled: true,
    recordInputs: false,
    recordOutputs: false,
    functionId: 'skillhub.agent',
    integrations: [new OpenTelemetry()],
  });
}

const tracer = () => trace.getTracer('skillhub.agents');

/** Does `work` in a span of its own; an error marks the span with its name and goes on. */
export async function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  const span = tracer().startSpan(name, { kind: SpanKind.INTERNAL, attributes });
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (cause) {
    span.setAttribute('error.type', cause instanceof Error ? cause.name : 'unknown');
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw cause;
  } finally {
    span.end();
  }
}
