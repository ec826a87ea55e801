import { describe, expect, it } from 'vitest';
import { clientAddressOf } from './client-address.ts';

const request = (headers: Record<string, string> = {}) => new Request('https://a.example', { headers });

describe('clientAddressOf()', () => {
  it('knows no address without the option, whatever the client sends', () => {
    const headers = { 'x-forwarded-for': '203.0.113.9', 'cf-connecting-ip': '203.0.113.9' };
    expect(clientAddressOf(request(headers), [], { clientAddress: undefined })).toBeUndefined();
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['203.0.113.9, 192.0.2.1', '192.0.2.1'],
    ['203.0.113.9,192.0.2.1 ', '192.0.2.1'],
    ['203.0.113.9, evil', undefined],
    ['203.0.113.9,', undefined],
    ['', undefined],
  ])('reads the last address of the header: %s', (value, address) => {
    expect(clientAddressOf(request({ 'x-trusted': value }), [], { clientAddress: 'X-Trusted' })).toBe(
      address,
    );
  });

  it('knows no address if the header is absent', () => {
    expect(clientAddressOf(request(), [], { clientAddress: 'x-trusted' })).toBeUndefined();
  });

  it('calls a function with the request and what the server passes', () => {
    const seen: unknown[] = [];
    const given = request();
    const clientAddress = (...args: [Request, { ip: string }, number]) => {
      seen.push(...args);
      return args[1].ip;
    };
    expect(clientAddressOf(given, [{ ip: '192.0.2.1' }, 2], { clientAddress })).toBe('192.0.2.1');
    expect(seen).toEqual([given, { ip: '192.0.2.1' }, 2]);
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    [' 192.0.2.1 ', '192.0.2.1'],
    ['192.0.2.1:4711', '192.0.2.1'],
    ['0.0.0.0', '0.0.0.0'],
    ['2001:db8::1', '2001:db8::1'],
    ['2001:DB8::1', '2001:DB8::1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['::', '::'],
  ])('reads %s', (value, address) => {
    expect(clientAddressOf(request(), [], { clientAddress: () => value })).toBe(address);
  });

  it.each([
    undefined,
    null,
    '',
    'unknown',
    '_hidden',
    '256.0.2.1',
    '1.2.3',
    '1.2.3.4.5',
    '192.0.2.1:123456',
    '192.0.2.1\r\nX-Evil: 1',
    'x192.0.2.1',
    '192.0.2.1x',
    ':',
    '1:2',
    'g::1',
    '[2001:db8::1',
    '[2001:db8::1]x',
    '[2001:db8::1]:123456',
    'x[2001:db8::1]',
    'fe80::1%eth0',
    '2001:db8::1, 192.0.2.1',
    5,
    { address: '192.0.2.1' },
  ])('does not read %j', (value) => {
    // Programs without types can return anything.
    const clientAddress = () => value as string;
    expect(clientAddressOf(request(), [], { clientAddress })).toBeUndefined();
  });

  it('knows no address if the function throws', () => {
    const clientAddress = () => {
      throw new Error('no socket');
    };
    expect(clientAddressOf(request(), [], { clientAddress })).toBeUndefined();
  });
});
