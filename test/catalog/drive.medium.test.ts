import { afterAll, beforeAll } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import * as drive from '../../libs/integrations/src/google/drive/index.js';
import { driveCases } from './cases/drive.cases.js';
import { runCases } from './cases/run-cases.js';
import { openWire, type Wire } from './wire.js';

let sandbox: Sandbox;
let wire: Wire;

beforeAll(async () => {
  sandbox = await startSandbox();
  wire = await openWire(sandbox, 'drive', 'ana-lopez', { tools: Object.values(drive) });
});

afterAll(async () => sandbox.close());

runCases(driveCases, () => wire);
