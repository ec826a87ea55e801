import { type Behaviour, createMisbehavingServer, ok, status } from '@tooling/misbehaving-server';
import { SCRIPTS } from './scripts.ts';

export interface ScriptedServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a server that a program can control from any runtime, because the script is a part of the path: `/reset/1/…`
 * plays the script `reset` from its beginning, and `/reset/2/…` plays it again. `/seen/1` returns the requests of the first.
 */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const turns = new Map<string, number>();
  const times = new Map<string, number[]>();

  const server = await createMisbehavingServer(({ path, atInMs }) => {
    const [, name = '', id = ''] = path.split('/');
    if (name === 'seen') {
      return ok({ atInMs: times.get(id) ?? [], sentByteCount: server.sentByteCount });
    }
    times.set(id, [...(times.get(id) ?? []), atInMs]);
    const turn = turns.get(path) ?? 0;
    turns.set(path, turn + 1);
    const script: ReadonlyArray<Behaviour | (() => Behaviour)> = Object.hasOwn(SCRIPTS, name)
      ? Reflect.get(SCRIPTS, name)
      : [status(404)];
    const act = script[Math.min(turn, script.length - 1)] ?? status(404);
    return typeof act === 'function' ? act() : act;
  });
  return server;
}
