// npm run new:tool <provider> <folder> <verb-noun>: writes what a new tool needs, and leaves red what only its author knows.
import { bootstrap } from './support/bootstrap.mjs';

await bootstrap(async () => {
  const { newTool } = await import('./new-tool/new-tool.mjs');
  return newTool(process.argv.slice(2));
});
