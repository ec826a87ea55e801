import { frontendApiUrlOf } from '../client-keys.ts';
import { organizationSettings } from '../model/instance-settings.ts';
import type { PayerType } from '../store/billing-records.ts';
import type { Instance } from '../store/instance.ts';
import { renderUserSettings } from './render-user-settings.ts';

/** Renders the settings that a browser SDK starts with: what the emulator can do. */
export function renderEnvironment(instance: Instance) {
  return {
    auth_config: authConfig(instance),
    display_config: displayConfig(instance),
    user_settings: renderUserSettings(),
    organization_settings: renderOrganizationSettings(instance),
    fraud_settings: { object: 'fraud_settings', native: { device_attestation_mode: 'disabled' } },
    commerce_settings: renderCommerceSettings(instance),
    api_keys_settings: { enabled: false, user_api_keys_enabled: false, orgs_api_keys_enabled: false },
    client_debug_mode: false,
    partitioned_cookies: false,
    maintenance_mode: false,
  };
}

function authConfig({ instanceId }: Instance) {
  return {
    object: 'auth_config',
    id: instanceId.replace(/^ins_/, 'aconf_'),
    first_name: 'on',
    last_name: 'on',
    email_address: 'on',
    phone_number: 'on',
    username: 'on',
    password: 'on',
    identification_requirements: [['email_address'], ['phone_number'], ['username']],
    identification_strategies: ['email_address', 'phone_number', 'username'],
    first_factors: ['password', 'email_code', 'phone_code', 'ticket'],
    second_factors: ['totp', 'backup_code', 'phone_code'],
    email_address_verification_strategies: ['email_code'],
    single_session_mode: true,
    enhanced_email_deliverability: false,
    test_mode: true,
    url_based_session_syncing: true,
    claimed_at: null,
    reverification: false,
    native_settings: {
      object: 'native_settings',
      api_enabled: true,
      trusted_device_sign_in_enabled: false,
      trusted_device_enrollment_prompt_after_sign_in_enabled: false,
      trusted_device_enrollment_prompt_after_sign_up_enabled: false,
    },
  };
}

function displayConfig(instance: Instance) {
  const page = (path: string) => frontendApiUrlOf(instance) + path;
  return {
    object: 'display_config',
    id: instance.instanceId.replace(/^ins_/, 'display_config_'),
    instance_environment_type: instance.productionDomain === undefined ? 'development' : 'production',
    application_name: 'Emulator',
    theme: {},
    preferred_sign_in_strategy: 'password',
    logo_image_url: null,
    favicon_image_url: null,
    home_url: page('/'),
    sign_in_url: page('/sign-in'),
    sign_up_url: page('/sign-up'),
    user_profile_url: page('/user'),
    waitlist_url: page('/waitlist'),
    oauth_consent_url: page('/oauth-consent'),
    after_sign_in_url: page('/'),
    after_sign_up_url: page('/'),
    after_sign_out_one_url: page('/sign-in'),
    after_sign_out_all_url: page('/sign-in'),
    after_switch_session_url: page('/'),
    after_join_waitlist_url: page('/'),
    organization_profile_url: page('/organization'),
    create_organization_url: page('/create-organization'),
    after_leave_organization_url: page('/'),
    after_create_organization_url: page('/'),
    logo_link_url: page('/'),
    support_email: null,
    branded: false,
    experimental_force_oauth_first: false,
    clerk_js_version: null,
    show_devmode_warning: false,
    google_one_tap_client_id: null,
    help_url: null,
    privacy_policy_url: null,
    terms_url: null,
    logo_url: null,
    favicon_url: null,
    logo_image: null,
    favicon_image: null,
    captcha_public_key: null,
    captcha_widget_type: null,
    captcha_public_key_invisible: null,
    captcha_provider: null,
    captcha_oauth_bypass: [],
  };
}

function renderOrganizationSettings(instance: Instance) {
  const settings = organizationSettings(instance);
  return {
    enabled: settings.enabled,
    max_allowed_memberships: settings.max_allowed_memberships,
    actions: { admin_delete: settings.admin_delete_enabled },
    domains: {
      enabled: settings.domains_enabled,
      enrollment_modes: settings.domains_enrollment_modes,
      default_role: settings.domains_default_role,
    },
    slug: { disabled: settings.slug_disabled },
    creator_role: settings.creator_role,
  };
}

function renderCommerceSettings({ store }: Instance) {
  const settingsOf = (type: PayerType) => {
    const plans = store.billing_plans.all().filter(({ for_payer_type }) => for_payer_type === type);
    return { enabled: plans.length > 0, has_paid_plans: plans.some(({ amount }) => amount > 0) };
  };
  return {
    billing: {
      stripe_publishable_key: null,
      free_trial_requires_payment_method: true,
      user: settingsOf('user'),
      organization: settingsOf('org'),
    },
  };
}
