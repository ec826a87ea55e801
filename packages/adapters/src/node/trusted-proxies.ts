import { BlockList, isIP } from 'node:net';
import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';

/** IP addresses and networks such as `10.0.0.0/8`, or a function of an address. */
export type TrustedProxies = readonly string[] | ((address: string) => boolean);

/** Returns a function that says whether an address is that of a trusted proxy. Throws a `ConfigError` for a bad entry. */
export function createTrust(proxies: TrustedProxies): (address: string) => boolean {
  if (typeof proxies === 'function') {
    return proxies;
  }
  if (!Array.isArray(proxies)) {
    throw new ConfigError(
      `Option "trustedProxies" must be a list of IP addresses and networks, or a function, not ${quote(proxies)}.`,
    );
  }
  const list = new BlockList();
  for (const entry of proxies) {
    addEntry(list, entry);
  }
  return (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  };
}

function addEntry(list: BlockList, entry: unknown): void {
  const [address = '', prefix, ...rest] = typeof entry === 'string' ? entry.split('/') : [];
  const family = isIP(address);
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const bits = prefix === undefined ? undefined : Number(prefix);
  const isPrefix = bits === undefined || (/^\d+$/.test(String(prefix)) && bits <= (family === 4 ? 32 : 128));
  if (family === 0 || rest.length > 0 || !isPrefix) {
    throw new ConfigError(
      `Option "trustedProxies" must list IP addresses and networks such as "10.0.0.0/8", not ${quote(entry)}.`,
    );
  }
  if (bits === undefined) {
    list.addAddress(address, type);
  } else {
    list.addSubnet(address, bits, type);
  }
}
