import { words } from '../words/index.js';

type Said = { readonly title: string; readonly text: string };

const { problem } = words;
const byCode: Readonly<Record<string, Said>> = {
  cancelled: problem.cancelled,
  access_denied: problem.cancelled,
  denied: problem.cancelled,
  expired: problem.expired,
  state: problem.expired,
  invalid_state: problem.expired,
  state_expired: problem.expired,
  other_person: problem.otherPerson,
  wrong_person: problem.otherPerson,
  other_account: problem.otherAccount,
  wrong_account: problem.otherAccount,
  not_ready: problem.notReady,
  not_there: problem.notThere,
  provider_unavailable: problem.noAnswer,
  missing_scope: problem.notEnough,
  missing_permission: problem.notEnough,
};

/** What the code of a failed connect means to the person; a code nobody knows is a refusal. */
export const problemWords = (code: string): Said => byCode[code] ?? problem.refused;
