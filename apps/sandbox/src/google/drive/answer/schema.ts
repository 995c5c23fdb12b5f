/** What a resource may have: member name to what is inside it; `open` is a value or a free map. */
export interface Schema {
  [name: string]: Schema | 'open';
}

const open = (names: string): Schema =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'open' as const]));

const user = open('kind displayName photoLink me permissionId emailAddress');
const detail = open('permissionType role inheritedFrom inherited');

const permission: Schema = {
  ...open('kind id type emailAddress domain role displayName photoLink allowFileDiscovery expirationTime'),
  ...open('deleted pendingOwner view inheritedPermissionsDisabled'),
  permissionDetails: detail,
  teamDrivePermissionDetails: open('teamDrivePermissionType role inheritedFrom inherited'),
};

const file: Schema = {
  ...open(
    'kind id name mimeType description starred trashed explicitlyTrashed trashedTime parents properties',
  ),
  ...open('appProperties spaces version webContentLink webViewLink iconLink hasThumbnail thumbnailLink'),
  ...open(
    'thumbnailVersion viewedByMe viewedByMeTime createdTime modifiedTime modifiedByMe modifiedByMeTime',
  ),
  ...open('sharedWithMeTime teamDriveId driveId shared ownedByMe capabilities viewersCanCopyContent'),
  ...open('copyRequiresWriterPermission writersCanShare permissionIds hasAugmentedPermissions'),
  ...open('folderColorRgb originalFilename fullFileExtension fileExtension md5Checksum sha1Checksum'),
  ...open('sha256Checksum size quotaBytesUsed headRevisionId contentHints isAppAuthorized exportLinks'),
  ...open('imageMediaMetadata videoMediaMetadata shortcutDetails contentRestrictions resourceKey labelInfo'),
  ...open('linkShareMetadata inheritedPermissionsDisabled downloadRestrictions clientEncryptionDetails'),
  trashingUser: user,
  sharingUser: user,
  owners: user,
  lastModifyingUser: user,
  permissions: permission,
};

const reply: Schema = {
  ...open('kind id createdTime modifiedTime action content htmlContent deleted'),
  ...open('assigneeEmailAddress mentionedEmailAddresses'),
  author: user,
};

const comment: Schema = {
  ...open('kind id createdTime modifiedTime resolved anchor content htmlContent deleted'),
  ...open('assigneeEmailAddress mentionedEmailAddresses'),
  quotedFileContent: open('mimeType value'),
  author: user,
  replies: reply,
};

const revision: Schema = {
  ...open('kind id mimeType modifiedTime keepForever published publishedLink publishAuto'),
  ...open('publishedOutsideDomain originalFilename md5Checksum size exportLinks'),
  lastModifyingUser: user,
};

const drive = open(
  'kind id name createdTime hidden capabilities restrictions colorRgb themeId backgroundImageLink backgroundImageFile orgUnitId',
);
const list = (items: string, schema: Schema): Schema => ({ ...open('kind nextPageToken'), [items]: schema });

/** The resources of Drive v3, as far as masks may name them. */
export const schemas = {
  file,
  permission,
  comment,
  reply,
  revision,
  drive,
  fileList: { ...list('files', file), incompleteSearch: 'open' },
  permissionList: list('permissions', permission),
  commentList: list('comments', comment),
  replyList: list('replies', reply),
  revisionList: list('revisions', revision),
  driveList: list('drives', drive),
  generatedIds: open('kind space ids'),
  about: {
    ...open('kind storageQuota importFormats exportFormats maxImportSizes maxUploadSize appInstalled'),
    ...open('folderColorPalette driveThemes teamDriveThemes canCreateDrives canCreateTeamDrives'),
    user,
  },
} satisfies Record<string, Schema>;
