import { requireRole, type Role, Unauthenticated } from '@hub/identity';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

import { neededRole } from './roles.js';

/** Lets in whoever is signed in on this browser and has the role the route names. Keys do not open these doors. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const person = request.session.person;
    if (!person) throw new Unauthenticated('Sign in first.');
    const places = [context.getHandler(), context.getClass()];
    const role = this.reflector.getAllAndOverride<Role | undefined>(neededRole, places);
    if (role) requireRole(person, role);
    request.caller = person;
    return true;
  }
}
