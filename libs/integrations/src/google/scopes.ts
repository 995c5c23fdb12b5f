const gmail = 'https://www.googleapis.com/auth/gmail';
const driveScope = 'https://www.googleapis.com/auth/drive';

/** Gmail's scopes by the short names of its documentation: https://developers.google.com/workspace/gmail/api/auth/scopes */
export const mail = {
  read: `${gmail}.readonly`,
  compose: `${gmail}.compose`,
  send: `${gmail}.send`,
  modify: `${gmail}.modify`,
  labels: `${gmail}.labels`,
} as const;

/** Drive's scopes: https://developers.google.com/workspace/drive/api/guides/api-specific-auth */
export const drive = {
  file: `${driveScope}.file`,
  read: `${driveScope}.readonly`,
  names: `${driveScope}.metadata.readonly`,
  all: driveScope,
} as const;

/** Every scope with the words of this hub, of Google's own page, and what it implies. */
export const scopes = {
  openid: { label: 'Know which Google account is yours' },
  email: {
    label: 'See your email address',
    providerWords: 'See your primary Google Account email address',
  },
  'https://www.googleapis.com/auth/userinfo.email': { label: 'See your email address', includes: ['email'] },
  [mail.read]: {
    label: 'Read your mail and its labels, without changing anything',
    providerWords: 'View your email messages and settings',
  },
  [mail.compose]: {
    label: 'Write drafts, and send mail as you',
    providerWords: 'Manage drafts and send emails',
    includes: [mail.send],
  },
  [mail.send]: { label: 'Send mail as you, without reading any', providerWords: 'Send email on your behalf' },
  [mail.labels]: {
    label: 'See and change the list of your labels',
    providerWords: 'See and edit your email labels',
  },
  [mail.modify]: {
    label: 'Read, write, send, label and archive your mail',
    providerWords: 'Read, compose, and send emails from your Gmail account',
    includes: [mail.read, mail.compose, mail.send, mail.labels],
  },
  [drive.file]: {
    label: 'See and change only those Drive files that you pick for the hub or that it made',
    providerWords: 'See, edit, create, and delete only the specific Google Drive files you use with this app',
  },
  [drive.read]: {
    label: 'See and download all your Drive files',
    providerWords: 'See and download all your Google Drive files',
    includes: [drive.names],
  },
  [drive.names]: {
    label: 'See the names and places of your Drive files, not what is in them',
    providerWords: 'See information about your Google Drive files',
  },
  [drive.all]: {
    label: 'See, change, share and delete all your Drive files',
    providerWords: 'See, edit, create, and delete all of your Google Drive files',
    includes: [drive.file, drive.read, drive.names],
  },
};
