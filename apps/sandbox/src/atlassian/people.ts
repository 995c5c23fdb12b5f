/** Someone with an Atlassian account; those without `signsIn` only appear in sites. */
export interface AtlassianPerson {
  login: string;
  accountId: string;
  accountType: 'atlassian' | 'app';
  name: string;
  email: string;
  /** Whether the profile shows the address to others. */
  showsEmail: boolean;
  active: boolean;
  signsIn: boolean;
}

const person = (
  login: string,
  name: string,
  accountId: string,
  more: Partial<AtlassianPerson> = {},
): AtlassianPerson => ({
  login,
  name,
  accountId,
  accountType: 'atlassian',
  email: `${login.split('-')[0]}@northwind.example`,
  showsEmail: true,
  active: true,
  signsIn: true,
  ...more,
});

/** Every account of the stand-in; Ben hides his address, Benedita shares the beginning of his name, Farid has left. */
export const people: readonly AtlassianPerson[] = [
  person('ana-lopez', 'Ana Lopez', '712020:5f0c8a1e-2b6d-4f39-9c1a-0e7d3b5a9f01'),
  person('ben-okafor', 'Ben Okafor', '712020:8d41b7c2-63aa-4e0f-b5d9-27c6f1e08b02', { showsEmail: false }),
  person('chloe-martin', 'Chloe Martin', '712020:c3e92f70-14db-4a8c-8f26-9b0d5e71aa03'),
  person('dmitri-volkov', 'Dmitri Volkov', '712020:f7b60d18-9e52-47c3-a1e4-6d83c2f90b04', {
    email: 'dmitri@contoso-labs.example',
  }),
  person('benedita-reis', 'Benedita Reis', '712020:2a95e3c4-70f1-4d6b-92b8-c41f7ad03e05', { signsIn: false }),
  person('farid-nasser', 'Farid Nasser', '712020:91c7d5b6-8e23-4b7a-a60d-f25e8c194706', {
    signsIn: false,
    active: false,
  }),
  person('automation', 'Automation for Jira', '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077', {
    signsIn: false,
    accountType: 'app',
    showsEmail: false,
    email: 'automation@app.example',
  }),
];

/** The person of a login that is known to exist. */
export function personOf(login: string): AtlassianPerson {
  const found = people.find((one) => one.login === login);
  if (!found) throw new Error(`no Atlassian account ${login}`);
  return found;
}

export const findByAccountId = (accountId: string): AtlassianPerson | undefined =>
  people.find((one) => one.accountId === accountId);
