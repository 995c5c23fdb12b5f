import type { Role } from '@hub/identity';
import { type CustomDecorator, SetMetadata } from '@nestjs/common';

/** Where SignedInGuard finds the role that a route needs. */
export const neededRole = 'needed role';

/** Names the role that a route or controller behind SignedInGuard needs. */
export const Roles = (role: Role): CustomDecorator => SetMetadata(neededRole, role);
