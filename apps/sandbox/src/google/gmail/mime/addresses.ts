/** One mailbox of an address header. */
export interface Address {
  name: string;
  /** Lower case. */
  email: string;
}

const addressForm = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:"]+$/;

/** The mailboxes of a To, Cc, Bcc or From header (RFC 5322 3.4); undefined when one of them is no address. */
export function parseAddresses(value: string): Address[] | undefined {
  const all = pieces(value).map((piece) => readAddress(piece));
  return all.every((one) => one !== undefined) ? all : undefined;
}

function readAddress(piece: string): Address | undefined {
  const angled = /^(.*)<([^<>]*)>$/s.exec(piece);
  const email = (angled?.[2] ?? piece).trim().toLowerCase();
  const name = (angled?.[1] ?? '')
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll(/\\(.)/g, '$1');
  return addressForm.test(email) ? { name, email } : undefined;
}

/** Splits at commas outside quotes and angle brackets; a group's name and semicolon are dropped. */
function pieces(value: string): string[] {
  const found = value.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^",;<:]|:(?=[^\s,;]*@)|<)+/g) ?? [];
  const isGroupName = (piece: string) =>
    new RegExp(`${escaped(piece)}\\s*:`).test(value) && !piece.includes('@');
  return found.map((piece) => piece.trim()).filter((piece) => piece !== '' && !isGroupName(piece));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
