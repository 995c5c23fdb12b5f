import type { Role } from '@hub/identity';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly team?: string;
}

export interface DemoCompany {
  readonly slug: string;
  readonly name: string;
  readonly people: readonly DemoPerson[];
}

/** Whom the demo knows. Their logins at the sandbox carry the same names. */
export const demoCompanies: readonly DemoCompany[] = [
  {
    slug: 'northwind',
    name: 'Northwind Robotics',
    people: [
      { email: 'ana@northwind.example', name: 'Ana Lopez', roles: [], team: 'Robot arm' },
      { email: 'ben@northwind.example', name: 'Ben Okafor', roles: ['catalogue_editor'], team: 'Robot arm' },
      {
        email: 'chloe@northwind.example',
        name: 'Chloe Martin',
        roles: ['company_admin', 'catalogue_editor'],
      },
    ],
  },
  {
    slug: 'contoso',
    name: 'Contoso Labs',
    people: [
      {
        email: 'dmitri@contoso.example',
        name: 'Dmitri Volkov',
        roles: ['company_admin', 'catalogue_editor'],
      },
    ],
  },
];

/** One password for every demo person; the seed refuses a database that holds anybody already. */
export const demoPassword = 'demo-robots-26';

/** The client that the sandbox knows. */
export const demoClient = { id: 'skillhub-demo', secret: 'skillhub-demo-secret' } as const;
