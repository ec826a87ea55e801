// Pure
import type {
  AuthObject,
  InvalidTokenAuthObject,
  MachineAuthObject,
  PendingSessionOptions,
  SessionAuthObject,
} from './auth-object-types.ts';
import type { AuthenticateRequestOptions } from './options.ts';
import type { SessionTokenType, TokenType } from './token-types.ts';

export type AuthOptions = PendingSessionOptions & {
  acceptsToken?: AuthenticateRequestOptions['acceptsToken'];
};

/** The auth object for one accepted type of token. */
export type InferAuthObjectFromToken<
  Type extends TokenType,
  Session extends AuthObject,
  Machine extends AuthObject,
> = Type extends SessionTokenType ? Session : Machine & { tokenType: Exclude<Type, SessionTokenType> };

/** The auth objects for a list of accepted types of tokens. */
export type InferAuthObjectFromTokenArray<
  Types extends readonly TokenType[],
  Session extends AuthObject,
  Machine extends AuthObject,
> = SessionTokenType extends Types[number]
  ? Types[number] extends SessionTokenType
    ? Session
    : Session | (Machine & { tokenType: Exclude<Types[number], SessionTokenType> })
  : Machine & { tokenType: Exclude<Types[number], SessionTokenType> };

type MaybePromise<Value, IsPromise extends boolean> = IsPromise extends true ? Promise<Value> : Value;

type MachineOf<Type extends TokenType> = MachineAuthObject<Exclude<Type, SessionTokenType>>;

/** The function of an SDK that returns the auth object of a request. */
export interface GetAuthFn<RequestType, ReturnsPromise extends boolean = false> {
  <Types extends TokenType[]>(
    req: RequestType,
    options: AuthOptions & { acceptsToken: Types },
  ): MaybePromise<
    | InferAuthObjectFromTokenArray<Types, SessionAuthObject, MachineOf<Types[number]>>
    | InvalidTokenAuthObject,
    ReturnsPromise
  >;
  <Type extends TokenType>(
    req: RequestType,
    options: AuthOptions & { acceptsToken: Type },
  ): MaybePromise<InferAuthObjectFromToken<Type, SessionAuthObject, MachineOf<Type>>, ReturnsPromise>;
  (
    req: RequestType,
    options: AuthOptions & { acceptsToken: 'any' },
  ): MaybePromise<AuthObject, ReturnsPromise>;
  (req: RequestType, options?: PendingSessionOptions): MaybePromise<SessionAuthObject, ReturnsPromise>;
}

/** The function of an SDK that returns the auth object of the current request. */
export interface GetAuthFnNoRequest<
  Session extends SessionAuthObject = SessionAuthObject,
  ReturnsPromise extends boolean = false,
> {
  <Types extends TokenType[]>(
    options: AuthOptions & { acceptsToken: Types },
  ): MaybePromise<
    InferAuthObjectFromTokenArray<Types, Session, MachineOf<Types[number]>> | InvalidTokenAuthObject,
    ReturnsPromise
  >;
  <Type extends TokenType>(
    options: AuthOptions & { acceptsToken: Type },
  ): MaybePromise<InferAuthObjectFromToken<Type, Session, MachineOf<Type>>, ReturnsPromise>;
  (
    options: AuthOptions & { acceptsToken: 'any' },
  ): MaybePromise<Exclude<AuthObject, SessionAuthObject> | Session, ReturnsPromise>;
  (options?: PendingSessionOptions): MaybePromise<Session, ReturnsPromise>;
}
