// Who somebody is: companies, people, roles, sign-in, sessions, API keys and the keys that seal a company's secrets.
// Knows no provider, no tool and no framework.
export { ApiKeys } from './api-keys/api-keys.js';
export type { ApiKey, KeyKind, NewKey } from './api-keys/api-keys.js';
export type { KeyHolder } from './api-keys/identify.js';
export { parseKey } from './api-keys/key-text.js';
export type { ParsedKey } from './api-keys/key-text.js';
export { CompanyKeys } from './company-keys/company-keys.js';
export { CompanySignIn } from './company-sign-in/company-sign-in.js';
export type { CompanyClient, IdentityProvider } from './company-sign-in/company-sign-in.js';
export { Forbidden, SignInRefused, TooManyAttempts, Unauthenticated } from './errors.js';
export type { SignInProblem } from './errors.js';
export { hashPassword } from './people/password.js';
export { People } from './people/people.js';
export type { PasswordSignIn, Surroundings, Team } from './people/people.js';
export { requireRole } from './people/person.js';
export type { Person, Role } from './people/person.js';
export { sessionIdHash, Sessions } from './sessions/sessions.js';
export type { FoundSession, SessionData } from './sessions/sessions.js';
export { SignInLimits } from './sign-in-limits/sign-in-limits.js';
export type { Attempt } from './sign-in-limits/sign-in-limits.js';
