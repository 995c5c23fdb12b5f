import type { Operation } from './call.js';
import {
  createComment,
  deleteComment,
  getComment,
  listComments,
  updateComment,
} from './comments/comments.js';
import { createReply, deleteReply, getReply, listReplies, updateReply } from './comments/replies.js';
import { about } from './files/about.js';
import { copyFile } from './files/copy.js';
import { createFile } from './files/create.js';
import { getDrive, listDrives } from './files/drives.js';
import { listFiles } from './files/list.js';
import { exportFile, getFile } from './files/read.js';
import { deleteFile, emptyTrash, generateIds } from './files/remove.js';
import { deleteRevision, getRevision, listRevisions, updateRevision } from './files/revisions.js';
import { updateFile } from './files/update.js';
import { accepts, driveScopes } from './scopes.js';
import {
  createPermission,
  deletePermission,
  getPermission,
  listPermissions,
  updatePermission,
} from './sharing/permissions.js';

const { facts, content, change, changeFacts, drives } = accepts;
const one = '/files/:fileId';

const operation = (
  id: string,
  route: string,
  scopes: readonly string[],
  handle: Operation['handle'],
): Operation => ({ id: `drive.${id}`, route, scopes, handle });

/** The methods of Drive v3 that exist here, with the scopes that each accepts. The first route that fits wins. */
export const operations: readonly Operation[] = [
  operation('about.get', 'GET /about', facts, about),
  operation('files.list', 'GET /files', facts, listFiles),
  operation('files.generateIds', 'GET /files/generateIds', change, generateIds),
  operation('files.create', 'POST /files', change, createFile),
  operation('files.emptyTrash', 'DELETE /files/trash', [driveScopes.all], emptyTrash),
  operation('files.get', `GET ${one}`, facts, getFile),
  operation('files.update', `PATCH ${one}`, changeFacts, updateFile),
  operation('files.delete', `DELETE ${one}`, change, deleteFile),
  operation('files.copy', `POST ${one}/copy`, change, copyFile),
  operation('files.export', `GET ${one}/export`, content, exportFile),
  operation('permissions.list', `GET ${one}/permissions`, facts, listPermissions),
  operation('permissions.create', `POST ${one}/permissions`, change, createPermission),
  operation('permissions.get', `GET ${one}/permissions/:permissionId`, facts, getPermission),
  operation('permissions.update', `PATCH ${one}/permissions/:permissionId`, change, updatePermission),
  operation('permissions.delete', `DELETE ${one}/permissions/:permissionId`, change, deletePermission),
  operation('comments.list', `GET ${one}/comments`, content, listComments),
  operation('comments.create', `POST ${one}/comments`, change, createComment),
  operation('comments.get', `GET ${one}/comments/:commentId`, content, getComment),
  operation('comments.update', `PATCH ${one}/comments/:commentId`, change, updateComment),
  operation('comments.delete', `DELETE ${one}/comments/:commentId`, change, deleteComment),
  operation('replies.list', `GET ${one}/comments/:commentId/replies`, content, listReplies),
  operation('replies.create', `POST ${one}/comments/:commentId/replies`, change, createReply),
  operation('replies.get', `GET ${one}/comments/:commentId/replies/:replyId`, content, getReply),
  operation('replies.update', `PATCH ${one}/comments/:commentId/replies/:replyId`, change, updateReply),
  operation('replies.delete', `DELETE ${one}/comments/:commentId/replies/:replyId`, change, deleteReply),
  operation('revisions.list', `GET ${one}/revisions`, facts, listRevisions),
  operation('revisions.get', `GET ${one}/revisions/:revisionId`, facts, getRevision),
  operation('revisions.update', `PATCH ${one}/revisions/:revisionId`, change, updateRevision),
  operation('revisions.delete', `DELETE ${one}/revisions/:revisionId`, change, deleteRevision),
  operation('drives.list', 'GET /drives', drives, listDrives),
  operation('drives.get', 'GET /drives/:driveId', drives, getDrive),
];
