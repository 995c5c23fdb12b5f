import { randomBytes } from 'node:crypto';

import type { CompanyKeys } from '@hub/identity';
import type { Database, Statement } from '@hub/platform';
import * as z from 'zod';

import { hashOf } from '../cursor/canonical.js';

/** The call in which somebody was asked for something; only the same call of the same caller may bring the answer. */
export interface AskPlace {
  readonly companyId: string;
  readonly personId: string;
  /** The key, or the grant of the token, that they call with. */
  readonly keyId: string | null;
  readonly tool: string;
  /** As it came, before anything was filled in. */
  readonly input: unknown;
}

/** An ask that cannot be answered: made up, changed, somebody else's, for another call, too old or answered before. */
export class AskRefused extends Error {
  override readonly name = 'AskRefused';
}

const tenMinutes = 600_000;
const content = z.tuple([z.number(), z.string(), z.string()]);

// Kept where repeats are kept: whoever has the row first may answer, and it goes with the others after a day.
const spend: Statement = {
  name: 'runtime.spend_ask',
  text: `INSERT INTO idempotency_keys (company_id, person_id, client, tool, key, input_hash, operation, state)
    VALUES ($1, $2, 'ask', $3, $4, $5, gen_random_uuid(), 'done') ON CONFLICT DO NOTHING RETURNING 1 AS spent`,
};

/**
 * What a client carries between being asked for something and calling again (MCP's `requestState`): sealed under the company's key,
 * bound to person, key, tool and input, good for ten minutes and for one answer.
 */
export class Asks {
  constructor(
    private readonly database: Pick<Database, 'execute'>,
    private readonly keys: CompanyKeys,
  ) {}

  /** The text to hand out. `about` is what the hub wants to be told again. */
  async mint(place: AskPlace, about: string): Promise<string> {
    const text = JSON.stringify([Date.now(), randomBytes(16).toString('base64url'), about]);
    return (await this.keys.seal(place.companyId, contextOf(place), text)).toString('base64url');
  }

  /** Takes the text back, once: what it was about. Throws AskRefused. */
  async redeem(place: AskPlace, text: string): Promise<string> {
    const [made, nonce, about] = await this.read(place, text).catch((cause: unknown) => {
      throw new AskRefused('This was not asked here.', { cause });
    });
    if (Date.now() - made > tenMinutes) throw new AskRefused('This was asked too long ago.');
    const { companyId, personId, tool, input } = place;
    const values = [companyId, personId, tool, `ask:${nonce}`, hashOf(input)];
    if ((await this.database.execute(spend, values)).length === 0)
      throw new AskRefused('This was answered before.');
    return about;
  }

  private async read(place: AskPlace, text: string): Promise<z.output<typeof content>> {
    const sealed = Buffer.from(text, 'base64url');
    // Other spellings of the same bytes are not ours.
    if (sealed.toString('base64url') !== text) throw new AskRefused('Malformed.');
    return content.parse(JSON.parse(await this.keys.open(place.companyId, contextOf(place), sealed)));
  }
}

const contextOf = ({ personId, keyId, tool, input }: AskPlace): string[] => [
  'ask',
  personId,
  keyId ?? '',
  tool,
  hashOf(input).toString('hex'),
];
