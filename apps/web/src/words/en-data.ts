/** What is kept about a person, in their own settings and connections. */
export const enData = {
  title: 'Your data',
  lead: 'Everything that is kept about you, in one file: your connections, keys and activity. Nothing in it opens an account.',
  download: 'Download my data',
  unused: (provider: string) => `Your connection to ${provider} ends in two weeks`,
  endsIdle: (when: string) => `Nobody has used it for long. It ends ${when}, unless it is used before.`,
  endsRetired: (when: string) => `None of your skills needs it any more. It ends ${when}, unless one does.`,
};
