import type { Named } from './model.js';

/** A custom field; a select has options, each with an id. */
export interface CustomField {
  id: string;
  name: string;
  kind: 'number' | 'select' | 'sprint' | 'rank';
  options: Named[];
}

const options = (first: number, ...names: string[]): Named[] =>
  names.map((name, index) => ({ id: String(first + index), name }));

export const storyPoints: CustomField = {
  id: 'customfield_10016',
  name: 'Story Points',
  kind: 'number',
  options: [],
};
export const sprintField: CustomField = {
  id: 'customfield_10020',
  name: 'Sprint',
  kind: 'sprint',
  options: [],
};
export const rankField: CustomField = { id: 'customfield_10019', name: 'Rank', kind: 'rank', options: [] };
export const team: CustomField = {
  id: 'customfield_10001',
  name: 'Team',
  kind: 'select',
  options: options(10_020, 'Motion', 'Safety', 'Fleet'),
};
export const severity: CustomField = {
  id: 'customfield_10040',
  name: 'Severity',
  kind: 'select',
  options: options(10_040, 'Sev 1', 'Sev 2', 'Sev 3'),
};

export const customFields: readonly CustomField[] = [storyPoints, team, severity, sprintField, rankField];
