import { json } from '../../../gateway/answer.js';
import type { GmailCall, GmailHandler } from '../gmail-call.js';
import { found } from '../gmail-call.js';
import type { SendAs } from '../state/mailboxes.js';

/** The account itself and the addresses it writes from. */
export const profileHandlers: Record<string, GmailHandler> = {
  getProfile: ({ mailbox }) =>
    json({
      emailAddress: mailbox.owner.email,
      messagesTotal: mailbox.newestFirst().length,
      threadsTotal: mailbox.threadCount,
      historyId: String(mailbox.historyId),
    }),
  'settings.sendAs.list': (call) => json({ sendAs: addressesOf(call).map((one) => viewSendAs(one)) }),
  'settings.sendAs.get': (call) =>
    json(viewSendAs(found(addressesOf(call).find(({ email }) => email === call.params['sendAsEmail'])))),
};

const addressesOf = ({ mailboxes, mailbox }: GmailCall): SendAs[] => mailboxes.sendAs(mailbox.owner);

/** Only aliases are verified; the primary address says that it is the primary one. */
const viewSendAs = ({ email, name, isPrimary }: SendAs) => ({
  sendAsEmail: email,
  displayName: name,
  replyToAddress: '',
  signature: isPrimary ? `<div dir="ltr">${name}<br>${email}</div>` : '',
  ...(isPrimary
    ? { isPrimary: true, isDefault: true }
    : { treatAsAlias: true, isDefault: false, verificationStatus: 'accepted' }),
});
