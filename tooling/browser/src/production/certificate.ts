import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';

/** A certificate for a domain and its subdomains. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** The hash of the public key, which a browser accepts in a setting. */
  readonly fingerprint: string;
}

/** Makes a certificate that is valid for a day, with openssl. */
export function createCertificate(domain: string): Certificate {
  const names = `subjectAltName=DNS:${domain},DNS:*.${domain}`;
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc'];
  const subject = ['-subj', `/CN=${domain}`, '-addext', names, '-days', '1'];
  const output = execFileSync(
    'openssl',
    ['req', '-x509', ...curve, ...subject, '-keyout', '-', '-out', '-'],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const { publicKey } = new X509Certificate(output);
  const fingerprint = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  return { key: output, cert: output, fingerprint };
}
