import { modelKey, modelName } from './model/model.js';

/** The hub's setting MODELS for a sandbox at that origin: the scripted model, so that agents work without anybody's key. */
export const demoModels = (origin: string) => [
  {
    id: 'scripted',
    title: 'Scripted stand-in',
    kind: 'openai-compatible',
    url: `${origin}/model/v1`,
    model: modelName,
    api_key: modelKey,
    prices: { input: 0.5, output: 1.5 },
  },
];
