// Pure

/** What a string must look like, and its description in messages. */
export interface Format {
  readonly pattern: RegExp;
  readonly expected: string;
  /** The code of the error, if it is not `form_param_format_invalid`. */
  readonly code?: 'form_param_invalid_time';
}

export type Formats = Readonly<Record<string, Format>>;

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export const notBlank: Format = { pattern: /\S/, expected: 'a string that is not empty' };

const date: Format = {
  pattern: rfc3339,
  expected: 'a date and time as in RFC 3339',
  code: 'form_param_invalid_time',
};

const emailAddress: Format = {
  pattern: /^\s*[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{1,63}\s*$/,
  expected: 'an email address',
};

/** Formats by the name of the parameter, in every body. The description has them only as prose. */
export const commonFormats: Formats = {
  created_at: date,
  email_address: emailAddress,
  extend_to: date,
  legal_accepted_at: date,
  phone_number: {
    pattern: /^\s*\+[1-9]\d{6,14}\s*$/,
    expected: 'a phone number as in E.164, such as +15555550100',
  },
  slug: { pattern: /^[a-z0-9-]{0,256}$/, expected: 'lower-case letters, digits and dashes' },
};

/** Formats by the keyword `format` of a shape. */
export const shapeFormats: Formats = {
  'date-time': date,
  email: emailAddress,
  uri: { pattern: /^[a-z][a-z0-9+.-]*:\S+$/i, expected: 'a URL' },
};
