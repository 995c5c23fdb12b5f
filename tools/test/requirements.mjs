/** What must hold, in few words; each has tests whose titles begin with its id. */
export const requirements = {
  R1: 'one-time state and PKCE, bound to the browser session',
  R2: 'a connection is made only for whoever began it',
  R3: 'an answer of another issuer or provider is refused',
  R4: 'redirects go to exact addresses of our own',
  R5: 'tokens, codes and secrets stay on the server',
  R6: 'permissions are asked by skill and kept as granted',
  R7: 'a connection stays with its account',
  R8: 'a credential goes to its own host only, over https',
  R9: 'what is ended here is ended at the provider',
  R10: 'foreign, forged and unsigned tokens are refused',
  R11: 'each client needs the person’s own consent',
  R12: 'clients register with exact addresses; documents are fetched safely',
  R13: 'every call is authorised, through every door, and denied by default',
  R14: 'handles are sealed, bound and used once',
  R15: 'concurrent answers never cross',
  R16: 'origins, cookies, forms and page policies',
  R17: 'the catalogue is what was reviewed',
  R18: 'a sealed value opens in its own place only',
  R19: 'data keys per company, wrapped; no start without the key',
  R20: 'keys rotate under load',
  R21: 'a destroyed key leaves backups unreadable',
  R22: 'no nonce twice, use is bounded',
  R23: 'no token at rest anywhere else',
  R24: 'only the executor reads what tokens are sealed in',
  R25: 'no interface returns a token',
  R26: 'walls between companies in the database',
  R27: 'foreign ids are as unknown ones',
  R28: 'caches, locks and jobs are keyed by company and person',
  R29: 'administrators use nobody’s connection',
  R30: 'one refresh for each token, across processes',
  R31: 'new tokens are durable before they are used',
  R32: 'a late writer changes nothing',
  R33: 'only a confirmed end ends a connection',
  R34: 'what passes leaves connections alive',
  R35: 'the rate of renewals and attempts is bounded',
  R36: 'the clock of the database alone counts',
  R37: 'the same call twice acts once',
  R38: 'an unknown outcome is looked for, never repeated',
  R39: 'an approval is for exactly these arguments, once',
  R40: 'records are chained and complete',
  R41: 'every tool says its effect',
  R42: 'what was read from strangers needs a person before it leaves',
  R43: 'private things do not become public',
  R44: 'answers are typed, bounded and clean',
  R45: 'limits on the way in and out',
};

// Which rows of the fault matrices prove which requirement.
const rows = {
  R30: ['F1', 'F2', 'F3', 'F4', 'F7', 'F8', 'F10', 'F22'],
  R31: ['F5', 'F6', 'F9'],
  R32: ['F18', 'F19'],
  R33: ['F5', 'F13', 'F14'],
  R34: ['F11', 'F12', 'F15', 'F20', 'F21'],
  R35: ['F11', 'F15', 'F17'],
  R36: ['F16'],
  R37: ['E4', 'E5', 'E6'],
  R38: ['E1', 'E2', 'E3', 'E4'],
  R39: ['E7'],
  R40: ['E8'],
};

/** The requirements that a test of these ids proves. */
export const provenBy = (ids) => [
  ...new Set(
    ids.flatMap((id) => [id, ...Object.keys(rows).filter((requirement) => rows[requirement].includes(id))]),
  ),
];

/** The ids at the beginning of a title, without leading zeros: `R05 R23 lets …` is of R5 and R23. */
export const idsOf = (title) =>
  (/^(?:[REF]\d{1,2} )+/.exec(title)?.[0] ?? '')
    .split(' ')
    .filter(Boolean)
    .map((id) => id[0] + Number(id.slice(1)));
