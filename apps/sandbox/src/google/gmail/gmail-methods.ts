import { fullMail, scope } from '../scopes.js';

/** What Gmail takes in one method: any one of the scopes, these query parameters, these body members. */
export interface GmailMethod {
  /** Its name in Google's description. */
  id: string;
  /** Below `/gmail/v1/users/:userId`. */
  route: string;
  scopes: readonly string[];
  query: readonly string[];
  body: readonly string[];
  /** Whether `/upload` takes it too. */
  upload?: true;
}

const modify = [fullMail, scope('gmail.modify')];
const read = [...modify, scope('gmail.readonly')];
const compose = [...modify, scope('gmail.compose')];
const readDrafts = [...compose, scope('gmail.readonly')];
const label = [...modify, scope('gmail.labels')];
const insert = [...modify, scope('gmail.insert')];

const message = [
  'id',
  'threadId',
  'labelIds',
  'raw',
  'payload',
  'snippet',
  'historyId',
  'internalDate',
  'sizeEstimate',
];
const labelBody = [
  'id',
  'name',
  'type',
  'messageListVisibility',
  'labelListVisibility',
  'color',
  'messagesTotal',
  'messagesUnread',
  'threadsTotal',
  'threadsUnread',
];
const draft = ['id', 'message'];
const relabel = ['addLabelIds', 'removeLabelIds'];
const list = ['q', 'maxResults', 'pageToken', 'includeSpamTrash'];
const listByLabel = [...list, 'labelIds'];

type Takes = Partial<Pick<GmailMethod, 'query' | 'body' | 'upload'>>;
const method = (id: string, route: string, scopes: readonly string[], takes: Takes = {}): GmailMethod => ({
  id: `gmail.users.${id}`,
  route,
  scopes,
  query: [],
  body: [],
  ...takes,
});

/** Every method of the stand-in. Held against Google's description by a test. */
export const gmailMethods: readonly GmailMethod[] = [
  method('getProfile', 'GET /profile', readDrafts),
  method('messages.list', 'GET /messages', read, { query: listByLabel }),
  method('messages.get', 'GET /messages/:id', read, { query: ['format', 'metadataHeaders'] }),
  method('messages.send', 'POST /messages/send', [...compose, scope('gmail.send')], {
    body: message,
    upload: true,
  }),
  method('messages.insert', 'POST /messages', insert, {
    query: ['internalDateSource'],
    body: message,
    upload: true,
  }),
  method('messages.batchModify', 'POST /messages/batchModify', modify, { body: [...relabel, 'ids'] }),
  method('messages.modify', 'POST /messages/:id/modify', modify, { body: relabel }),
  method('messages.trash', 'POST /messages/:id/trash', modify),
  method('messages.untrash', 'POST /messages/:id/untrash', modify),
  method('messages.delete', 'DELETE /messages/:id', [fullMail]),
  method('messages.attachments.get', 'GET /messages/:messageId/attachments/:id', read),
  method('threads.list', 'GET /threads', read, { query: listByLabel }),
  method('threads.get', 'GET /threads/:id', read, { query: ['format', 'metadataHeaders'] }),
  method('threads.modify', 'POST /threads/:id/modify', modify, { body: relabel }),
  method('threads.trash', 'POST /threads/:id/trash', modify),
  method('threads.untrash', 'POST /threads/:id/untrash', modify),
  method('threads.delete', 'DELETE /threads/:id', [fullMail]),
  method('drafts.list', 'GET /drafts', readDrafts, { query: list }),
  method('drafts.create', 'POST /drafts', compose, { body: draft, upload: true }),
  method('drafts.send', 'POST /drafts/send', compose, { body: draft, upload: true }),
  method('drafts.get', 'GET /drafts/:id', readDrafts, { query: ['format'] }),
  method('drafts.update', 'PUT /drafts/:id', compose, { body: draft, upload: true }),
  method('drafts.delete', 'DELETE /drafts/:id', compose),
  method('labels.list', 'GET /labels', [...read, scope('gmail.labels')]),
  method('labels.create', 'POST /labels', label, { body: labelBody }),
  method('labels.get', 'GET /labels/:id', [...read, scope('gmail.labels')]),
  method('labels.patch', 'PATCH /labels/:id', label, { body: labelBody }),
  method('labels.update', 'PUT /labels/:id', label, { body: labelBody }),
  method('labels.delete', 'DELETE /labels/:id', label),
  method('settings.sendAs.list', 'GET /settings/sendAs', read),
  method('settings.sendAs.get', 'GET /settings/sendAs/:sendAsEmail', read),
];
