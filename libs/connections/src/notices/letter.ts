import type { Letter } from '@hub/platform';

import type { Notice } from './notice.js';

interface Reader {
  readonly name: string;
  readonly address: string;
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });

/** The letter of a notice, as plain text and as HTML. It links to the page that helps; nothing in it opens anything by itself. */
export function letterOf(notice: Notice, to: Reader, publicUrl: string): Letter {
  const ends = notice.kind === 'connection_ends';
  const url = `${publicUrl}/connections${ends ? '' : '?needs=me'}`;
  const action = ends ? 'See your connections' : 'Sign in again';
  const subject = subjectOf(notice);
  const lines = linesOf(notice);
  const text = [`Hello ${to.name},`, ...lines, `${action}: ${url}`, signature].join('\n\n');
  const html = page(subject, [`Hello ${to.name},`, ...lines], { url, action });
  return { id: `notice-${notice.id}`, to, subject, text: `${text}\n`, html };
}

const signature = 'Skillhub writes once for each sign-in or connection that ends. Nobody needs to answer.';

const subjects: Readonly<Record<Notice['kind'], (provider: string) => string>> = {
  sign_in_again: (provider) => `Sign in to ${provider} again`,
  sign_in_ends: (provider) => `Your sign-in to ${provider} ends soon`,
  connection_ends: (provider) => `Your connection to ${provider} will be ended`,
};

const subjectOf = ({ kind, providerTitle }: Notice): string => subjects[kind](providerTitle);

function linesOf({ kind, providerTitle, account, message, endsAt }: Notice): string[] {
  const kept = 'Your skills, settings and keys stay as they are.';
  if (kind === 'sign_in_again')
    return [
      `Skillhub can no longer use your ${providerTitle} account ${account}. ${message}`,
      `The skills that use it wait until you sign in again. ${kept}`,
    ];
  const when = endsAt === undefined ? 'soon' : `on ${day.format(endsAt)}`;
  if (kind === 'connection_ends')
    return [
      `Skillhub will end the connection to your ${providerTitle} account ${account} ${when}. ${message}`,
      'It stays if you use it before. You can connect it again at any time.',
    ];
  return [
    `Your ${providerTitle} sign-in with the account ${account} ends ${when}. ${message}`,
    `Sign in again before that, and nothing stops. ${kept}`,
  ];
}

function page(
  title: string,
  lines: readonly string[],
  { url, action }: { url: string; action: string },
): string {
  const paragraphs = lines.map((line) => `<p>${escape(line)}</p>`).join('\n');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escape(title)}</title></head>
<body style="font-family: system-ui, sans-serif; font-size: 16px; line-height: 1.5; max-width: 36em; margin: 2em auto; padding: 0 1em">
${paragraphs}
<p><a href="${escape(url)}" style="display: inline-block; padding: 12px 20px; border-radius: 8px; background: #2447c6; color: #ffffff; text-decoration: none; font-weight: 600">${action}</a></p>
<p style="color: #555555; font-size: 14px">${signature}</p>
</body>
</html>
`;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
