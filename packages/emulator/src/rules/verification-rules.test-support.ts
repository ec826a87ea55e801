import type { RuleTable, Step } from './rule.test-support.ts';

const testAddress: Step = [
  'POST /email_addresses',
  { user_id: 'user_ada', email_address: 'ada+clerk_test@example.com' },
];
const realAddress: Step = [
  'POST /email_addresses',
  { user_id: 'user_ada', email_address: 'ada2@example.com' },
];
const prepare: Step = 'POST /email_addresses/{1.id}/prepare_verification';
const attempt = (code: string): Step => [
  'POST /email_addresses/{1.id}/attempt_verification',
  { verification_id: '{2.id}', code },
];
const user: Step = 'GET /email_addresses/{1.id}';

export const verificationRules: RuleTable = {
  title: 'verifications',
  rules: [
    [
      'a new verification is unverified, without attempts',
      prepare,
      [200, { status: 'unverified', strategy: 'email_code', attempts: 0 }],
      'description',
      [testAddress],
    ],
    [
      'a test address accepts 424242',
      attempt('424242'),
      [200, { status: 'verified', attempts: 1 }],
      'guides',
      [testAddress, prepare],
    ],
    [
      'the right code marks the address as verified',
      user,
      [200, { verification: { status: 'verified' } }],
      'description',
      [testAddress, prepare, attempt('424242')],
    ],
    [
      'the status reports a wrong code, without an error',
      attempt('000000'),
      [200, { status: 'unverified', attempts: 1 }],
      'description',
      [testAddress, prepare],
    ],
    [
      'a wrong code leaves the address unverified',
      user,
      [200, { verification: null }],
      'description',
      [testAddress, prepare, attempt('000000')],
    ],
    [
      'too many wrong codes fail the verification',
      attempt('424242'),
      [200, { status: 'failed', attempts: 3 }],
      'description',
      [testAddress, prepare, attempt('1'), attempt('2'), attempt('3')],
    ],
    [
      'a code expires',
      attempt('424242'),
      [200, { status: 'expired' }],
      'description',
      [testAddress, prepare, '+ 11m'],
    ],
    [
      'a verification is accepted once',
      attempt('424242'),
      '400 verification_already_verified',
      'description',
      [testAddress, prepare, attempt('424242')],
    ],
    [
      'another address does not accept 424242',
      attempt('424242'),
      [200, { status: 'unverified' }],
      'guides',
      [realAddress, prepare],
    ],
    [
      'the code of another address is in the outbox',
      attempt('{3.0.code}'),
      [200, { status: 'verified' }],
      'description',
      [realAddress, prepare, 'GET //__emulator/outbox'],
    ],
    [
      'a verification belongs to its address',
      ['POST /email_addresses/{3.id}/attempt_verification', { verification_id: '{2.id}', code: '424242' }],
      '404 resource_not_found',
      'description',
      [testAddress, prepare, realAddress],
    ],
    [
      'an attempt needs the verification and the code',
      ['POST /email_addresses/{1.id}/attempt_verification', {}],
      '422 form_param_missing verification_id, 422 form_param_missing code',
      'description',
      [testAddress],
    ],
    [
      'a phone number gets its code as a text message',
      'POST /phone_numbers/{1.phone_numbers.0.id}/prepare_verification',
      [200, { strategy: 'phone_code', channel: 'sms' }],
      'description',
      ['GET /users/user_ada'],
    ],
    [
      'a test phone number accepts 424242',
      [
        'POST /phone_numbers/{1.phone_numbers.0.id}/attempt_verification',
        { verification_id: '{2.id}', code: '424242' },
      ],
      [200, { status: 'verified' }],
      'guides',
      ['GET /users/user_ada', 'POST /phone_numbers/{1.phone_numbers.0.id}/prepare_verification'],
    ],
    [
      'a verification ends with its address',
      ['POST /email_addresses/{3.id}/attempt_verification', { verification_id: '{2.id}', code: '424242' }],
      '404 resource_not_found',
      'description',
      [testAddress, prepare, realAddress, 'DELETE /email_addresses/{1.id}'],
    ],
  ],
};
