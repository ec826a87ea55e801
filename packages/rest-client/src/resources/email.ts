// Pure

/** A mailbox. */
interface Mailbox {
  address: string;
  /** At most 200 characters. */
  name?: string | undefined;
}

/** An email to send, with HTML, text or both. HTML is preferred. Together they can have up to 50,000 bytes. */
export type CreateEmailParams = {
  /** A mailbox, or a user, whose primary email address is used. */
  to: { address: string } | { userId: string };
  /** Must be in the sending domain of the instance. */
  from: Mailbox;
  replyTo?: Mailbox | undefined;
  /** At most 998 characters. */
  subject: string;
  /** At most 50 together with `to` and `bcc`. */
  cc?: readonly string[] | undefined;
  bcc?: readonly string[] | undefined;
  /** The names are not renamed. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** At most 10, in base64, with up to 1 MiB together. */
  attachments?: ReadonlyArray<{ filename: string; content: string }> | undefined;
} & ({ html: string; text?: string | undefined } | { html?: string | undefined; text: string });

/** An email that was sent or will be sent. */
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

/** The result for one email of a batch. */
export interface BatchEmailResult {
  /** Position in the batch, from 0. */
  index: number;
  statusCode: number;
  email?: Email;
  errors?: Array<{ code: string; message: string; longMessage?: string }>;
  retryAfterSeconds?: number;
}
