/** The addresses of every stand-in on one origin, by provider and by the names that the hub's providers give them. */
export const providerUrls = (origin: string) => ({
  github: { web: `${origin}/github`, api: `${origin}/github/api` },
  google: {
    accounts: `${origin}/google/accounts`,
    account: `${origin}/google/accounts`,
    oauth: `${origin}/google/oauth`,
    gmail: `${origin}/google/api`,
    drive: `${origin}/google/api`,
    userinfo: `${origin}/google/api/oauth2`,
  },
  atlassian: {
    auth: `${origin}/atlassian/auth`,
    id: `${origin}/atlassian/auth`,
    api: `${origin}/atlassian/api`,
  },
});
