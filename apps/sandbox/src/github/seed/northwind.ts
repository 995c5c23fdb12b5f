import { contosoVault } from './contoso-vault.js';
import { fleetConsole } from './fleet-console.js';
import { infra } from './infra.js';
import { robotArm } from './robot-arm.js';
import type { GithubSeed } from './seed.js';

const person = (login: string, name: string, company: string, bio: string) => ({
  login,
  name,
  company,
  bio,
  email: `${login.split('-')[0]}@${company === 'Contoso Labs' ? 'contoso-labs' : 'northwind'}.example`,
  location: company === 'Contoso Labs' ? 'Sofia' : 'Lisbon',
});

/** Northwind Robotics, four repositories deep in work, and one person of another company. */
export const northwind: GithubSeed = {
  users: [
    person('ana-lopez', 'Ana Lopez', 'Northwind Robotics', 'Product engineer'),
    person('ben-okafor', 'Ben Okafor', 'Northwind Robotics', 'Firmware and motion'),
    person('chloe-martin', 'Chloe Martin', 'Northwind Robotics', 'Engineering lead'),
    person('dmitri-volkov', 'Dmitri Volkov', 'Contoso Labs', 'Platform'),
  ],
  orgs: [
    {
      login: 'northwind',
      name: 'Northwind Robotics',
      description: 'Robot arms for small workshops',
      members: [
        { login: 'ana-lopez', role: 'admin' },
        { login: 'ben-okafor', role: 'admin' },
        { login: 'chloe-martin', role: 'admin' },
      ],
    },
    {
      login: 'contoso-labs',
      name: 'Contoso Labs',
      description: 'Quiet research',
      members: [{ login: 'dmitri-volkov', role: 'admin' }],
    },
  ],
  repositories: [robotArm, fleetConsole, infra, contosoVault],
};
