import { afterAll, beforeAll } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { jiraCases } from './cases/jira.cases.js';
import { runCases } from './cases/run-cases.js';
import { openWire, type Wire } from './wire.js';

let sandbox: Sandbox;
let wire: Wire;

beforeAll(async () => {
  sandbox = await startSandbox();
  wire = await openWire(sandbox, 'jira', 'ana-lopez');
});

afterAll(async () => sandbox.close());

runCases(jiraCases, () => wire);
