import { afterAll, expect, it } from '@jest/globals';
import { propagation } from '@opentelemetry/api';

import { inTraceOf } from './trace.js';

afterAll(() => propagation.disable());

it('takes over the trace that a request names, and no other words of it', () => {
  const taken: (readonly string[])[] = [];
  propagation.setGlobalPropagator({
    inject: () => undefined,
    extract(context, carrier, getter) {
      taken.push(getter.keys(carrier).map((key) => `${key}=${String(getter.get(carrier, key))}`));
      return context;
    },
    fields: () => [],
  });
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  expect(inTraceOf({ traceparent, tracestate: 'a=b', baggage: 7, secret: 'x' }, () => 'done')).toBe('done');
  expect(inTraceOf({ tracestate: 'a=b' }, () => 'done')).toBe('done');
  expect(taken).toEqual([[`traceparent=${traceparent}`, 'tracestate=a=b']]);
});
