import type { drive_v3 } from '@googleapis/drive';

import { toError } from '../errors.js';
import { anyDrive } from './spaces.js';

/** What is given to each person. */
export interface Sharing {
  readonly fileId: string;
  readonly emails: readonly string[];
  readonly role: string;
  readonly notify: boolean;
  readonly message: string | undefined;
}

interface Shared {
  readonly who: string;
  readonly role: string;
}

/** The outcome for everybody; `failed` with the reason in words. */
export interface Outcome {
  readonly shared: Shared[];
  readonly failed: { readonly who: string; readonly reason: string }[];
}

/**
 * Gives access to one person after the other: Drive keeps only the last of several changes that come at once. A refusal for one
 * person does not stop the others; where it is refused for everybody, it is thrown.
 */
export async function shareWithEach(drive: drive_v3.Drive, sharing: Sharing): Promise<Outcome> {
  const outcome: Outcome = { shared: [], failed: [] };
  for (const email of sharing.emails) {
    try {
      outcome.shared.push(await shareWith(drive, email, sharing));
    } catch (cause) {
      const refusal = toError(cause);
      if (refusal === undefined || sharing.emails.length === 1) throw cause;
      outcome.failed.push({ who: email, reason: refusal.message });
      if (outcome.failed.length === sharing.emails.length) throw cause;
    }
  }
  return outcome;
}

async function shareWith(drive: drive_v3.Drive, email: string, sharing: Sharing): Promise<Shared> {
  const { role, notify, message } = sharing;
  const { data } = await drive.permissions.create({
    fileId: sharing.fileId,
    ...anyDrive,
    fields: 'id,role,emailAddress',
    sendNotificationEmail: notify,
    ...(notify && message !== undefined && { emailMessage: message }),
    requestBody: { type: 'user', role, emailAddress: email },
  });
  return { who: data.emailAddress ?? email, role: data.role ?? role };
}
