const jira = '/ex/jira/{site}/rest/api/3';
const agile = '/ex/jira/{site}/rest/agile/1.0';
const issue = `${jira}/issue/{key}`;
const createMeta = `${jira}/issue/createmeta/{project}/issuetypes`;

/** The request of each Jira function, for the tools' declarations. */
export const calls = {
  addComment: `POST ${issue}/comment`,
  addWorklog: `POST ${issue}/worklog`,
  assignIssue: `PUT ${issue}/assignee`,
  countIssues: `POST ${jira}/search/approximate-count`,
  createIssue: `POST ${jira}/issue`,
  doTransition: `POST ${issue}/transitions`,
  editIssue: `PUT ${issue}`,
  findAssignableUsers: `GET ${jira}/user/assignable/search`,
  findUsers: `GET ${jira}/user/search`,
  getAttachment: `GET ${jira}/attachment/{id}`,
  getAttachmentContent: `GET ${jira}/attachment/content/{id}`,
  getBoards: `GET ${agile}/board`,
  getChangeLogs: `GET ${issue}/changelog`,
  getCommentProperty: `GET ${jira}/comment/{id}/properties/{property}`,
  getComments: `GET ${issue}/comment`,
  getCreateFields: `GET ${createMeta}/{type}`,
  getCreateTypes: `GET ${createMeta}`,
  getEditFields: `GET ${issue}/editmeta`,
  getIssue: `GET ${issue}`,
  getLinkTypes: `GET ${jira}/issueLinkType`,
  getMyself: `GET ${jira}/myself`,
  getSprints: `GET ${agile}/board/{board}/sprint`,
  getTransitions: `GET ${issue}/transitions`,
  getVersions: `GET ${jira}/project/{project}/version`,
  getWorklog: `GET ${issue}/worklog`,
  linkIssues: `POST ${jira}/issueLink`,
  moveToBacklog: `POST ${agile}/backlog/issue`,
  moveToSprint: `POST ${agile}/sprint/{sprint}/issue`,
  remoteLink: `POST ${issue}/remotelink`,
  search: `POST ${jira}/search/jql`,
  searchProjects: `GET ${jira}/project/search`,
  suggest: `GET ${jira}/jql/autocompletedata/suggestions`,
} as const;
