import { createHash, randomBytes } from 'node:crypto';

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

const shaped = (text: string, isEditor: boolean): string => `1${text.slice(0, isEditor ? 43 : 32)}`;

/** A file id in Google's look: 44 characters for Docs, Sheets and Slides, 33 for the rest. */
export const newFileId = (isEditor: boolean): string =>
  shaped(randomBytes(33).toString('base64url'), isEditor);

/** The same for a seeded file; stays the same from start to start. */
export const seededFileId = (path: string, isEditor: boolean): string => shaped(hash(path), isEditor);

/** Id of a drive and of its root folder, 19 characters. */
export const driveIdOf = (name: string): string => `0A${hash(`drive ${name}`).slice(0, 11)}Uk9PVA`;

/** The number by which Google names a person in permissions. */
export const permissionIdOf = (who: string): string =>
  BigInt(`0x${createHash('sha256').update(who.toLowerCase()).digest('hex').slice(0, 16)}`)
    .toString()
    .padStart(20, '0');

/** Id of a comment or a reply. */
export const newRemarkId = (): string => `AAAB${randomBytes(5).toString('base64url')}`;

/** Id of a blob's revision. */
export const newRevisionId = (): string => `0B${randomBytes(37).toString('base64url')}`;
