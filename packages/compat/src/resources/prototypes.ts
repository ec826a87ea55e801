// Pure
import type { User } from './types.ts';

type Getters = Readonly<Record<string, (resource: never) => unknown>>;

/** The JSON of the API, which resources keep in this field. */
const raw = (resource: { readonly _raw: unknown }): unknown => resource._raw;

function fullName({ firstName, lastName }: User): string | null {
  const name = `${firstName ?? ''} ${lastName ?? ''}`.trim();
  return name === '' ? null : name;
}

const byId = <Item extends { readonly id: string }>(
  items: readonly Item[],
  wanted: string | null,
): Item | null => items.find(({ id }) => id === wanted) ?? null;

const USER: Getters = {
  raw,
  fullName,
  primaryEmailAddress: (user: User) => byId(user.emailAddresses, user.primaryEmailAddressId),
  primaryPhoneNumber: (user: User) => byId(user.phoneNumbers, user.primaryPhoneNumberId),
  primaryWeb3Wallet: (user: User) => byId(user.web3Wallets, user.primaryWeb3WalletId),
};

/** Properties of resources that are computed when they are read. */
const GETTERS: Readonly<Record<string, Getters>> = {
  Invitation: { raw },
  Organization: { raw },
  OrganizationInvitation: { raw },
  OrganizationMembership: { raw },
  User: USER,
};

const PROTOTYPES = /* @__PURE__ */ new Map<string, object>();

/** Returns the prototype of a resource, with its getters: a spread or the JSON of a resource does not show them. */
export function prototypeOf(name: string): object {
  const getters = Object.hasOwn(GETTERS, name) ? GETTERS[name] : undefined;
  if (getters === undefined) {
    return Object.prototype;
  }
  let prototype = PROTOTYPES.get(name);
  if (prototype === undefined) {
    prototype = Object.create(Object.prototype, descriptorsOf(getters)) as object;
    PROTOTYPES.set(name, prototype);
  }
  return prototype;
}

function descriptorsOf(getters: Getters): PropertyDescriptorMap {
  return Object.fromEntries(
    Object.entries(getters).map(([name, get]) => [
      name,
      {
        configurable: true,
        get(this: never) {
          return get(this);
        },
      },
    ]),
  );
}
