import type { Asker } from '@hub/agents';
import { ApiKeys, type Person } from '@hub/identity';
import { Runtime } from '@hub/runtime';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { credentialOf } from '../sign-in/index.js';

/** Finds out how much somebody may use: in a session everything, with a key or token what it was made for. */
@Injectable()
export class Askers {
  constructor(
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(Runtime) private readonly runtime: Runtime,
  ) {}

  /** `person` is whom the guard has let in. Throws Unauthenticated. */
  async of(request: FastifyRequest, person: Person): Promise<Asker> {
    const credential = credentialOf(request);
    if (credential.kind === 'session') return { person, skills: null };
    if (credential.kind === 'key')
      return { person, skills: (await this.keys.identify(credential.key, credential.actFor)).skills };
    const { skills } = await this.runtime.toolsFor(credential);
    return { person, skills: skills.map(({ id }) => id) };
  }
}
