// Pure

/**
 * `Uint8Array<ArrayBuffer>`, the bytes that Web Crypto accepts. Before TypeScript 5.7, `Uint8Array` is not generic, and
 * declarations must compile there too.
 */
export type Bytes = ReturnType<Uint8ArrayConstructor['of']>;
