/** Where a person reads it. Gmail opens the account that is signed in first; it has no address that names another. */
export const urlOf = (place: 'all' | 'drafts', id: string | null | undefined): string =>
  `https://mail.google.com/mail/#${place}/${id ?? ''}`;
