export { AuthorizationModule, CLIENT_FETCH } from './authorization.module.js';
export { mountFor } from './mount.js';
