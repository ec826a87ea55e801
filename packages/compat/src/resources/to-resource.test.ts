import { describe, expect, it } from 'vitest';
import { toResource } from './to-resource.ts';

/** Returns a field of the resource of an object. */
function fieldOf(object: string, json: object, name: string): unknown {
  return Reflect.get(Object(toResource({ object, ...json })), name);
}

const money = { amount: 1, amount_formatted: '0.01', currency: 'usd', currency_symbol: '$' };

describe('toResource()', () => {
  it.each([
    { now: null, before: 'task_1', id: 'task_1' },
    { now: 'task_2', before: 'task_1', id: 'task_2' },
    { now: null, before: null, id: '' },
  ])('takes the first name that has a value: $now, then $before', ({ now, before, id }) => {
    const json = { agent_task_id: now, task_id: before };
    expect(fieldOf('agent_task', json, 'agentTaskId')).toBe(id);
    expect(fieldOf('agent_task', json, 'taskId')).toBe(id);
  });

  it.each(['', 0, false, null, undefined])('replaces a missing value that is %j', (value) => {
    expect(fieldOf('organization', { image_url: value }, 'imageUrl')).toBe('');
    expect(fieldOf('commerce_plan', { fee: value }, 'fee')).toBeNull();
    expect(fieldOf('user', { email_addresses: value }, 'emailAddresses')).toEqual([]);
  });

  it.each([null, undefined])('keeps a list that can be absent, if it is %j', (value) => {
    expect(fieldOf('domain', { cname_targets: value }, 'cnameTargets')).toBe(value);
  });

  it.each([null, undefined, 'text', {}])('has an empty list in place of %j', (value) => {
    expect(fieldOf('email_address', { linked_to: value }, 'linkedTo')).toEqual([]);
    expect(fieldOf('client', { sessions: value }, 'sessions')).toEqual([]);
  });

  it('leaves null out of the lists of resources', () => {
    const json = { email_addresses: [null, { id: 'idn_1' }], primary_email_address_id: 'idn_1' };
    expect(fieldOf('user', json, 'emailAddresses')).toHaveLength(1);
    expect(fieldOf('user', json, 'primaryEmailAddress')).toMatchObject({ id: 'idn_1' });
  });

  it('has null in place of an address that is not a URL', () => {
    const json = { verification: { external_verification_redirect_url: 'https://[' } };
    const verification = fieldOf('email_address', json, 'verification');
    expect(verification).toMatchObject({ externalVerificationRedirectURL: null });
  });

  it('has the fields of an actor that are strings, up to the actor of an actor', () => {
    const actor = {
      sub: 'user_1',
      iss: 7,
      other: 1,
      act: { sub: 'user_2', iss: 'a', act: { sub: 'user_3' } },
    };
    expect(fieldOf('clerk_idp_oauth_access_token', { act: actor }, 'act')).toEqual({
      sub: 'user_1',
      act: { sub: 'user_2', iss: 'a' },
    });
  });

  it.each([undefined, null, '', 'user_1', [], {}, { sub: 1 }])('has no actor for %j', (act) => {
    expect(fieldOf('clerk_idp_oauth_access_token', { act }, 'act')).toBeUndefined();
  });

  it('has neither the secret key nor the machines of a scoped machine', () => {
    const scoped = { id: 'mch_2', secret_key: 'ak_1', scoped_machines: [{ id: 'mch_3' }] };
    const [machine] = [fieldOf('machine', { scoped_machines: [scoped] }, 'scopedMachines')].flat();
    expect(machine).toMatchObject({ id: 'mch_2', scopedMachines: [] });
    expect(Reflect.get(Object(machine), 'secretKey')).toBeUndefined();
  });

  it('orders the fields of the next payment as the reference does', () => {
    const next_payment = { amount: money, date: 1 };
    const ofSubscription = fieldOf('commerce_subscription', { next_payment }, 'nextPayment');
    const ofItem = fieldOf('commerce_subscription_item', { next_payment }, 'nextPayment');
    expect(Object.keys(Object(ofSubscription))).toEqual(['date', 'amount', 'perUnitTotals', 'totals']);
    expect(Object.keys(Object(ofItem))).toEqual(['amount', 'date', 'perUnitTotals', 'totals']);
  });

  it('reads no message of a verification', () => {
    const json = { verification: { message: 'Sign in' } };
    expect(fieldOf('email_address', json, 'verification')).toMatchObject({ message: null });
  });

  it.each([
    { first: ' Ada ', last: ' Lovelace ', name: 'Ada   Lovelace' },
    { first: ' ', last: 'Lovelace', name: 'Lovelace' },
    { first: ' ', last: null, name: null },
    { first: null, last: undefined, name: null },
  ])('has no white space around the full name of "$first" and "$last"', ({ first, last, name }) => {
    expect(fieldOf('user', { first_name: first, last_name: last }, 'fullName')).toBe(name);
  });
});
