// Pure

const off = {
  enabled: false,
  required: false,
  used_for_first_factor: false,
  first_factors: [],
  used_for_second_factor: false,
  second_factors: [],
  verifications: [],
  verify_at_sign_up: false,
  immutable: false,
} as const;

const on = { ...off, enabled: true } as const;

const byCode = (strategy: string) => ({
  ...on,
  used_for_first_factor: true,
  first_factors: [strategy],
  verifications: [strategy],
  verify_at_sign_up: true,
});

const disabled = { enabled: false } as const;

/** Renders what a user can have and do. */
export function renderUserSettings() {
  return {
    attributes: attributes(),
    social: {},
    saml: disabled,
    enterprise_sso: disabled,
    sign_in: { second_factor: { required: false } },
    sign_up: {
      captcha_enabled: false,
      captcha_widget_type: 'smart',
      custom_action_required: false,
      progressive: true,
      mode: 'public',
      legal_consent_enabled: false,
    },
    restrictions: {
      allowlist: disabled,
      blocklist: disabled,
      allowlist_blocklist_disabled_on_sign_in: disabled,
      block_email_subaddresses: disabled,
      block_disposable_email_domains: disabled,
    },
    password_settings: passwordSettings(),
    username_settings: {
      min_length: 1,
      max_length: 64,
      allow_extended_special_characters: true,
      allow_numeric_usernames: true,
    },
    actions: { delete_self: true, create_organization: true, create_organizations_limit: null },
    attack_protection: {
      user_lockout: { enabled: false, max_attempts: 100, duration_in_minutes: 60 },
      pii: disabled,
      email_link: { require_same_client: false },
      enumeration_protection: disabled,
    },
    passkey_settings: {
      allow_autofill: false,
      show_sign_in_button: false,
      satisfies_second_factor: false,
    },
  };
}

function attributes() {
  return {
    email_address: byCode('email_code'),
    phone_number: {
      ...byCode('phone_code'),
      used_for_second_factor: true,
      second_factors: ['phone_code'],
    },
    username: { ...on, used_for_first_factor: true },
    web3_wallet: off,
    first_name: on,
    last_name: on,
    password: on,
    authenticator_app: { ...on, used_for_second_factor: true, second_factors: ['totp'] },
    ticket: on,
    backup_code: { ...on, used_for_second_factor: true, second_factors: ['backup_code'] },
    passkey: off,
  };
}

function passwordSettings() {
  return {
    disable_hibp: true,
    disable_password_reverification: true,
    min_length: 8,
    max_length: 72,
    require_special_char: false,
    require_numbers: false,
    require_uppercase: false,
    require_lowercase: false,
    show_zxcvbn: false,
    min_zxcvbn_strength: 0,
    enforce_hibp_on_sign_in: false,
    allowed_special_characters: '',
  };
}
