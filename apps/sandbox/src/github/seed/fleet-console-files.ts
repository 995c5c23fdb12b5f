import { workflow } from './labels.js';

/** The first commit of northwind/fleet-console. */
export const fleetConsoleFiles: Record<string, string> = {
  '.github/workflows/ci.yml': workflow,
  'README.md': `# fleet-console

Shows every arm of a customer: where it is, how warm it is, what it does.

Status colours are in \`src/colours.ts\`; when an arm counts as healthy is in \`src/status.ts\`.
`,
  'package.json': `{
  "name": "@northwind/fleet-console",
  "version": "1.8.0",
  "type": "module",
  "scripts": { "build": "vite build", "test": "node --test" }
}
`,
  'src/status.ts': `export interface Arm {
  serial: string;
  temperature: number;
  lastSeen: number;
}

export type Status = 'healthy' | 'warning';

/** How the arm is doing; temperature in degrees Celsius, lastSeen in milliseconds. */
export function statusOf(arm: Arm): Status {
  return arm.temperature > 70 ? 'warning' : 'healthy';
}
`,
  'src/colours.ts': `import type { Status } from './status.js';

export const colours: Record<Status, string> = {
  healthy: 'green',
  warning: 'amber',
};
`,
  'src/poll.ts': `export const intervalMs = 1000;

/** Calls the loader for ever, one call at a time. */
export async function poll(load: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await load();
    await new Promise((done) => setTimeout(done, intervalMs));
  }
}
`,
  'src/events.ts': `export interface Event {
  serial: string;
  what: string;
  at: Date;
}

export function line(event: Event): string {
  return \`\${stamp(event.at)} \${event.serial} \${event.what}\`;
}

function stamp(at: Date) {
  return at.toISOString();
}
`,
};
