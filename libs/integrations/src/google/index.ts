export { findAndReadDocuments } from './find-and-read-documents.skill.js';
export { google } from './google.provider.js';
export { reviewDocuments } from './review-documents.skill.js';
export { shareFiles } from './share-files.skill.js';
export { startFromATemplate } from './start-from-a-template.skill.js';
export { tidyAFolder } from './tidy-a-folder.skill.js';
export { writeDocuments } from './write-documents.skill.js';
