import { context, propagation } from '@opentelemetry/api';

const carried = ['traceparent', 'tracestate', 'baggage'] as const;

/**
 * Does `work` as part of the trace that a request names in its `_meta` (W3C Trace Context, by the keys of 2026-07-28). Without a
 * telemetry SDK in the process that is nothing.
 */
export function inTraceOf<Result>(meta: Readonly<Record<string, unknown>>, work: () => Result): Result {
  if (typeof meta['traceparent'] !== 'string') return work();
  const carrier = Object.fromEntries(
    carried.filter((key) => typeof meta[key] === 'string').map((key) => [key, meta[key]]),
  );
  return context.with(propagation.extract(context.active(), carrier), work);
}
