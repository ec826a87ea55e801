import type { Instance } from '../store/instance.ts';
import { sendMessage } from './outbox.ts';

/** The code of every test identifier, as in a development instance. */
const testCode = '424242';

const testEmailAddress = /^[^@]*\+clerk_test[^@]*@/;
const testPhoneNumber = /^\+1\d{3}55501\d{2}$/;

/** Returns whether an instance accepts the test code from this address or number, and sends nothing to it. */
export function isTestIdentifier(identifier: string): boolean {
  return testEmailAddress.test(identifier) || testPhoneNumber.test(identifier);
}

export interface CodeRecipient {
  /** An email address or a phone number in E.164. */
  readonly to: string;
  readonly userId?: string | undefined;
}

/** Creates a code of six digits, and sends it to an email address or a phone number. Returns the code. */
export function sendVerificationCode(instance: Instance, { to, userId }: CodeRecipient): string {
  if (isTestIdentifier(to)) return testCode;
  const code = createCode(instance);
  const channel = to.includes('@') ? 'email' : 'sms';
  const body = `${code} is your verification code.`;
  const subject = channel === 'email' ? body : null;
  sendMessage(instance, {
    channel,
    to,
    template: 'verification_code',
    subject,
    body,
    code,
    userId: userId ?? null,
  });
  return code;
}

function createCode({ randomBytes }: Instance): string {
  const number = randomBytes(4).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 1_000_000).padStart(6, '0');
}
