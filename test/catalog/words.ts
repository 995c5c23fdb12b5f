/** What the first word of a tool's name stands for, and whose it is. */
export const products: Readonly<Record<string, { readonly title: string; readonly provider: string }>> = {
  gmail: { title: 'Gmail', provider: 'google' },
  drive: { title: 'Drive', provider: 'google' },
  github: { title: 'GitHub', provider: 'github' },
  jira: { title: 'Jira', provider: 'atlassian' },
};

/** A closed list, so that an agent that knows one product guesses the names of another. A new one needs a reason in the pull request. */
export const verbs: readonly string[] =
  'search list get create update comment send move share delete add assign copy count export find forward link log merge modify read remove reply request rerun review transition trash triage'.split(
    ' ',
  );
