/** A label as the API shows it, without counts. */
export interface Label {
  id: string;
  name: string;
  type: 'system' | 'user';
  messageListVisibility?: 'show' | 'hide';
  labelListVisibility?: 'labelShow' | 'labelShowIfUnread' | 'labelHide';
  color?: { textColor?: string; backgroundColor?: string };
}

const categories = ['PERSONAL', 'SOCIAL', 'UPDATES', 'FORUMS', 'PROMOTIONS'].map(
  (name) => `CATEGORY_${name}`,
);
const system = [
  'CHAT',
  'SENT',
  'INBOX',
  'IMPORTANT',
  'TRASH',
  'DRAFT',
  'SPAM',
  'STARRED',
  'UNREAD',
  ...categories,
];
const fixed = new Set(['SENT', 'DRAFT', 'CHAT']);

/** The labels of one mailbox: the system's and the person's own. */
export class LabelBook {
  readonly #labels = new Map<string, Label>(
    system.map((id) => [
      id,
      {
        id,
        name: id,
        type: 'system',
        ...(categories.includes(id) || id === 'CHAT'
          ? { messageListVisibility: 'hide', labelListVisibility: 'labelHide' }
          : {}),
      },
    ]),
  );
  #next = 1;

  all(): Label[] {
    return [...this.#labels.values()];
  }

  find(id: string): Label | undefined {
    return this.#labels.get(id);
  }

  /** By name in any case; labels of the person are nested with `/`. */
  findByName(name: string): Label | undefined {
    const wanted = name.trim().toLowerCase();
    return this.all().find((label) => label.name.toLowerCase() === wanted);
  }

  /** Whether mails may be given or deprived of it: it exists, and Gmail does not keep it to itself. */
  isAssignable(id: string): boolean {
    return this.#labels.has(id) && !fixed.has(id);
  }

  create(facts: Omit<Label, 'id' | 'type'>): Label {
    const label: Label = { ...facts, id: `Label_${this.#next++}`, type: 'user' };
    this.#labels.set(label.id, label);
    return label;
  }

  replace(label: Label): void {
    this.#labels.set(label.id, label);
  }

  remove(id: string): void {
    this.#labels.delete(id);
  }
}
