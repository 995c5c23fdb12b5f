import { migrate, ownerUrlOf, readEnv } from '@hub/platform';

import { migrations } from '../../../migrations/index.js';

// The release step: `npm run migrate` as the owner of the tables, before the new version serves.
const ran = await migrate(ownerUrlOf(readEnv()), migrations);
process.stdout.write(ran.length > 0 ? `Migrated: ${ran.join(', ')}\n` : 'The schema is up to date.\n');
