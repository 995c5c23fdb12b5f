import { permissionIdOf } from '../state/ids.js';
import type { DriveState } from '../state/drive-state.js';
import type { DrivePerson } from '../state/records.js';

/** A moment as Drive writes it. */
export const isoTime = (at: number): string => new Date(at).toISOString();

/** A person as Drive shows them to another. */
export function userView(state: DriveState, email: string, viewer: DrivePerson) {
  return {
    kind: 'drive#user',
    displayName: state.personAt(email)?.name ?? email,
    me: email.toLowerCase() === viewer.email.toLowerCase(),
    permissionId: permissionIdOf(email),
    emailAddress: email,
  };
}
