import { ApiKeys } from '@hub/identity';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { credentialOf } from './credential-of.js';

/** Lets in whoever is signed in or sends an API key that acts for somebody. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(@Inject(ApiKeys) private readonly keys: ApiKeys) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const credential = credentialOf(request);
    request.caller =
      credential.kind === 'session'
        ? credential.person
        : (await this.keys.identify(credential.key, credential.actFor)).person;
    return true;
  }
}
