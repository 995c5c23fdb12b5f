/** The models page, for company admins. */
export const enModels = {
  title: 'Models',
  lead: 'The language models that agents may use. Your operator declares them; your company may bring its own key.',
  kind: { 'openai-compatible': 'OpenAI-compatible', anthropic: 'Anthropic', google: 'Google' } as Readonly<
    Record<string, string>
  >,
  operator: 'Ready, with the operator’s key',
  company: 'Ready, with your company’s key',
  missing: 'Needs a key',
  key: 'API key of your company',
  hint: 'Stored encrypted and never shown again.',
  save: 'Save',
  remove: 'Remove our key',
  empty: 'Your operator has not declared any model yet.',
};
