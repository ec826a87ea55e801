export {
  answer,
  type Behaviour,
  empty,
  flood,
  garble,
  hang,
  hangInBody,
  html,
  ok,
  redirect,
  reset,
  resetInBody,
  type StatusOptions,
  slowly,
  status,
  text,
  truncated,
} from './behaviour.ts';
export {
  createMisbehavingServer,
  type MisbehavingServer,
  type Script,
} from './create-misbehaving-server.ts';
export type { RecordedRequest } from './record-request.ts';
