/** Where a test can make the process die or dawdle: the steps between which a crash must lose nothing. */
export const failpointNames = [
  /** The lease is committed, nothing was sent. */
  'refresh.claimed',
  /** The answer was read and nothing is kept of it yet: the same as an answer that was lost. */
  'refresh.read',
  /** The answer is on its way into the database, and in the spool where a crash would cost the grant. */
  'refresh.answered',
  /** The new tokens are durable, nobody has them yet. */
  'refresh.committed',
  /** The intent of a change is committed, nothing was sent. */
  'call.recorded',
  /** The provider has answered a change, its outcome is not recorded. */
  'call.answered',
] as const;

/** One of `failpointNames`. */
export type Failpoint = (typeof failpointNames)[number];

type Action = { readonly kill: true } | { readonly wait: number };

const armed = new Map<Failpoint, Action>();

/**
 * Arms the points that `text` names: `refresh.claimed=wait:500,refresh.answered=kill`, or none when it is empty. Milliseconds.
 * Throws an Error that names what it does not understand.
 */
export function armFailpoints(text: string): void {
  armed.clear();
  for (const part of text.split(',').filter((part) => part !== '')) {
    const [name, action = ''] = part.split('=');
    const point = failpointNames.find((one) => one === name);
    if (!point) throw new Error(`FAILPOINTS: there is no ${name}, only ${failpointNames.join(', ')}`);
    armed.set(point, actionOf(part, action));
  }
}

function actionOf(part: string, action: string): Action {
  if (action === 'kill') return { kill: true };
  const [, milliseconds] = /^wait:(\d{1,6})$/.exec(action) ?? [];
  if (milliseconds === undefined)
    throw new Error(`FAILPOINTS: ${part} must end in =kill or =wait:MILLISECONDS`);
  return { wait: Number(milliseconds) };
}

/** Does what was armed here; in a hub that nobody armed, nothing. */
export async function failpoint(name: Failpoint): Promise<void> {
  const action = armed.get(name);
  if (!action) return;
  if ('kill' in action) process.kill(process.pid, 'SIGKILL');
  // A signal to oneself arrives a moment later, and nothing may happen until then.
  await new Promise((resolve) => setTimeout(resolve, 'wait' in action ? action.wait : 60_000));
}
