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
  /** The mailbox that replies go to. */
  replyTo?: Mailbox | undefined;
  /** At most 998 characters. */
  subject: string;
  /** At most 50 together with `to` and `bcc`. */
  cc?: readonly string[] | undefined;
  /** Counts towards the limit of `cc`. */
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
  /** The part of the address of the sender in front of the `@`. */
  fromEmailName: string;
  /** The address that the email is for, if a user has it: `idn_...`. */
  emailAddressId: string | null;
  /** The user that the email is for: `user_...`. */
  userId?: string | null;
  /** The address that the email is for. */
  toEmailAddress?: string;
  /** The subject. */
  subject?: string;
  /** The content as HTML. */
  body?: string;
  /** The content as plain text. */
  bodyPlain?: string | null;
  /** How far the delivery is, such as `queued`. */
  status?: string;
  /** Why the email was not sent, if it was not. */
  suppressionReason?: string | null;
  /** The template of the email, by its slug. */
  slug?: string | null;
  /** What the template of the email was filled with. */
  data?: Record<string, unknown> | null;
  /** Whether the API sends the email. If false, your application sends it, from a webhook. */
  deliveredByClerk?: boolean;
}

/** The result for one email of a batch. */
export interface BatchEmailResult {
  /** Position in the batch, from 0. */
  index: number;
  /** The HTTP status of this email. */
  statusCode: number;
  /** The email, if it was accepted. */
  email?: Email;
  /** The errors of this email, if it was not accepted. */
  errors?: Array<{ code: string; message: string; longMessage?: string }>;
  /** Seconds to wait before this email is sent again. */
  retryAfterSeconds?: number;
}
