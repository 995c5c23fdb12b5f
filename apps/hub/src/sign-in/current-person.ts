import { type Person, Unauthenticated } from '@hub/identity';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** The person whom SignedInGuard or CallerGuard has let in. */
export const CurrentPerson: () => ParameterDecorator = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Person => {
    const person = context.switchToHttp().getRequest<FastifyRequest>().caller;
    if (!person) throw new Unauthenticated();
    return person;
  },
);
