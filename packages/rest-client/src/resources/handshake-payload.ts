// Pure

/** The payload behind the nonce of a handshake. */
export interface HandshakePayload {
  /** Values for `Set-Cookie`. */
  directives: string[];
}
