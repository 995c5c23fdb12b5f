// npm run tokens: what each tool costs a model in a list, and its typical answer beside the vendor's own. A Markdown table.
import { bootstrap } from './support/bootstrap.mjs';

await bootstrap(async () => {
  const { printTokens } = await import('./tokens/print-tokens.mjs');
  return printTokens();
});
