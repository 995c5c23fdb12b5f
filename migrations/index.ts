// Every migration in order: the release step, the embedded default and the tests all run this list.
import { CompaniesAndPeople1795392000000 } from './1795392000000-companies-and-people.js';
import { Catalogue1795392000001 } from './1795392000001-catalogue.js';
import { Connections1795392000002 } from './1795392000002-connections.js';
import { Calls1795392000003 } from './1795392000003-calls.js';
import { SignInLimits1795392000004 } from './1795392000004-sign-in-limits.js';
import { Files1795392000005 } from './1795392000005-files.js';
import { Keys1795392000006 } from './1795392000006-keys.js';
import { RefreshSchedule1795392000007 } from './1795392000007-refresh-schedule.js';
import { Leaving1795392000008 } from './1795392000008-leaving.js';
import { AuditChain1795392000009 } from './1795392000009-audit-chain.js';
import { AuthorizationServer1795392000010 } from './1795392000010-authorization-server.js';
import { Agents1795392000011 } from './1795392000011-agents.js';

export const migrations = [
  CompaniesAndPeople1795392000000,
  Catalogue1795392000001,
  Connections1795392000002,
  Calls1795392000003,
  SignInLimits1795392000004,
  Files1795392000005,
  Keys1795392000006,
  RefreshSchedule1795392000007,
  Leaving1795392000008,
  AuditChain1795392000009,
  AuthorizationServer1795392000010,
  Agents1795392000011,
];
