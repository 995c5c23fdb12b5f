import { type CompanyKeys, type Person, requireRole } from '@hub/identity';
import { ToolError } from '@hub/kit';
import type { Database } from '@hub/platform';
import type { LanguageModel } from 'ai';

import { languageModel } from './language-model.js';
import type { ModelFacts } from './model-facts.js';

/** A declared model as a company sees it. `key`: where its key comes from; `missing` until somebody enters one. */
export interface CompanyModel {
  readonly facts: ModelFacts;
  readonly key: 'operator' | 'company' | 'missing';
}

interface Parts {
  readonly database: Database;
  readonly keys: CompanyKeys;
  readonly declared: readonly ModelFacts[];
}

/** Where a company’s key for a model is sealed to. */
export const modelKeyPlace = (model: string): string[] => ['model_key', model];

/** The language models that agents may use: declared by the operator, their keys the operator's or the company's own. */
export class Models {
  constructor(private readonly parts: Parts) {}

  /** Every declared model, in the operator's order; the first is what a new agent gets. */
  async list(companyId: string): Promise<CompanyModel[]> {
    const rows = await this.parts.database.inCompany(companyId, (manager) =>
      manager.query<{ model: string }[]>('SELECT model FROM model_keys'),
    );
    const own = new Set(rows.map(({ model }) => model));
    return this.parts.declared.map((facts) => ({
      facts,
      key: own.has(facts.id) ? 'company' : facts.apiKey === undefined ? 'missing' : 'operator',
    }));
  }

  /** The declared model of that id. Throws ToolError `invalid_input` when there is none. */
  factsOf(id: string): ModelFacts {
    const facts = this.parts.declared.find((one) => one.id === id);
    if (facts) return facts;
    const problem = 'there is no such model';
    throw new ToolError('invalid_input', `model: ${problem}`, { problems: [{ field: 'model', problem }] });
  }

  /** Seals a company's own key for a model, or forgets it when `key` is null. Throws Forbidden for anyone but a company admin. */
  async setKey(admin: Person, id: string, key: string | null): Promise<void> {
    requireRole(admin, 'company_admin');
    if (!this.parts.declared.some((one) => one.id === id))
      throw new ToolError('not_found', 'There is no such model.');
    const { companyId } = admin;
    const sealed = key === null ? null : await this.parts.keys.seal(companyId, modelKeyPlace(id), key);
    await this.parts.database.inCompany(companyId, async (manager) => {
      if (sealed === null) await manager.query('DELETE FROM model_keys WHERE model = $1', [id]);
      else
        await manager.query(
          `INSERT INTO model_keys (company_id, model, secret, updated_by) VALUES ($1, $2, $3, $4)
           ON CONFLICT (company_id, model) DO UPDATE SET secret = $3, updated_by = $4, updated_at = now()`,
          [companyId, id, sealed, admin.id],
        );
      await manager.query(
        'INSERT INTO events (company_id, person_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)',
        [companyId, admin.id, 'model_key.set', `model:${id}`, { removed: sealed === null }],
      );
    });
  }

  /** The model ready to be asked, with the company's own key where it has one. Throws ToolError `denied` when nobody has entered any. */
  async open(companyId: string, id: string): Promise<LanguageModel> {
    const facts = this.factsOf(id);
    const [row] = await this.parts.database.inCompany(companyId, (manager) =>
      manager.query<{ secret: Buffer }[]>('SELECT secret FROM model_keys WHERE model = $1', [id]),
    );
    const key = row ? await this.parts.keys.open(companyId, modelKeyPlace(id), row.secret) : facts.apiKey;
    if (key === undefined)
      throw new ToolError('denied', `Your company has not entered a key for ${facts.title} yet.`, {
        fix: { label: 'Ask a company admin to enter it under Models' },
      });
    return languageModel(facts, key);
  }
}
