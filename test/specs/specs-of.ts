import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withImplied } from '@hub/kit';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { playGood, playRefusal } from '../catalog/cases/play-case.js';
import type { ToolCase } from '../catalog/cases/tool-case.js';
import { tools } from '../catalog/published.js';
import { type Exchange, openWire, type Product, type Wire } from '../catalog/wire.js';
import { whyNoSpecs } from './folder.js';
import type { Description, SentRequest, Violation } from './operation.js';
import { pathOf, products, withoutAllowed } from './products.js';

/** One exchange in the description's terms. */
interface Checked extends Exchange {
  readonly sent: SentRequest;
}

/** Declares the tests that hold a product's tools, and its sandbox, against the vendor's description. */
export function specsOf(product: Product, cases: readonly ToolCase[]): void {
  if (whyNoSpecs !== undefined) {
    // oxlint-disable-next-line jest/no-disabled-tests -- there is nothing to hold it against, and its name says so
    it.skip(`${product} against its vendor's description: ${whyNoSpecs}`, () => undefined);
    return;
  }
  const specs = products[product];
  let sandbox: Sandbox;
  let wire: Wire;
  let description: Description;
  let seen: Exchange[] = [];

  beforeAll(async () => {
    description = specs.describe();
    sandbox = await startSandbox();
    wire = await openWire(sandbox, product, 'ana-lopez', { onExchange: (one) => void seen.push(one) });
  });
  afterAll(async () => sandbox.close());

  const played = async (play: () => Promise<void>): Promise<Checked[]> => {
    seen = [];
    await play();
    return seen.flatMap((exchange) => {
      const sent = sentOf(exchange, (url) => pathOf(specs, sandbox, url));
      return sent === undefined ? [] : [{ ...exchange, sent }];
    });
  };

  const violationsIn = (exchanges: readonly Checked[]) => ({
    requests: withoutAllowed(
      exchanges.flatMap(({ sent }) => description.checkRequest(sent)),
      specs.allowed,
    ),
    scopes: withoutAllowed(
      exchanges.flatMap((exchange) => closedTo(description, exchange)),
      specs.allowed,
    ),
    answers: withoutAllowed(
      exchanges.flatMap(({ sent, response }) => description.checkResponse(sent, response)),
      specs.allowed,
    ),
  });

  describe.each(cases.map((one) => [one.tool, one] as const))('%s', (_tool, one) => {
    it.each([
      ['when it works', playGood],
      ['when it is refused', playRefusal],
    ] as const)('speaks with the sandbox as the vendor describes it %s', async (_when, play) => {
      const exchanges = await played(() => play(one, wire));
      const atLeast = play === playGood ? fewest(one) : 0;
      expect(exchanges.length).toBeGreaterThanOrEqual(atLeast);
      expect(violationsIn(exchanges)).toEqual({ requests: [], scopes: [], answers: [] });
    });
  });

  const own = tools.filter(({ name }) => name.startsWith(`${product}_`));

  // A tool that makes no request, such as one that only hands out a page's address, has nothing to hold against it.
  const fewest = ({ tool }: ToolCase): number =>
    Math.min(1, own.find(({ name }) => name === tool)?.requests.length ?? 0);

  it('holds every tool of the product against it', () => {
    const names = own.map(({ name }) => name);
    expect([...new Set(cases.map(({ tool }) => tool))].toSorted()).toEqual(names.toSorted());
  });

  it('has every operation that a tool declares', () => {
    const declared = own.flatMap(({ name, requests }) => requests.map((request) => ({ name, request })));
    const unknown = declared.filter(({ request }) => {
      const [method = '', template = ''] = request.split(' ');
      const path = specs.asDescribed(template.replaceAll(/\{\+?\w+\}/g, 'x'));
      return description.nameOf(method, path) === undefined;
    });
    expect(unknown).toEqual([]);
  });
}

function sentOf({ request }: Exchange, pathOf: (url: URL) => string | undefined): SentRequest | undefined {
  const url = new URL(request.url);
  const path = pathOf(url);
  const { method, headers, body } = request;
  return path === undefined
    ? undefined
    : { method, path, query: url.searchParams, headers, ...(body !== undefined && { body }) };
}

/** The tool's alternatives of scopes that do not open a request of it. */
function closedTo(description: Description, { tool, sent }: Checked): Violation[] {
  const accepted = description.scopesOf(sent.method, sent.path);
  if (accepted === undefined) return [];
  const operation = description.nameOf(sent.method, sent.path);
  return tool.scopes.flatMap((choice) => {
    const held = withImplied(tool.provider, [choice].flat());
    const isOpen = accepted.some((scopes) => scopes.every((scope) => held.has(scope)));
    return isOpen
      ? []
      : [{ at: tool.name, problem: `${[choice].flat().join(' + ')} does not open ${operation}` }];
  });
}
