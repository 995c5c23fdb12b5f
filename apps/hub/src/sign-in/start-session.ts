import type { Person } from '@hub/identity';
import type { FastifyRequest } from 'fastify';

/** Signs `person` in on this browser under a new session id; whatever the old one held is gone. */
export async function startSession(request: FastifyRequest, person: Person): Promise<void> {
  await request.session.regenerate();
  request.session.companyId = person.companyId;
  request.session.personId = person.id;
  await request.session.save();
}
