import { expectTypeOf, test } from 'vitest';
import type {
  DeletedObjectJson,
  SessionJson,
  UnknownWebhookEvent,
  UserJson,
  WebhookEvent,
  WebhookEventOf,
  WebhookEventType,
} from '../index.ts';

declare const event: WebhookEvent;

test('a comparison of the type narrows the data', () => {
  if (event.type === 'user.created') {
    expectTypeOf(event.data).toEqualTypeOf<UserJson>();
    expectTypeOf(event.data.email_addresses[0]?.email_address).toEqualTypeOf<string | undefined>();
  }
  if (event.type === 'user.created' || event.type === 'user.updated') {
    expectTypeOf(event.data).toEqualTypeOf<UserJson>();
  }
  if (event.type === 'user.created' || event.type === 'user.deleted') {
    expectTypeOf(event.data).toEqualTypeOf<UserJson | DeletedObjectJson>();
  }
});

test('a switch narrows the data, and leaves unknown types readable', () => {
  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      expectTypeOf(event.data).toEqualTypeOf<UserJson>();
      break;
    case 'session.pending':
      expectTypeOf(event.data).toEqualTypeOf<SessionJson>();
      break;
    default: {
      const type: string = event.type;
      const { id } = event.data;
      expectTypeOf(type).toEqualTypeOf<string>();
      expectTypeOf(id).toEqualTypeOf<unknown>();
    }
  }
});

test('a switch over all types leaves the unknown event', () => {
  const rest = (given: Exclude<WebhookEvent, WebhookEventOf<WebhookEventType>>) => given;
  expectTypeOf(rest).returns.toEqualTypeOf<UnknownWebhookEvent>();
});

test('a comparison with a type that is not known reads the data', () => {
  const type: string = event.type;
  if (type === 'planet.discovered') {
    expectTypeOf(event.data).toHaveProperty('id');
  }
  if (event.type.startsWith('user.')) {
    expectTypeOf(event.type).toExtend<string>();
  }
});

test('data and type are readable before they are narrowed, as users of the reference SDK do', () => {
  const { id } = event.data;
  const { type, timestamp, instance_id, event_attributes } = event;
  expectTypeOf(id).toEqualTypeOf<unknown>();
  expectTypeOf(type).toExtend<string>();
  expectTypeOf(timestamp).toEqualTypeOf<number>();
  expectTypeOf(instance_id).toEqualTypeOf<string>();
  expectTypeOf(event_attributes?.http_request?.client_ip).toEqualTypeOf<string | undefined>();
});

test('a misspelt type is an error', () => {
  // @ts-expect-error: the type is "user.created"
  expectTypeOf(event.type === 'user.craeted').toBeBoolean();
});

test('handlers can be typed by event', () => {
  const onUser = ({ type, data }: WebhookEventOf<'user.created' | 'user.updated'>) => `${type} ${data.id}`;
  const handlers: { [Type in WebhookEventType]?: (event: WebhookEventOf<Type>) => unknown } = {
    'user.created': onUser,
    'user.deleted': ({ data }) => data.deleted,
  };
  expectTypeOf(handlers).toBeObject();
  if (event.type === 'user.created') {
    onUser(event);
  }
  // @ts-expect-error: not a type of event
  type Wrong = WebhookEventOf<'user.craeted'>;
  expectTypeOf<Wrong>().not.toBeNever();
});

test('metadata has the types that an application declares', () => {
  if (event.type === 'user.created') {
    expectTypeOf(event.data.public_metadata).toEqualTypeOf<UserPublicMetadata>();
  }
});
