import type { drive_v3 } from '@googleapis/drive';
import * as z from 'zod';

import { permissionFields } from './fields.js';
import { anyDrive } from './spaces.js';

/** Who has access. `who` is a person, a group, a company's domain or everybody with the link; `inherited` comes from a folder or drive. */
export const permissionRow = z.object({
  id: z.string(),
  who: z.string(),
  email: z.string().nullable(),
  role: z.string(),
  type: z.string(),
  inherited: z.boolean(),
  expires: z.string().nullable(),
});

/** The roles that can be given. */
export const roleWords = ['reader', 'commenter', 'writer'] as const;

/** A permission as a row. */
export const permissionOf = (permission: drive_v3.Schema$Permission) => ({
  id: permission.id,
  who: whoIs(permission),
  email: permission.emailAddress ?? null,
  role: permission.role,
  type: permission.type,
  inherited: permission.permissionDetails?.some(({ inherited }) => inherited) ?? false,
  expires: permission.expirationTime ?? null,
});

function whoIs({ type, displayName, emailAddress, domain }: drive_v3.Schema$Permission): string {
  if (type === 'anyone') return 'anyone with the link';
  if (type === 'domain') return `everybody at ${domain ?? displayName ?? ''}`;
  return displayName ?? emailAddress ?? '';
}

/** One page of who has access. */
export async function permissionPage(
  drive: drive_v3.Drive,
  fileId: string,
  { limit, after }: { limit: number; after: string | undefined },
) {
  const { data } = await drive.permissions.list({
    fileId,
    ...anyDrive,
    pageSize: limit,
    fields: `nextPageToken,permissions(${permissionFields})`,
    ...(after !== undefined && { pageToken: after }),
  });
  return { permissions: data.permissions ?? [], next: data.nextPageToken ?? undefined };
}

const mostPages = 10;

/** Everybody who has access, up to a thousand. */
export async function everyPermission(
  drive: drive_v3.Drive,
  fileId: string,
): Promise<drive_v3.Schema$Permission[]> {
  const all: drive_v3.Schema$Permission[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { permissions, next } = await permissionPage(drive, fileId, { limit: 100, after });
    all.push(...permissions);
    if (next === undefined) break;
    after = next;
  }
  return all;
}

/** Whether a permission is the one of this address. */
export const isOf = (email: string) => (permission: drive_v3.Schema$Permission) =>
  permission.emailAddress?.toLowerCase() === email.toLowerCase();
