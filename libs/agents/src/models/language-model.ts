import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogle } from '@ai-sdk/google';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';

import type { ModelFacts } from './model-facts.js';

// What the SDK warns of goes to the console, and nobody who reads logs can act on it.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** The model behind its vendor's protocol. `apiKey` may be empty where the service asks for none. */
export function languageModel(facts: ModelFacts, apiKey: string): LanguageModel {
  const { kind, model, url } = facts;
  switch (kind) {
    case 'anthropic':
      return createAnthropic({ apiKey, fetch: stayingPut, ...(url && { baseURL: url }) })(model);
    case 'google':
      return createGoogle({ apiKey, fetch: stayingPut, ...(url && { baseURL: url }) })(model);
    case 'openai-compatible':
      return createOpenAICompatible({
        name: facts.id,
        baseURL: url ?? '',
        includeUsage: true,
        fetch: stayingPut,
        ...(apiKey && { apiKey }),
      })(model);
  }
}

// A redirect would take the key and the conversation somewhere else.
const stayingPut: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'error' });
