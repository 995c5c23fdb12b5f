import { AccessTokens, ApiKeys, everyToolScope, InsufficientScope, type Person } from '@hub/identity';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { type Credential, credentialOf } from './credential-of.js';

/** Lets in whoever is signed in, or sends an API key or access token that acts for somebody. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(AccessTokens) private readonly tokens: AccessTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.caller = await this.personOf(credentialOf(request), request.method);
    return true;
  }

  private async personOf(credential: Credential, method: string): Promise<Person> {
    if (credential.kind === 'session') return credential.person;
    if (credential.kind === 'key')
      return (await this.keys.identify(credential.key, credential.actFor)).person;
    const { person, writes } = await this.tokens.identify(credential);
    if (!writes && method !== 'GET' && method !== 'HEAD') throw new InsufficientScope(everyToolScope);
    return person;
  }
}
