/** Without this, files of shared drives answer 404. https://developers.google.com/workspace/drive/api/guides/enable-shareddrives */
export const anyDrive = { supportsAllDrives: true } as const;

/** Lists look in My Drive and every shared drive, or in the one that is named. */
export const everywhere = (sharedDrive?: string) =>
  sharedDrive === undefined
    ? ({ ...anyDrive, includeItemsFromAllDrives: true, corpora: 'allDrives' } as const)
    : ({ ...anyDrive, includeItemsFromAllDrives: true, corpora: 'drive', driveId: sharedDrive } as const);
