import type { Call } from '../call.js';
import { flag } from '../call.js';
import type { FileRecord, Grant } from '../state/records.js';

/** Notes the mail that Google would send about new access: to people, unless the call says not to. */
export function noteMail(call: Call, file: FileRecord, grant: Grant): void {
  const isPersonal = grant.type === 'user' || grant.type === 'group';
  const isAsked = grant.role === 'owner' || flag(call, 'sendNotificationEmail', true);
  if (!isPersonal || !isAsked) return;
  call.state.mails.push({
    at: call.state.clock.now(),
    from: call.person.email,
    to: grant.who,
    fileId: file.id,
    fileName: file.name,
    role: grant.role,
    message: call.query.get('emailMessage') ?? undefined,
  });
}
