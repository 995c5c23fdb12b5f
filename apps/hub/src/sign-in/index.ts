export { CallerGuard } from './caller.guard.js';
export { credentialOf } from './credential-of.js';
export type { Credential } from './credential-of.js';
export { CurrentPerson } from './current-person.js';
export { installSessions } from './install-sessions.js';
export type { SessionOptions } from './install-sessions.js';
export { Roles } from './roles.js';
export { SignInModule } from './sign-in.module.js';
export { SignedInGuard } from './signed-in.guard.js';
