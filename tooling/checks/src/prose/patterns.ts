/** Words that make a text harder to read than it needs to be. CONTRIBUTING.md shows this table: `pnpm tables`. */
export interface ProsePattern {
  /** The words, as a reader looks them up. */
  readonly words: string;
  readonly pattern: RegExp;
  /** The standard words, or what to do. */
  readonly instead: string;
  /** A sentence with the words, and the same sentence without them. */
  readonly before: string;
  readonly after: string;
}

/** A place where a sentence can start: after a full stop, a colon or a bullet, or at the start of the text. */
const SENTENCE = String.raw`(?:^|[.!?:;]\s+|\n\s*\n\s*|\n\s*(?:[-*>]|\d+\.)\s+)`;

export const PROSE_PATTERNS: readonly ProsePattern[] = [
  {
    words: 'What is ..., as the start of a sentence',
    pattern: new RegExp(
      String.raw`${SENTENCE}(?:What|Whatever|Who|Whom)\s+(?!(?:the|an?|all|each|every|this|these|it|they|you|we|to)\b)\w+(?=[^.?!:;]*(?:[.!:;]|\n\s*\n|$))`,
      'g',
    ),
    instead: 'name the subject',
    before: 'What is no number is ignored.',
    after: 'A value that is not a number is ignored.',
  },
  {
    words: 'what is no, what is left, what is asked',
    pattern:
      /\bwhat (?:is|are|was|were|has|had|came|comes|has been) (?:no|none|left|asked|told|given|there|known)\b/gi,
    instead: 'name the thing',
    before: 'Unknown keys are what is no option.',
    after: 'Unknown keys are not options.',
  },
  {
    words: 'One that ..., as the start of a sentence',
    pattern: new RegExp(
      String.raw`${SENTENCE}(?:One|Ones|Those|That)\s+(?:that|who|which|of|with|without|is|are|was|has|had)\b`,
      'g',
    ),
    instead: 'repeat the noun',
    before: 'One that has expired is dropped.',
    after: 'An expired key is dropped.',
  },
  {
    words: 'whoever, nobody, somebody',
    pattern: /\b(?:whoever|whomever|nobody|somebody)\b/gi,
    instead: 'the caller, no caller, a user',
    before: 'Whoever calls this owns the cache.',
    after: 'The caller owns the cache.',
  },
  {
    words: 'has to',
    pattern: /\b(?:has|have|had|having) to\b(?! do\b)/gi,
    instead: 'must',
    before: 'The value has to be a string.',
    after: 'The value must be a string.',
  },
  {
    words: 'tells, told',
    pattern: /\b(?:tell|tells|telling|told|untold)\b/gi,
    instead: 'says, reports, shows, distinguishes',
    before: 'The error tells which option is wrong.',
    after: 'The error names the wrong option.',
  },
  {
    words: 'is no X',
    pattern:
      /(?<!\bthere )\b(?:is|are|was|were|be|being) no(?! (?:longer|more than|later|earlier|less|fewer|slower|larger|better|different|matter|need|reason|way|problem))\b/gi,
    instead: 'is not a X',
    before: 'An option that is no URL throws.',
    after: 'An option that is not a URL throws.',
  },
  {
    words: 'there is none',
    pattern: /\bthere (?:is|are|was|were|be) none\b/gi,
    instead: 'is missing, is absent',
    before: 'The default applies where there is none.',
    after: 'The default applies if the option is absent.',
  },
  {
    words: 'of which, by which, of whom',
    pattern: /\b(?:of|by) (?:which|whom)\b/gi,
    instead: 'two sentences, or another order',
    before: 'A list, the first of which wins.',
    after: 'A list. The first entry wins.',
  },
  {
    words: 'at hand',
    pattern: /\bat hand\b/gi,
    instead: 'available',
    before: 'No key is at hand.',
    after: 'No key is available.',
  },
  {
    words: 'beside',
    pattern: /\bbeside\b/gi,
    instead: 'next to, in addition to',
    before: 'Tests lie beside the file.',
    after: 'Tests lie next to the file.',
  },
  {
    words: 'anew',
    pattern: /\banew\b/gi,
    instead: 'again',
    before: 'The key is loaded anew.',
    after: 'The key is loaded again.',
  },
  {
    words: 'lest',
    pattern: /\blest\b/gi,
    instead: 'so that ... not, otherwise',
    before: 'Keep the key, lest it be loaded twice.',
    after: 'Keep the key, so that it is not loaded twice.',
  },
  {
    words: 'makes no sense',
    pattern: /\bmakes? no sense\b/gi,
    instead: 'is invalid',
    before: 'A negative time makes no sense.',
    after: 'A negative time is invalid.',
  },
  {
    words: 'refuses, is refused',
    // A connection is refused: that is the standard word for it.
    pattern:
      /(?<!\bconnections? (?:is |was |are |were |that (?:is|was|are) )?)\brefus(?:e|es|ed|ing|al|als)\b(?! (?:a |the )?connections?)/gi,
    instead: 'rejects, throws a ConfigError',
    before: 'An unknown option is refused.',
    after: 'An unknown option throws a ConfigError.',
  },
  {
    words: 'gives',
    pattern: /\bgives\b(?! (?:up|way)\b)/gi,
    instead: 'returns, resolves to',
    before: 'The function gives null.',
    after: 'The function returns null.',
  },
  {
    words: 'asks, asked',
    pattern: /\b(?:ask|asks|asked|asking|unasked)\b(?! (?:you|users|questions)\b)/gi,
    instead: 'calls, requests',
    before: 'The port is asked once.',
    after: 'The port is called once.',
  },
  {
    words: 'weighs',
    pattern: /\b(?:weigh|weighs|weighed|weighing)\b/gi,
    instead: 'is N bytes',
    before: 'The bundle weighs 900 bytes.',
    after: 'The bundle is 900 bytes.',
  },
  {
    words: 'the umbrella',
    pattern: /\bumbrella\b/gi,
    instead: '@x/backend',
    before: 'The umbrella has four dependencies.',
    after: 'The package @x/backend has four dependencies.',
  },
  {
    words: 'a text, as a value',
    pattern: /\b(?:a text|no text|texts)\b(?! messages?\b)/gi,
    instead: 'a string',
    before: 'The issuer must be a text.',
    after: 'The issuer must be a string.',
  },
];
