/** May change in any release: for our own packages only. */
export { acceptAnySignal } from './accept-any-signal.ts';
export type { Bytes } from './bytes.ts';
export { callOption, checkDecision } from './call-option.ts';
export { canParseUrl } from './can-parse-url.ts';
export { checkApiUrl } from './check-api-url.ts';
export { checkKeyOption, checkKeyText, kindOfKey, typeOfSecret } from './check-key-option.ts';
export {
  checkOptionNames,
  joinOptionNames,
  type OptionContext,
  type OptionNames,
  unknownOption,
} from './check-option-names.ts';
export { concatenate } from './concatenate.ts';
export { bytesOf, encodeForm } from './encode-form.ts';
export { isHostName } from './is-host-name.ts';
export { isPlainObject } from './is-plain-object.ts';
export { isPlatformObject } from './is-platform-object.ts';
export { isSameApi } from './is-same-api.ts';
export { type InstanceOptions, isSameInstance } from './is-same-instance.ts';
export { createLruMap, type LruMap } from './lru-map.ts';
export { mergeRequestOptions } from './merge-request-options.ts';
export { mostSimilar } from './most-similar.ts';
export { onAbort } from './on-abort.ts';
export { originOfHost } from './origin-of-host.ts';
export { parseRetryAfter } from './parse-retry-after.ts';
export { parseWebUrl } from './parse-web-url.ts';
export { missingGlobal, requireGlobals } from './platform.ts';
export { absoluteProxyUrl, checkProxyUrl, isProxyUrl, withProtocol } from './proxy-url.ts';
export { type PublishableKey, parsePublishableKey } from './publishable-key.ts';
export { quote } from './quote.ts';
export { quoteUrl } from './quote-url.ts';
export { orConfigError, readArgument } from './read-argument.ts';
export { readClock } from './read-clock.ts';
export { readInit } from './read-init.ts';
export { readOptions } from './read-options.ts';
export { isTimeInSeconds, readTime } from './read-time.ts';
export { redact } from './redact.ts';
export { faultOf } from './token-verification-fault.ts';
export { type TimeLimitOptions, withTimeLimit } from './with-time-limit.ts';
export { wrongUrl } from './wrong-url.ts';
