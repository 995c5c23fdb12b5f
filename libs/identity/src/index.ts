// Who somebody is: companies, people, roles, sign-in, sessions, API keys and the keys that seal a company's secrets.
// Knows no provider, no tool and no framework.
export { ApiKeys } from './api-keys/api-keys.js';
export type { ApiKey, KeyKind, NewKey } from './api-keys/api-keys.js';
export type { KeyHolder } from './api-keys/identify.js';
export { parseKey } from './api-keys/key-text.js';
export type { ParsedKey } from './api-keys/key-text.js';
export { isAccessToken, newAccessToken, parseAccessToken } from './authorization-server/access-token-text.js';
export type { ParsedAccessToken } from './authorization-server/access-token-text.js';
export { AccessTokens, tokenHolder } from './authorization-server/access-tokens.js';
export type { FoundToken, IssuedToken, ShownToken } from './authorization-server/access-tokens.js';
export { AgentGrants } from './authorization-server/agent-grants.js';
export type {
  AgentGrant,
  Allowed,
  BlockedClient,
  CompanyGrant,
} from './authorization-server/agent-grants.js';
export { AuthorizationKeys } from './authorization-server/authorization-keys.js';
export type { AuthorizationKeySet, PrivateJwk } from './authorization-server/authorization-keys.js';
export { OauthClients, tokenExchange } from './authorization-server/oauth-clients.js';
export type { ClientMetadata } from './authorization-server/oauth-clients.js';
export { OauthItems } from './authorization-server/oauth-items.js';
export type { OauthItem } from './authorization-server/oauth-items.js';
export { RegistrationLimits } from './authorization-server/registration-limits.js';
export { everyToolScope, mayWrite, toolScopes } from './authorization-server/scopes.js';
export { nameOf, parseName, parseServiceClient, serviceClientId } from './authorization-server/subject.js';
export type { OfCompany } from './authorization-server/subject.js';
export { Audit } from './audit/audit.js';
export type { CompanyHead } from './audit/audit.js';
export type { Exported } from './audit/export.js';
export type { Anchor, AuditProblem, AuditReport } from './audit/verify.js';
export { CompanyKeys } from './company-keys/company-keys.js';
export { openKeys } from './company-keys/key-check.js';
export { KeyEnds } from './company-keys/key-ends.js';
export type { KeyVersion } from './company-keys/key-ends.js';
export { rewrapAll, wrappedBy } from './company-keys/key-moving.js';
export { KeyRotation } from './company-keys/key-rotation.js';
export type { OwnerQuery, RotationProgress, RotationReport } from './company-keys/key-rotation.js';
export type { SealedRow, SealedTable } from './company-keys/sealed-table.js';
export { sealedInIdentity } from './company-keys/sealed-tables.js';
export { CompanySignIn } from './company-sign-in/company-sign-in.js';
export type { CompanyClient, IdentityProvider } from './company-sign-in/company-sign-in.js';
export { Forbidden, InsufficientScope, SignInRefused, TooManyAttempts, Unauthenticated } from './errors.js';
export type { SignInProblem } from './errors.js';
export { Companies } from './membership/companies.js';
export type { Company } from './membership/companies.js';
export type { Member } from './membership/members.js';
export { Membership } from './membership/membership.js';
export type { Decider, EndedMembership, ErasedRows } from './membership/membership.js';
export { hashPassword } from './people/password.js';
export { People } from './people/people.js';
export type { PasswordSignIn, Surroundings, Team } from './people/people.js';
export { requireRole } from './people/person.js';
export type { Person, Role } from './people/person.js';
export { retentionLimits, RetentionRules, usualRetention } from './retention/retention-rules.js';
export type { Retention } from './retention/retention-rules.js';
export { sessionIdHash, Sessions } from './sessions/sessions.js';
export type { FoundSession, SessionData } from './sessions/sessions.js';
export { SignInLimits } from './sign-in-limits/sign-in-limits.js';
export type { Attempt } from './sign-in-limits/sign-in-limits.js';
