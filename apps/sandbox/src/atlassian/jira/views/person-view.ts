import type { AtlassianPerson } from '../../people.js';
import { personOf } from '../../people.js';
import type { JiraCall } from '../call.js';

/** A person as the caller may see them: an address only when it is theirs or shown. */
export function personView(call: JiraCall, person: AtlassianPerson) {
  const { accountId, accountType, name, email, active, login } = person;
  const picture = (size: number): string => `${call.world.urls.api}/avatars/${login}/${size}.png`;
  const showsEmail = person.showsEmail || login === call.login;
  return {
    self: `${call.base}/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`,
    accountId,
    emailAddress: showsEmail ? email : undefined,
    avatarUrls: {
      '48x48': picture(48),
      '24x24': picture(24),
      '16x16': picture(16),
      '32x32': picture(32),
    },
    displayName: name,
    active,
    timeZone: 'Etc/UTC',
    accountType,
  };
}

export const loginView = (call: JiraCall, login: string) => personView(call, personOf(login));
