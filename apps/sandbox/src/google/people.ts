/** Someone with a Google account at the company's domain. */
export interface GooglePerson {
  login: string;
  name: string;
  email: string;
  /** The `sub` of the account. */
  id: string;
  /** The `hd` (hosted domain) of the account. */
  domain: string;
}

const person = (login: string, name: string, domain: string, id: string): GooglePerson => ({
  login,
  name,
  domain,
  id,
  email: `${login.split('-')[0]}@${domain}`,
});

/** The accounts on the consent page. */
export const people: readonly GooglePerson[] = [
  person('ana-lopez', 'Ana Lopez', 'northwind.example', '104817203945610027731'),
  person('ben-okafor', 'Ben Okafor', 'northwind.example', '110293847561029384756'),
  person('chloe-martin', 'Chloe Martin', 'northwind.example', '117264553820194756382'),
  person('dmitri-volkov', 'Dmitri Volkov', 'contoso-labs.example', '102938475610293847561'),
];
