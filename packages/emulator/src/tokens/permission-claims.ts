// Pure

/** The claims that hold permissions in version 2: `fea` in the payload, `per` and `fpm` in the claim `o`. */
interface PermissionClaims {
  readonly features: readonly string[];
  readonly per: string;
  readonly fpm: string;
}

/**
 * Packs permissions such as `org:invoices:create`. `per` lists each action once. `fpm` has one bitmask of actions for
 * each feature, in the order of `fea`; the lowest bit stands for the first action.
 */
export function packPermissions(permissions: readonly string[]): PermissionClaims {
  const granted = new Set(permissions);
  const parts = [...granted].map((permission) => permission.split(':'));
  const features = [...new Set(parts.map(([, feature]) => feature))];
  const actions = [...new Set(parts.map(([, , action]) => action))];
  const bitmasks = features.map((feature) =>
    actions.reduce(
      (mask, action, bit) => (granted.has(`org:${feature}:${action}`) ? mask | (1n << BigInt(bit)) : mask),
      0n,
    ),
  );
  return {
    features: features.map((feature) => `o:${feature}`),
    per: actions.join(','),
    fpm: bitmasks.join(','),
  };
}
