export { AuthorizationModule, CLIENT_FETCH } from './authorization.module.js';
export { challenge, challengeFor, lacksScope } from './challenge.js';
export type { ChallengeProblem } from './challenge.js';
export { mountFor } from './mount.js';
