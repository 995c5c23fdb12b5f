/** What is injected by name because it is a value or an interface; everything else is injected by its class. */
export const ENV = Symbol('env');
export const LOG = Symbol('log');
export const KEY_WRAPPER = Symbol('key wrapper');
/** Base URLs of every provider by name, as configured: `{ github: { web, api } }`. */
export const PROVIDER_URLS = Symbol('provider urls');
