// Pure
import { canParseUrl } from '@x/errors/internal';
import type { ProxySettings } from '../settings/read-settings.ts';

const IPV4 = /^(?<address>\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/;
const IPV6_IN_BRACKETS = /^\[(?<address>[0-9a-f:.]+)\](?::\d{1,5})?$/i;
const IPV6 = /^(?<address>[0-9a-f:.]*:[0-9a-f:.]*)$/i;

/**
 * Returns the address of the client, if the option names a place that is trusted. A value that is not an address, or a
 * function that throws, stands for an unknown address.
 */
export function clientAddressOf<Context extends readonly unknown[]>(
  request: Request,
  context: Context,
  { clientAddress }: Pick<ProxySettings<Context>, 'clientAddress'>,
): string | undefined {
  if (typeof clientAddress === 'string') {
    return readAddress(request.headers.get(clientAddress)?.split(',').at(-1));
  }
  try {
    return readAddress(clientAddress?.(request, ...context));
  } catch {
    return undefined;
  }
}

/** Reads an address, in brackets and with a port as some servers write it. */
function readAddress(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const ipv4 = IPV4.exec(text)?.groups?.['address'];
  if (ipv4 !== undefined) {
    return canParseUrl(`http://${ipv4}`) ? ipv4 : undefined;
  }
  const ipv6 = (IPV6_IN_BRACKETS.exec(text) ?? IPV6.exec(text))?.groups?.['address'];
  return ipv6 !== undefined && canParseUrl(`http://[${ipv6}]`) ? ipv6 : undefined;
}
