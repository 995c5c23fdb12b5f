const titles: Readonly<Record<string, string>> = {
  github: 'GitHub',
  google: 'Google',
  atlassian: 'Atlassian',
};

/** The name that people know a provider by. */
export const providerTitle = (id: string): string => titles[id] ?? (id === '' ? '…' : id);
