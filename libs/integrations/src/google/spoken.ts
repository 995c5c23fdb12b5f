/** What people call Google's things, and how they ask for each tool where that is not what its title says. */
export const spoken = {
  gmail: 'mail email e-mail inbox mailbox gmail message',
  gmail_create_draft:
    'write an email, compose, prepare, do not send yet, look over before sending, put together',
  gmail_create_label: 'add a new label, category, folder for mail',
  gmail_create_reply_draft:
    'suggest an answer, write a response, prepare a reply, check before sending, do not send',
  gmail_delete_draft: 'throw away, discard, forget, get rid of an unsent, unfinished mail',
  gmail_find_contact: 'email address of a person, contact, how to reach, who is, know the address',
  gmail_forward_message: 'pass on, send on what somebody wrote',
  gmail_get_attachment:
    'open, read, look into the file, PDF, invoice, spreadsheet attached to or that came with a mail',
  gmail_get_draft: 'show, read back, look at the draft once more as it stands',
  gmail_get_message: 'whole email, full text of one mail, entire message with the quoted part, headers',
  gmail_get_profile: 'my own email address, which account, sender, from which address, connected to',
  gmail_get_thread: 'summarise, catch up on a mail thread, what was said, discussed, agreed, latest answers',
  gmail_list_drafts: 'which drafts, all drafts, unfinished, unsent mails, waiting, how many',
  gmail_list_labels: 'which labels are there, categories, folders of the mailbox',
  gmail_modify_thread_labels:
    'tag, categorise, star, mark as important, put a label on a mail thread, unlabel',
  gmail_reply_to_thread: 'answer, respond, write back, reply to all, tell them now',
  gmail_search_threads:
    'look for, any new or unread mails, emails from somebody about something, has anyone written to me, did I hear from, inbox today, this week, with attachment',
  gmail_send_draft: 'send it off as it is, go ahead, looks good, ready, now',
  gmail_send_message:
    'write to somebody, email, tell, inform, notify, let know, invite, invitation, shoot a mail',
  gmail_trash_thread: 'delete, bin, throw away, get rid of, remove, undelete, restore an email, newsletter',
  gmail_triage_threads:
    'clean up, tidy, archive, mark as read or unread, star, snooze, clear the inbox, newsletters, notifications, all mails from, every, everything, these mails',
  gmail_update_draft:
    'change, edit, rewrite, correct the subject, text, recipients of a draft, add somebody in copy, cc, bcc, attach',
  drive: 'drive file document doc google docs sheet spreadsheet slides presentation deck',
  drive_add_comment: 'leave a comment, note, remark, feedback in a doc, ask for something in the document',
  drive_copy_file: 'duplicate, make a copy, use a template, from a template',
  drive_create_document:
    'new google doc, start, write up notes, minutes, summary, text as a document, create',
  drive_create_file: 'upload, save, store, put an attachment, csv, text file as a spreadsheet, import',
  drive_create_folder: 'new directory, create a folder',
  drive_export_file: 'download, convert, as PDF, Word, Excel, PowerPoint, save as',
  drive_get_file_metadata:
    'where is it stored, location, how big, large, size, owner, who owns, edited last, type, link',
  drive_list_comments: 'feedback, remarks, what reviewers said, open comments left in the doc',
  drive_list_folder: 'what is in a folder, contents, show files in a directory, root, My Drive',
  drive_list_permissions: 'who can see, view, open, edit, shared with whom, anyone outside, public, access',
  drive_list_recent_files:
    'lately, recently, yesterday, today, this morning, worked on, had open, last opened',
  drive_list_revisions:
    'earlier, older, previous versions, history, how and when it changed, by whom, who edited',
  drive_list_shared_drives: 'team drives, which shared drives, am I a member',
  drive_move_file: 'put into another folder, archive folder, rename, new name, call it',
  drive_read_file:
    'open, show, what does the document say, what is in it, numbers in the sheet, content, policy, notes',
  drive_remove_permission: 'revoke, stop sharing, unshare, no longer able to open, take away, remove access',
  drive_reply_to_comment: 'answer, respond to, close, mark as resolved, settle a comment in the doc',
  drive_request_file_access:
    'choose, pick, select files you may use, are allowed to see, give you permission, cannot see the file',
  drive_search_files:
    'where is, look for a document, report, presentation, checklist, get me the deck, files somebody owns',
  drive_share_file:
    'give access, edit rights, view, let somebody edit, read only, invite, send a link to, permission',
  drive_trash_file:
    'delete, bin, throw away, remove, get rid of, restore a deleted file, undelete, duplicate',
  drive_update_file_content:
    'overwrite, update, edit, change the text, new version, rewrite the document, data in the sheet',
};
