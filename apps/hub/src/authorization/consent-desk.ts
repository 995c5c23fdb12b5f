import { Catalog } from '@hub/catalog';
import { AgentGrants, Forbidden, mayWrite, nameOf, type Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction, Provider } from 'oidc-provider';

import { type RedirectKind, readableName, redirectOf } from './client-rules.js';
import type { Resources } from './resources.js';

/** What a person is asked, as the page shows it. */
export interface ConsentRequest {
  readonly agent: { readonly id: string; readonly name: string };
  /** Where the answer goes: a host; for an app on the device the scheme of its address. */
  readonly redirect: { readonly kind: RedirectKind; readonly host: string };
  readonly person: { readonly name: string; readonly email: string };
  readonly skills: readonly { readonly id: string; readonly title: string; readonly summary: string }[];
  /** Whether the agent asks to change and send things too. */
  readonly wants_writes: boolean;
  /** What the person allowed this agent before; null when they never did. */
  readonly before: { readonly skills: readonly string[] | null; readonly writes: boolean } | null;
}

/** What a person answers. `skills` null: every skill, later ones included. */
export type ConsentAnswer =
  | { readonly allow: false }
  | { readonly allow: true; readonly skills: readonly string[] | null; readonly writes: boolean };

interface DeskParts {
  readonly provider: Provider;
  readonly resources: Resources;
  readonly grants: AgentGrants;
  readonly catalog: Catalog;
}

const gone = (): ToolError =>
  new ToolError('not_found', 'This question is no longer open. Go back to your agent and connect it again.');

/** The hub's own page between an agent's request and its token: only on the browser where the request began. */
export class ConsentDesk {
  constructor(private readonly parts: DeskParts) {}

  /** What the agent asks `person`. Throws ToolError `not_found` on another browser, and when ten minutes have passed. */
  async read(person: Person, uid: string, at: FastifyRequest, reply: FastifyReply): Promise<ConsentRequest> {
    const asked = await this.find(uid, at, reply);
    const { client, audience, interaction } = asked;
    if (await this.parts.grants.isBlocked(person, client.clientId))
      throw new Forbidden('Your company does not let this agent in.');
    const before = await this.parts.grants.findOf(person, client.clientId, audience);
    return {
      agent: { id: client.clientId, name: asked.name },
      redirect: redirectOf(interaction.params.redirect_uri ?? ''),
      person: { name: person.name, email: person.email },
      skills: await this.skillsFor(person, audience),
      wants_writes: mayWrite(interaction.params.scope),
      before: before ? { skills: before.skills, writes: before.writes } : null,
    };
  }

  /** Takes the answer; returns where the browser goes on. Throws as `read` does. */
  async answer(
    person: Person,
    uid: string,
    answer: ConsentAnswer,
    ...[at, reply]: [FastifyRequest, FastifyReply]
  ): Promise<string> {
    const asked = await this.find(uid, at, reply);
    const { interaction } = asked;
    // That somebody is signed in is looked up again where the browser goes on; null says only that this was asked.
    interaction.result = answer.allow
      ? { login: null, consent: { grantId: await this.allow(person, answer, asked) } }
      : { error: 'access_denied', error_description: 'The person did not allow it' };
    await interaction.save(Math.max(1, interaction.exp - Math.floor(Date.now() / 1_000)));
    return interaction.returnTo;
  }

  private async allow(
    person: Person,
    answer: ConsentAnswer & { allow: true },
    asked: Asked,
  ): Promise<string> {
    const { client, audience, interaction, name } = asked;
    const offered = (await this.skillsFor(person, audience)).map(({ id }) => id);
    const foreign = answer.skills?.filter((id) => !offered.includes(id)) ?? [];
    if (foreign.length > 0)
      throw new ToolError('invalid_input', 'skills: These were not offered.', {
        problems: [{ field: 'skills', problem: `Not offered: ${foreign.join(', ')}` }],
      });
    const only = this.parts.resources.skillOf(audience);
    const id = await this.parts.grants.allow(person, {
      clientId: client.clientId,
      clientName: name,
      redirectHost: redirectOf(interaction.params.redirect_uri ?? '').host,
      audience,
      skills: answer.skills ?? (only === undefined ? null : [only]),
      writes: answer.writes && mayWrite(interaction.params.scope),
    });
    return nameOf({ companyId: person.companyId, id });
  }

  private async skillsFor(person: Person, audience: string) {
    const { skills } = await this.parts.catalog.visibleTo(person);
    const only = this.parts.resources.skillOf(audience);
    return skills
      .filter(({ skill, enabled }) => enabled && (only === undefined || skill.id === only))
      .map(({ skill: { id, title, summary } }) => ({ id, title, summary }));
  }

  // The cookie says that this is the browser on which the agent's request came in.
  private async find(uid: string, { raw }: FastifyRequest, reply: FastifyReply): Promise<Asked> {
    const { provider, resources } = this.parts;
    const { cookies } = provider.createContext(raw, reply.raw);
    if (cookies.get(provider.cookieName('interaction'), { signed: true }) !== uid) throw gone();
    const interaction = await provider.Interaction.find(uid);
    const client = await provider.Client.find(interaction?.params.client_id ?? '');
    const audience = resources.audienceOf(String(interaction?.params.resource));
    if (!interaction || !client || audience === undefined) throw gone();
    return { interaction, client, audience, name: readableName(client.clientName, hostIn(client.clientId)) };
  }
}

interface Asked {
  readonly interaction: Interaction;
  readonly client: { readonly clientId: string };
  readonly audience: string;
  readonly name: string;
}

const hostIn = (clientId: string): string => URL.parse(clientId)?.host || 'An agent without a name';
