import { findRow, fresh } from '../rows.js';
import type { CaseWorld, Fields } from '../tool-case.js';

/** An id as Drive makes them, of a file that nobody has. */
export const nowhere = `1${'nowhere'.repeat(4)}xxxx`;

/** A seeded file by a word of its name. */
export async function fileNamed(world: CaseWorld, name: string, types?: string[]): Promise<Fields> {
  const { file_id: file } = await findRow(world, ['drive_search_files', { name, ...(types && { types }) }]);
  return { file };
}

/** The specification of the gripper's force limit. */
export const specification = (world: CaseWorld): Promise<Fields> => fileNamed(world, 'Gripper force limit', ['doc']);

/** A new document of Ana's. */
export async function newDocument(world: CaseWorld, markdown = '# Plan\n\nFirst the arm.'): Promise<Fields> {
  const { file_id: file } = await world.call('drive_create_document', { name: fresh('Plan'), markdown });
  return { file };
}

/** A new folder of Ana's. */
export async function newFolder(world: CaseWorld): Promise<unknown> {
  return (await world.call('drive_create_folder', { name: fresh('Folder') }))['file_id'];
}
