import type { Answer, Incoming } from './answer.js';
import { json, noContent } from './answer.js';
import type { Clock } from './clock.js';
import type { Faults } from './faults.js';
import type { Ledger } from './ledger.js';

/** What tests steer the sandbox by. */
export interface Controls {
  clock: Clock;
  faults: Faults;
  ledger: Ledger;
  allowRedirect: (uri: string) => void;
  receiveMail: (raw: string | Buffer) => void;
  reset: () => Promise<void>;
}

const tells: Record<string, (controls: Controls) => unknown> = {
  'GET /ledger': ({ ledger }) => ledger.snapshot(),
  'GET /refreshes': ({ ledger }) => ledger.refreshes.snapshot(),
  'GET /gates': ({ faults }) => faults.waiting(),
  'GET /health': () => ({ ready: true }),
};

/** The same controls for tests in other processes, below /_sandbox. */
export async function control(controls: Controls, request: Incoming): Promise<Answer> {
  const route = `${request.method} ${request.path.slice('/_sandbox'.length)}`;
  const told = tells[route]?.(controls);
  if (told !== undefined) return json(told);
  if (route === 'POST /reset') {
    await controls.reset();
    return noContent();
  }
  const body = readJson(request);
  if (!body) return json({ message: 'The body has to be a JSON object.' }, 400);
  switch (route) {
    case 'POST /clock':
      return advance(controls, body['advance']);
    case 'POST /faults':
      return plan(controls, body);
    case 'POST /gates':
      return open(controls, body['open']);
    case 'POST /mail':
      return receive(controls, body['raw']);
    case 'POST /redirect-uris':
      return allow(controls, body['uris']);
    default:
      return json({ message: 'Not Found' }, 404);
  }
}

function advance(controls: Controls, seconds: unknown): Answer {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) {
    return json({ message: '`advance` has to be a number of seconds.' }, 400);
  }
  controls.clock.advance(seconds);
  return json({ now: controls.clock.iso() });
}

function open(controls: Controls, gate: unknown): Answer {
  if (typeof gate !== 'string') return json({ message: '`open` has to be the name of a gate.' }, 400);
  return json({ opened: controls.faults.open(gate) });
}

function receive(controls: Controls, raw: unknown): Answer {
  if (typeof raw !== 'string') return json({ message: '`raw` has to be a message (RFC 5322).' }, 400);
  controls.receiveMail(raw);
  return noContent();
}

function plan(controls: Controls, fault: Record<string, unknown>): Answer {
  try {
    new RegExp(typeof fault['path'] === 'string' ? fault['path'] : '').test('');
  } catch {
    return json({ message: '`path` has to be a regular expression.' }, 400);
  }
  controls.faults.push(fault);
  return json({ pending: controls.faults.pending }, 201);
}

function allow(controls: Controls, uris: unknown): Answer {
  if (!Array.isArray(uris) || !uris.every((uri) => typeof uri === 'string' && URL.canParse(uri))) {
    return json({ message: '`uris` has to be a list of absolute URLs.' }, 400);
  }
  for (const uri of uris as string[]) controls.allowRedirect(uri);
  return noContent();
}

function readJson(request: Incoming): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString() || '{}');
    const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
