import { describe, expect, it } from 'vitest';
import { checkOrder, parseOrder } from './order.ts';

describe('parseOrder()', () => {
  it.each([
    ['name', 'name', false],
    ['+name', 'name', false],
    [' name', 'name', false],
    ['-name', 'name', true],
    ['- name ', ' name', true],
    ['--name', '-name', true],
    ['+', '', false],
    ['-', '', true],
    ['na-me', 'na-me', false],
    ['a\nb', 'a\nb', false],
    ['', 'created_at', true],
    [' ', 'created_at', true],
    [null, 'created_at', true],
    [undefined, 'created_at', true],
  ])('of %j has the field %j, and descending is %s', (text, field, descending) => {
    expect(parseOrder(text)).toEqual({ field, descending });
  });
});

describe('checkOrder()', () => {
  const check = (text: string, fields: readonly string[] | undefined = ['name', 'email']) =>
    checkOrder(fields, new URLSearchParams(text));

  it.each(['', 'order_by=', 'order_by=name', 'order_by=-email', 'order_by=%2Bname', 'order_by=-created_at'])(
    'accepts %j',
    (text) => {
      expect(check(text)).toEqual([]);
    },
  );

  it('accepts every order of an operation without orders', () => {
    expect(checkOrder(undefined, new URLSearchParams('order_by=color'))).toEqual([]);
  });

  it.each(['order_by=color', 'order_by=-', 'order_by=--name', 'order_by=color&order_by=name'])(
    'rejects %j with the orders in the message',
    (text) => {
      expect(check(text)).toMatchObject([
        {
          code: 'form_param_value_invalid',
          long_message: expect.stringContaining('one of name, email, with an optional + or - in front of it'),
          meta: { param_name: 'order_by' },
        },
      ]);
    },
  );

  it('counts the first order of a query only', () => {
    expect(check('order_by=name&order_by=color')).toEqual([]);
  });
});
