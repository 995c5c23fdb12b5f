// Skills that span providers: one card, several accounts to connect, usable in part.
export { closeTheLoopOnAMerge } from './close-the-loop-on-a-merge.skill.js';
export { prepareMyMeeting } from './prepare-my-meeting.skill.js';
export { specToBacklog } from './spec-to-backlog.skill.js';
export { turnAnEmailIntoTrackedWork } from './turn-an-email-into-tracked-work.skill.js';
export { writeTheWeeklyProductUpdate } from './write-the-weekly-product-update.skill.js';
