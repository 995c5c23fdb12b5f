import type { Call } from '../call.js';
import { allow } from '../call.js';
import { forbidden } from '../errors.js';
import type { FileRecord, Grant } from '../state/records.js';

/** Makes another person the owner; the old one goes on as a writer. Not in shared drives. */
export function transfer(call: Call, file: FileRecord, to: Grant): void {
  if (file.driveId !== undefined) {
    throw forbidden('cannotTransferOwnership', 'Files in shared drives have no owner.');
  }
  allow(file.owner === call.person.email);
  for (const grant of file.grants) if (grant.role === 'owner') grant.role = 'writer';
  file.grants = [...file.grants.filter((grant) => grant.id !== to.id), to];
  file.owner = to.who;
}
