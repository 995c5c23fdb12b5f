// Every provider, tool and skill that Skillhub ships, as plain values: listing them runs nothing.
// Knows kit and the vendors' SDKs; never a token, a database, or who is calling.
import type { Provider, Skill } from '@hub/kit';

import * as jira from './atlassian/index.js';
import * as github from './github/index.js';
import * as google from './google/index.js';
import * as spanning from './skills/index.js';

export { google } from './google/index.js';

/** Every provider, in the order in which people see them. */
export const providers: readonly Provider[] = [google.google, github.github, jira.atlassian];

/** Every skill, in the order in which people see them; the tools of the catalogue are theirs. */
export const skills: readonly Skill[] = [
  github.managePullRequests,
  github.reviewCode,
  github.triageIssues,
  github.exploreCodebase,
  github.watchCi,
  github.prepareRelease,
  google.readEmail,
  google.draftReplies,
  google.sendEmail,
  google.sendUpdates,
  google.triageInbox,
  google.followUp,
  google.findAndReadDocuments,
  google.writeDocuments,
  google.startFromATemplate,
  google.reviewDocuments,
  google.shareFiles,
  google.tidyAFolder,
  jira.findAndReadIssues,
  jira.createAndGroomIssues,
  jira.moveWorkAlong,
  jira.runTheSprint,
  jira.reportProgress,
  jira.connectWorkToCode,
  spanning.writeTheWeeklyProductUpdate,
  spanning.turnAnEmailIntoTrackedWork,
  spanning.specToBacklog,
  spanning.closeTheLoopOnAMerge,
  spanning.prepareMyMeeting,
];
