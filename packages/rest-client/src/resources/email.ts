// Pure

/** A mailbox. */
interface Mailbox {
  address: string;
  /** At most 200 characters. */
  name?: string | undefined;
}

/** An e-mail to send, with HTML, text or both; of both, HTML is shown. Together they may have 50,000 bytes. */
export type CreateEmailParams = {
  /** A mailbox, or a user, whose primary e-mail address is taken. */
  to: { address: string } | { userId: string };
  /** In the sending domain of the instance. */
  from: Mailbox;
  replyTo?: Mailbox | undefined;
  /** At most 998 characters. */
  subject: string;
  /** With `to` and `bcc` at most 50. */
  cc?: readonly string[] | undefined;
  bcc?: readonly string[] | undefined;
  /** Names are sent as they are. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** At most 10, in base64, of 1 MiB together. */
  attachments?: ReadonlyArray<{ filename: string; content: string }> | undefined;
} & ({ html: string; text?: string | undefined } | { html?: string | undefined; text: string });

/** An e-mail that was sent or is to be sent. */
export interface Email {
  object: 'email';
  id: string;
  fromEmailName: string;
  emailAddressId: string | null;
  userId?: string | null;
  toEmailAddress?: string;
  subject?: string;
  body?: string;
  bodyPlain?: string | null;
  status?: string;
  suppressionReason?: string | null;
  slug?: string | null;
  data?: Record<string, unknown> | null;
  deliveredByClerk?: boolean;
}

/** What came of one e-mail of a batch. */
export interface BatchEmailResult {
  /** Place in the batch, from 0. */
  index: number;
  statusCode: number;
  email?: Email;
  errors?: Array<{ code: string; message: string; longMessage?: string }>;
  retryAfterSeconds?: number;
}
