const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;

/** Scope strings as Google writes them. */
export const driveScopes = {
  all: scope('drive'),
  file: scope('drive.file'),
  readonly: scope('drive.readonly'),
  metadata: scope('drive.metadata'),
  metadataReadonly: scope('drive.metadata.readonly'),
};

const { all, file, readonly, metadata, metadataReadonly } = driveScopes;

/** Which scopes a kind of method accepts, one being enough. */
export const accepts = {
  facts: [all, file, readonly, metadata, metadataReadonly],
  content: [all, file, readonly],
  change: [all, file],
  changeFacts: [all, file, metadata],
  drives: [all, readonly],
} as const;

/** Whether these scopes open every file that the person may open, or only what was given to the app. */
export const reachesAll = (scopes: readonly string[], accepted: readonly string[]): boolean =>
  accepted.some((one) => one !== file && scopes.includes(one));
