import { registerHooks } from 'node:module';

const root = new URL('../../', import.meta.url);
let isReady = false;

/** Lets this process import our TypeScript as it is: Node strips the types, and this finds `x.ts` behind `./x.js` and `@hub/*`. */
export function readTypescript() {
  if (isReady) return;
  isReady = true;
  registerHooks({ resolve });
}

function resolve(specifier, context, next) {
  const library = /^@hub\/([\w-]+)$/.exec(specifier)?.[1];
  if (library) return next(new URL(`libs/${library}/src/index.ts`, root).href, context);
  const isOurs = context.parentURL?.endsWith('.ts') && !context.parentURL.includes('/node_modules/');
  return next(isOurs ? specifier.replace(/^(\.{1,2}\/.*)\.js$/, '$1.ts') : specifier, context);
}
