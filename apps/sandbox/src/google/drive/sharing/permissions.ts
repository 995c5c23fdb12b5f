import type { Answer } from '../../../gateway/answer.js';
import { noContent } from '../../../gateway/answer.js';
import type { FieldMask } from '../../fields.js';
import { maskOf, show } from '../answer/fields.js';
import { permissionView, permissionViews } from '../answer/permission-view.js';
import { schemas } from '../answer/schema.js';
import type { Call } from '../call.js';
import { allow, fileOf, rightsOf } from '../call.js';
import { forbidden, partNotFound } from '../errors.js';
import { pageOf, pageSizeOf } from '../query/paging.js';
import type { EffectiveGrant } from '../state/access.js';
import { grantsOn } from '../state/access.js';
import type { FileRecord } from '../state/records.js';
import { bodyOf } from '../call.js';
import { checkRole, newGrant, roleIn } from './grant-request.js';
import { transfer } from './ownership.js';
import { noteMail } from './share-mail.js';

const rules = { usual: 100, most: 100 };

/** permissions.list: everybody with access; for those who may edit. */
export function listPermissions(call: Call): Answer {
  const mask = maskOf(call.query, {
    schema: schemas.permissionList,
    usual: 'kind,nextPageToken,permissions(id,type,kind,role)',
  });
  pageSizeOf(call.query, rules);
  const file = fileOf(call);
  allow(rightsOf(call, file).edit);
  const page = pageOf(permissionViews(call.state, file), call.query, rules, `permissions ${file.id}`);
  const { items: permissions, nextPageToken } = page;
  return show({ kind: 'drive#permissionList', nextPageToken, permissions }, mask);
}

const oneMask = (call: Call): FieldMask =>
  maskOf(call.query, { schema: schemas.permission, usual: 'kind,id,type,role,allowFileDiscovery' });

const showGrant = (call: Call, file: FileRecord, grant: EffectiveGrant, mask: FieldMask): Answer =>
  show(permissionView(call.state, grant, file.driveId !== undefined), mask);

/** permissions.get */
export function getPermission(call: Call): Answer {
  const mask = oneMask(call);
  const file = fileOf(call);
  const grant = grantOf(call, file);
  allow(rightsOf(call, file).edit || grant.who === call.person.email);
  return showGrant(call, file, grant, mask);
}

function grantOf(call: Call, file: FileRecord): EffectiveGrant {
  const id = call.params['permissionId'] ?? '';
  const grant = grantsOn(call.state, file).find((one) => one.id === id);
  if (!grant) throw partNotFound('Permission', id, 'permissionId');
  return grant;
}

/** permissions.create: one more person, or another role for one who is there. Notes the mail that would go out. */
export function createPermission(call: Call): Answer {
  const mask = oneMask(call);
  const file = fileOf(call, { toChange: true });
  allow(rightsOf(call, file).share);
  const fresh = newGrant(call, file, bodyOf(call));
  const known = file.grants.find((grant) => grant.id === fresh.id);
  if (fresh.role === 'owner') transfer(call, file, fresh);
  else if (!known) file.grants.push(fresh);
  else if (known.role !== 'owner') Object.assign(known, { role: fresh.role });
  file.version += 1;
  noteMail(call, file, fresh);
  return showGrant(
    call,
    file,
    grantsOn(call.state, file).find((one) => one.id === fresh.id) ?? { ...fresh, inheritedFrom: undefined },
    mask,
  );
}

/** permissions.update: another role. */
export function updatePermission(call: Call): Answer {
  const mask = oneMask(call);
  const file = fileOf(call, { toChange: true });
  const body = bodyOf(call);
  allow(rightsOf(call, file).share);
  const grant = grantOf(call, file);
  const role = roleIn(body);
  checkRole(call, file, role);
  const own = file.grants.find((one) => one.id === grant.id);
  if (role === 'owner') transfer(call, file, { ...grant, role });
  else if (own?.role === 'owner') allow(false);
  else if (own) own.role = role;
  else file.grants.push({ ...grant, role });
  file.version += 1;
  return showGrant(call, file, grantOf(call, file), mask);
}

/** permissions.delete: takes access away; everybody may give up their own. */
export function deletePermission(call: Call): Answer {
  const file = fileOf(call, { toChange: true });
  const grant = grantOf(call, file);
  allow(rightsOf(call, file).share || grant.who === call.person.email);
  if (grant.inheritedFrom !== undefined) {
    throw forbidden('cannotDeleteInheritedPermission', 'Cannot delete an inherited permission.');
  }
  allow(grant.role !== 'owner');
  file.grants = file.grants.filter((one) => one.id !== grant.id);
  file.version += 1;
  return noContent();
}
