import nodemailer from 'nodemailer';

/** One letter to one person. `id` becomes its Message-ID, so that a repeat is recognised by the mail server of its reader. */
export interface Letter {
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Whoever takes letters. */
export interface Mailer {
  /** Resolves when the next mail server has taken it over. Throws what that server says; may be called again. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** Sends over SMTP (RFC 5321). `url` holds the server and its login: `smtps://user:password@host`; `from` as in a header. */
export function smtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  const transport = nodemailer.createTransport({ url, pool: true, maxConnections: 2, ...timeouts }, { from });
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, to, subject, text, html }) {
      await transport.sendMail({ messageId: `<${id}@${domain}>`, to, subject, text, html, headers });
    },
    close: () => transport.close(),
  };
}

// RFC 3834: nobody's holiday answer comes back to it.
const headers = { 'Auto-Submitted': 'auto-generated' };
