import { People, type Person, SignInLimits } from '@hub/identity';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';

import type { SignInBody } from './sign-in-body.js';

/** Sign-in with an e-mail address and a password that the hub keeps itself. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'password') {
  constructor(
    @Inject(People) private readonly people: People,
    @Inject(SignInLimits) private readonly limits: SignInLimits,
  ) {
    super({ usernameField: 'email', passReqToCallback: true });
  }

  async validate(request: FastifyRequest<{ Body: SignInBody }>): Promise<Person> {
    const { email } = request.body;
    const attempt = { address: request.ip, email };
    await this.limits.count(attempt);
    const person = await this.people.signIn(request.body);
    await this.limits.forgive(attempt);
    return person;
  }
}
