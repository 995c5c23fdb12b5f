import type { Person } from '@hub/identity';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';

import { parseWith } from '../rest/parse-with.js';
import { signInBody } from './sign-in-body.js';

/** Runs the password strategy. Parses the body before it: the strategy would else take the password from the address. */
@Injectable()
export class PasswordGuard extends AuthGuard('password') {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Person }>();
    request.body = parseWith(signInBody, request.body);
    await super.canActivate(context);
    if (request.user) request.caller = request.user;
    return true;
  }
}
