import type { Call } from '../call.js';
import { flag } from '../call.js';
import { badRequest, forbidden, invalidValue, required } from '../errors.js';
import { googleError, invalidArgument } from '../../google-errors.js';
import { schemas } from '../answer/schema.js';
import { permissionIdOf } from '../state/ids.js';
import type { FileRecord, Grant, Role } from '../state/records.js';

const roles: readonly Role[] = ['owner', 'organizer', 'fileOrganizer', 'writer', 'commenter', 'reader'];
const kinds: readonly Grant['type'][] = ['user', 'group', 'domain', 'anyone'];

/** The role that a body names; 400 when it names none or an unknown one. */
export function roleIn(body: Record<string, unknown>): Role {
  if (body['role'] === undefined) throw required('The permission role field is required.', 'permission.role');
  const role = roles.find((one) => one === body['role']);
  if (!role) throw invalidValue('permission.role');
  return role;
}

/** Refuses a role that does not exist here, and a new owner that was not asked for expressly. */
export function checkRole(call: Call, file: FileRecord, role: Role): void {
  const isOfSharedDrives = role === 'organizer' || role === 'fileOrganizer';
  if (isOfSharedDrives && file.driveId === undefined) {
    throw forbidden('invalidSharingRequest', `The role ${role} exists in shared drives only.`);
  }
  if (role === 'owner' && !flag(call, 'transferOwnership')) {
    throw forbidden(
      'forbidden',
      "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
    );
  }
}

/** The grant that a permissions.create asks for. */
export function newGrant(call: Call, file: FileRecord, body: Record<string, unknown>): Grant {
  for (const name of Object.keys(body)) {
    if (!(name in schemas.permission)) {
      throw invalidArgument(`Invalid JSON payload received. Unknown name "${name}": Cannot find field.`);
    }
  }
  const type = typeIn(body);
  const role = roleIn(body);
  checkRole(call, file, role);
  const who = whoIn(call, body, type);
  const id = type === 'anyone' ? 'anyoneWithLink' : permissionIdOf(type === 'domain' ? `domain ${who}` : who);
  const { expirationTime, allowFileDiscovery } = body;
  return {
    id,
    type,
    who,
    role,
    since: call.state.clock.now(),
    by: call.person.email,
    ...(typeof expirationTime === 'string' ? { expirationTime } : {}),
    ...(type === 'domain' || type === 'anyone' ? { discoverable: allowFileDiscovery === true } : {}),
  };
}

function typeIn(body: Record<string, unknown>): Grant['type'] {
  if (body['type'] === undefined) throw required('The permission type field is required.', 'permission.type');
  const type = kinds.find((one) => one === body['type']);
  if (!type) throw invalidValue('permission.type');
  return type;
}

function whoIn(call: Call, body: Record<string, unknown>, type: Grant['type']): string {
  if (type === 'anyone') return '';
  if (type === 'domain') {
    if (typeof body['domain'] !== 'string')
      throw required('The domain field is required.', 'permission.domain');
    return body['domain'];
  }
  const email = body['emailAddress'];
  if (typeof email !== 'string')
    throw badRequest(
      'The specified emailAddress is invalid or not applicable for the given permission type.',
    );
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(email)) {
    throw googleError(
      400,
      'invalidSharingRequest',
      `Bad Request. User message: "The email address ${email} is invalid."`,
    );
  }
  if (!call.state.personAt(email) && !flag(call, 'sendNotificationEmail', true)) {
    throw googleError(
      400,
      'invalidSharingRequest',
      `Bad Request. User message: "You are trying to invite ${email}. Since there is no Google account associated with this email address, you must check the \\"Notify people\\" box to invite this recipient."`,
    );
  }
  return call.state.personAt(email)?.email ?? email;
}
