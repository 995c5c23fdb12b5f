import { readEnv } from '@hub/platform';

import { seedDemo } from './seed/seed-demo.js';

// Fills an empty database for the demo, against a sandbox that runs already. Says who may sign in.
process.stdout.write(await seedDemo(readEnv()));
