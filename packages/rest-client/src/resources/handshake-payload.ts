// Pure

/** What the nonce of a handshake stands for. */
export interface HandshakePayload {
  /** Values for `Set-Cookie`. */
  directives: string[];
}
