export { AuthorizationModule } from './authorization.module.js';
export { challenge, challengeFor, lacksScope } from './challenge.js';
export type { ChallengeProblem } from './challenge.js';
export { mountAuthorization } from './mount.js';
