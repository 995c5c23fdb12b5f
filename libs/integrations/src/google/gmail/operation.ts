/** Marks a mail with the change that made it, so that it can be found again when the answer was lost. */
export const operationHeader = 'X-Skillhub-Operation';

/** The Message-ID (RFC 5322 section 3.6.4) of what this change makes. */
export const messageIdOf = (operation: string): string => `<${operation}@mail.skillhub>`;
