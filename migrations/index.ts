// Every migration in order: the release step, the embedded default and the tests all run this list.
import { CompaniesAndPeople1795392000000 } from './1795392000000-companies-and-people.js';
import { Catalogue1795392000001 } from './1795392000001-catalogue.js';
import { Connections1795392000002 } from './1795392000002-connections.js';
import { Calls1795392000003 } from './1795392000003-calls.js';
import { SignInLimits1795392000004 } from './1795392000004-sign-in-limits.js';
import { Files1795392000005 } from './1795392000005-files.js';
import { Leaving1795392000008 } from './1795392000008-leaving.js';

export const migrations = [
  CompaniesAndPeople1795392000000,
  Catalogue1795392000001,
  Connections1795392000002,
  Calls1795392000003,
  SignInLimits1795392000004,
  Files1795392000005,
  Leaving1795392000008,
];
