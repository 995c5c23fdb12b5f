const root = 'https://www.googleapis.com/auth/';

/** A full scope string from its short name: `gmail.readonly`. */
export const scope = (name: string): string => root + name;

/** Everything in Gmail, permanent deletion included. */
export const fullMail = 'https://mail.google.com/';

const signIn: Record<string, string> = {
  openid: 'openid',
  email: scope('userinfo.email'),
  profile: scope('userinfo.profile'),
};
const signInScopes = new Set(Object.values(signIn));

/** The scopes this stand-in knows, in the words of its consent page. */
export const scopeWords: Record<string, string> = {
  openid: 'Associate you with your personal info on Google',
  [scope('userinfo.email')]: 'See your primary Google Account email address',
  [scope('userinfo.profile')]: 'See your personal info, including any you have made publicly available',
  [fullMail]: 'Read, compose, send, and permanently delete all your email from Gmail',
  [scope('gmail.readonly')]: 'View your email messages and settings',
  [scope('gmail.compose')]: 'Manage drafts and send emails',
  [scope('gmail.send')]: 'Send email on your behalf',
  [scope('gmail.modify')]: 'Read, compose, and send emails from your Gmail account',
  [scope('gmail.labels')]: 'See and edit your email labels',
  [scope('gmail.insert')]: 'Add emails into your Gmail mailbox',
  [scope('drive')]: 'See, edit, create, and delete all of your Google Drive files',
  [scope('drive.readonly')]: 'See and download all your Google Drive files',
  [scope('drive.file')]:
    'See, edit, create, and delete only the specific Google Drive files you use with this app',
  [scope('drive.metadata')]: 'View and manage metadata of files in your Google Drive',
  [scope('drive.metadata.readonly')]: 'See information about your Google Drive files',
  [scope('drive.appdata')]: 'See, create, and delete its own configuration data in your Google Drive',
};

/** Space-separated scopes in their full form; `unknown` lists those that Google would call invalid. */
export function readScopes(value: string): { scopes: string[]; unknown: string[] } {
  const asked = value.split(/\s+/).filter((one) => one !== '');
  const scopes = [...new Set(asked.map((one) => signIn[one] ?? one))];
  return { scopes, unknown: scopes.filter((one) => !(one in scopeWords)) };
}

/** Whether it only says who the person is; such scopes cannot be unticked. */
export const isSignInScope = (one: string): boolean => signInScopes.has(one);
