// Writes the SDK's types of every tool's input and answer from the catalogue: node tools/sdk-types.mjs
import { bootstrap } from './support/bootstrap.mjs';

await bootstrap(async () => {
  const { writeSdkTypes } = await import('./sdk-types/write-sdk-types.mjs');
  return writeSdkTypes();
});
