import { enAccount } from './en-account.js';
import { enAdmin } from './en-admin.js';
import { enAllowed } from './en-allowed.js';
import { enData } from './en-data.js';
import { enLeaving } from './en-leaving.js';
import { enAgents, enChat, enPlayground } from './en-chat.js';
import { enModels } from './en-models.js';
import { en } from './en.js';

/** The words of the pages. Another language is one more value of the same type. */
export const words = {
  ...en,
  ...enAccount,
  ...enAllowed,
  data: enData,
  admin: enAdmin,
  leaving: enLeaving,
  chat: enChat,
  agents: enAgents,
  playground: enPlayground,
  models: enModels,
};
export type Words = typeof words;
