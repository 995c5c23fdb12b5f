/** What Gmail's own categories and the usual senders say is written by machines: https://support.google.com/mail/answer/7190 */
const automated =
  '-category:promotions -category:social -category:updates -category:forums -from:noreply -from:no-reply -from:donotreply';

/** Gmail's search words for `query`, without automated mail where that is asked for. */
export const searchWords = (query: string, excludeAutomated: boolean): string | undefined =>
  [query.trim(), ...(excludeAutomated ? [automated] : [])].filter((part) => part !== '').join(' ') ||
  undefined;
