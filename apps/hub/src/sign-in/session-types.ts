import type { Person } from '@hub/identity';

declare module 'fastify' {
  interface Session {
    companyId?: string;
    personId?: string;
    /** As the database had them when this request came; never stored. */
    person?: Person;
  }
  interface FastifyRequest {
    /** Who acts, once a guard has found it out. */
    caller?: Person;
  }
}

/** The session's cookie. The prefix makes browsers refuse it from elsewhere (RFC 6265bis section 4.1.3.2). */
export const cookieName = '__Host-skillhub';

/** Its attributes; Secure also where the hub listens in plain text, for browsers count http on loopback as secure. */
export const cookieAttributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
