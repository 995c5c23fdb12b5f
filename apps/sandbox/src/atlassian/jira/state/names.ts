import type { IssueType, LinkType, Named, Status, Transition } from './model.js';

export const statuses: readonly Status[] = [
  { id: '10000', name: 'To Do', category: 'new' },
  { id: '3', name: 'In Progress', category: 'indeterminate' },
  { id: '10001', name: 'In Review', category: 'indeterminate' },
  { id: '10002', name: 'Done', category: 'done' },
];

export const categories = {
  new: { id: 2, key: 'new', name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, key: 'indeterminate', name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, key: 'done', name: 'Done', colorName: 'green' },
} as const;

/** The highest first. */
export const priorities: readonly Named[] = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map(
  (name, index) => ({ id: String(index + 1), name }),
);
export const mediumPriority = '3';

export const resolutions: readonly Named[] = [
  { id: '10000', name: 'Done' },
  { id: '10001', name: "Won't Do" },
  { id: '10002', name: 'Duplicate' },
  { id: '10003', name: 'Cannot Reproduce' },
];
export const doneResolution = '10000';

export const linkTypes: readonly LinkType[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

const issueType = (id: string, name: string, level: IssueType['level'], description: string): IssueType => ({
  id,
  name,
  level,
  description,
});

export const types = {
  epic: issueType('10001', 'Epic', 1, 'A big piece of work, with stories and tasks below it.'),
  story: issueType('10002', 'Story', 0, 'Something that a user gets.'),
  task: issueType('10003', 'Task', 0, 'A small piece of work.'),
  bug: issueType('10004', 'Bug', 0, 'Something that does not work as it ought to.'),
  incident: issueType('10005', 'Incident', 0, 'Something that customers notice now.'),
  subtask: issueType('10006', 'Sub-task', -1, 'A part of another issue.'),
};

/** To Do, In Progress, In Review, Done; a review needs work that was started, Done asks for a resolution. */
export const reviewedWorkflow: Transition[] = [
  { id: '11', name: 'Back to To Do', to: '10000', resolution: 'cleared' },
  { id: '21', name: 'Start work', to: '3', resolution: 'cleared' },
  { id: '31', name: 'Ask for review', from: ['3', '10002'], to: '10001', resolution: 'cleared' },
  { id: '41', name: 'Finish', to: '10002', resolution: 'asked' },
];

/** To Do, In Progress, Done, from anywhere to anywhere. */
export const simpleWorkflow: Transition[] = [
  { id: '11', name: 'To Do', to: '10000', resolution: 'cleared' },
  { id: '21', name: 'In Progress', to: '3', resolution: 'cleared' },
  { id: '31', name: 'Done', to: '10002', resolution: 'set' },
];

export const roles: Record<string, string[]> = {
  Administrators: ['chloe-martin', 'dmitri-volkov'],
  Developers: ['ana-lopez', 'ben-okafor', 'chloe-martin'],
};

export const groups: Record<string, string[]> = {
  'jira-administrators': ['chloe-martin', 'dmitri-volkov'],
  'northwind-engineering': ['ana-lopez', 'ben-okafor', 'chloe-martin'],
};
