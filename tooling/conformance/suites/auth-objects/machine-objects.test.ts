import {
  type MachineTokens,
  type MachineTokenType,
  authenticatedMachineObject as oursOf,
  unauthenticatedMachineObject as oursOfNobody,
} from '@x/auth-state';
import {
  authenticatedMachineObject as theirsOf,
  unauthenticatedMachineObject as theirsOfNobody,
} from 'clerk-latest/internal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sample } from './sample.ts';

const TYPES: readonly MachineTokenType[] = ['api_key', 'm2m_token', 'oauth_token'];

const machineTokens = fc.record({
  id: fc.string(),
  subject: fc.oneof(fc.constantFrom('user_1', 'org_1', 'mch_1', 'user', ''), fc.string()),
  scopes: fc.array(fc.string()),
  name: fc.string(),
  claims: fc.constantFrom(null, {}, { tier: 'gold' }),
  clientId: fc.string(),
});

const fields = (auth: object) =>
  Object.fromEntries(Object.entries(auth).filter(([, value]) => typeof value !== 'function'));

describe.each(TYPES)('machine auth objects, %s, of ours and of @clerk/backend 3.25.0', (type) => {
  it('have equal fields and results of has()', async () => {
    for (const machineToken of sample(machineTokens)) {
      // It has the fields of every type; the classes of the reference have more.
      const ours = oursOf(type, 'token', machineToken as MachineTokens[typeof type]);
      const theirs = theirsOf(type, 'token', machineToken as unknown as Parameters<typeof theirsOf>[2]);
      expect(fields(ours)).toStrictEqual(fields(theirs));
      expect([await ours.getToken(), ours.has()]).toEqual([
        await theirs.getToken(),
        theirs.has({ role: 'a' }),
      ]);
    }
  }, 600_000);

  it('are equal when signed out', async () => {
    const [ours, theirs] = [oursOfNobody(type), theirsOfNobody(type)];
    expect(fields(ours)).toStrictEqual(fields(theirs));
    expect([await ours.getToken(), ours.has()]).toEqual([await theirs.getToken(), theirs.has({ role: 'a' })]);
  });
});
