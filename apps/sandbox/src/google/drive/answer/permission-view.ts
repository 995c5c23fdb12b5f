import type { EffectiveGrant } from '../state/access.js';
import { grantsOn } from '../state/access.js';
import type { DriveState } from '../state/drive-state.js';
import type { FileRecord } from '../state/records.js';

/** A grant as a permission resource. */
export function permissionView(state: DriveState, grant: EffectiveGrant, inSharedDrive: boolean) {
  const { id, type, role, expirationTime } = grant;
  return {
    kind: 'drive#permission',
    id,
    type,
    role,
    expirationTime,
    ...whoOf(state, grant),
    permissionDetails: inSharedDrive ? [detailOf(grant)] : undefined,
  };
}

function whoOf(state: DriveState, grant: EffectiveGrant) {
  const { type, who } = grant;
  if (type === 'user' || type === 'group') {
    const displayName = state.personAt(who)?.name ?? who;
    return { emailAddress: who, displayName, deleted: false, pendingOwner: false };
  }
  const allowFileDiscovery = grant.discoverable === true;
  return type === 'domain' ? { domain: who, displayName: who, allowFileDiscovery } : { allowFileDiscovery };
}

const detailOf = (grant: EffectiveGrant) => ({
  permissionType: grant.inheritedFrom === undefined ? 'file' : 'member',
  role: grant.role,
  inherited: grant.inheritedFrom !== undefined,
  ...(grant.inheritedFrom === undefined ? {} : { inheritedFrom: grant.inheritedFrom }),
});

/** Everybody with access, strongest first. */
export const permissionViews = (state: DriveState, file: FileRecord) =>
  grantsOn(state, file).map((grant) => permissionView(state, grant, file.driveId !== undefined));
