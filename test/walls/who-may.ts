/** What belongs to one person of one company in the world of the matrix; see matrix-world.ts. */
export interface Owned {
  readonly connection: string;
  readonly key: string;
  readonly file: string;
  readonly notice: string;
  readonly person: string;
  readonly revocation: string;
  readonly agent: string;
  readonly conversation: string;
  readonly approval: string;
  readonly grant: string;
}

/** Who may use an operation beside what its `security` says. An operation without a row fails the matrix. */
export interface Row {
  /** The role it needs; absent: none. */
  readonly role?: 'catalogue_editor' | 'company_admin' | 'auditor';
  /** Whose id its path names, or `everybody` for one that is the same for all, such as a skill's. */
  readonly names?: keyof Owned | 'everybody';
  /** A body that is right, so that only who asks can be wrong. */
  readonly body?: unknown;
  /** Whether a colleague may see it too, because it is the company's. */
  readonly isCompanys?: boolean;
}

const editor = { role: 'catalogue_editor' } as const;
const admin = { role: 'company_admin' } as const;

export const whoMay: Readonly<Record<string, Row>> = {
  signIn: {},
  signOut: {},
  signInOptions: {},
  me: {},
  listSkills: {},
  describeSkill: { names: 'everybody' },
  connectSkill: { names: 'everybody' },
  listConnections: {},
  changeConnection: { names: 'connection', body: { is_default: true } },
  reconnect: { names: 'connection', body: {} },
  disconnect: { names: 'connection' },
  listTools: {},
  uploadFile: {},
  downloadFile: { names: 'file' },
  listActivity: {},
  listKeys: {},
  createKey: {},
  revokeKey: { names: 'key' },
  grantKey: { names: 'key' },
  withdrawKey: { names: 'key' },
  showCatalog: editor,
  switchSkill: { ...editor, names: 'everybody' },
  decideTool: { ...editor, names: 'everybody' },
  listProviders: admin,
  setProvider: { ...admin, names: 'everybody' },
  checkProvider: { ...admin, names: 'everybody' },
  listNotices: {},
  readNotice: { names: 'notice' },
  showWebhook: admin,
  setWebhook: admin,
  removeWebhook: admin,
  testWebhook: admin,
  exportMyData: {},
  listPeople: admin,
  offboardPerson: { ...admin, names: 'person', body: {} },
  readmitPerson: { ...admin, names: 'person', body: {} },
  erasePerson: { ...admin, names: 'person', body: { confirm: 'nobody' } },
  listRevocations: admin,
  retryRevocation: { ...admin, names: 'revocation', body: {} },
  dismissRevocation: { ...admin, names: 'revocation', body: {} },
  showRetention: admin,
  setRetention: admin,
  downloadSkill: { names: 'everybody' },
  listAgents: {},
  createAgent: {},
  describeAgent: { names: 'agent' },
  changeAgent: { names: 'agent', body: { name: 'Mine' } },
  removeAgent: { names: 'agent' },
  listModels: {},
  setModelKey: { ...admin, names: 'everybody', body: { api_key: null } },
  listConversations: {},
  beginConversation: {},
  readConversation: { names: 'conversation' },
  forgetConversation: { names: 'conversation' },
  ask: { names: 'conversation', body: { text: 'What is in it?' } },
  goOn: { names: 'conversation', body: {} },
  listen: { names: 'conversation' },
  cancelRun: { names: 'conversation', body: {} },
  listApprovals: {},
  listAllowedAgents: {},
  adjustAllowedAgent: { names: 'grant', body: { skills: null, writes: false } },
  withdrawAllowedAgent: { names: 'grant' },
  listCompanyAgents: admin,
  blockAgent: admin,
  unblockAgent: admin,
  decide: { names: 'approval', body: { decision: 'approve', hash: 'a'.repeat(64) } },
};
