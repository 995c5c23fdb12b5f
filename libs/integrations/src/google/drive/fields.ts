// Drive answers id, name and mimeType only, unless a mask asks for more; every call asks for what it uses and nothing else.
// https://developers.google.com/workspace/drive/api/guides/fields-parameter

/** What a row of a list is made from. */
export const rowFields =
  'id,name,mimeType,modifiedTime,lastModifyingUser(displayName,emailAddress),owners(displayName,emailAddress),parents,driveId,webViewLink';

/** One file with what may be done with it. */
export const metadataFields = `${rowFields},createdTime,size,description,trashed,shared,shortcutDetails(targetId),capabilities(canEdit,canComment,canShare,canDownload)`;

/** What reading and replacing content need to know. */
export const contentFields =
  'id,name,mimeType,size,modifiedTime,lastModifyingUser(displayName,emailAddress),webViewLink,headRevisionId,shortcutDetails(targetId),appProperties';

/** What making a file answers with. */
export const createdFields = 'id,name,mimeType,webViewLink';

const author = 'author(displayName,emailAddress,me)';

/** One comment with its replies; Drive refuses comments without a mask. */
export const commentFields = `id,${author},content,createdTime,modifiedTime,resolved,quotedFileContent(value),replies(id,${author},content,createdTime,action)`;

/** One permission. */
export const permissionFields =
  'id,type,role,emailAddress,displayName,domain,expirationTime,permissionDetails(inherited)';
