import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from './index.ts';

const execute = promisify(execFile);
const seed = {
  users: [{ id: 'user_ada' }],
  organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada' }],
};

let emulator: Emulator;
let directory: string;
beforeEach(async () => {
  emulator = await createEmulator({ seed });
  directory = await mkdtemp(join(tmpdir(), 'emulator-'));
});
afterEach(async () => {
  await emulator.close();
  await rm(directory, { recursive: true });
});

const has = (program: string, ...args: string[]) => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Returns the block of a language in the part of the README that is for other languages. */
async function blockOf(language: string): Promise<string> {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const part = readme.slice(readme.indexOf('## From other languages'), readme.indexOf('## The command'));
  const block = new RegExp(`^\`\`\`${language}\\n(?<code>.*?)^\`\`\``, 'ms').exec(part)?.groups?.['code'];
  if (block === undefined) throw new Error(`The README has no block of ${language}.`);
  return block.replaceAll('http://127.0.0.1:4010', emulator.url);
}

async function run(program: string, file: string, code: string): Promise<string> {
  const path = join(directory, file);
  await writeFile(path, code);
  const { env } = emulator;
  const args = program === 'go' ? ['run', path] : [path];
  const options = { cwd: directory, env: { ...process.env, ...env } };
  const { stdout } = await execute(program, args, options);
  return stdout;
}

const paths = () => emulator.requests.map(({ method, path }) => `${method} ${path}`);

const GO = `package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func call(method, path string, body any) map[string]any {
	data, _ := json.Marshal(body)
	request, _ := http.NewRequest(method, os.Getenv("CLERK_API_URL")+path, bytes.NewReader(data))
	request.Header.Set("Authorization", "Bearer "+os.Getenv("CLERK_SECRET_KEY"))
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	var result map[string]any
	if err := json.NewDecoder(response.Body).Decode(&result); err != nil || response.StatusCode != 200 {
		panic(fmt.Sprint(response.Status, err))
	}
	return result
}

func main() {
	user := call("POST", "/v1/users", map[string]any{"email_address": []string{"grace@example.com"}})
	session := call("POST", "/__emulator/sign-in", map[string]any{"userId": user["id"]})
	fmt.Println(session["sessionId"])
}
`;

describe('other languages', () => {
  it.skipIf(!has('curl', '--version'))(
    'curl runs the commands of the README (skipped without curl)',
    async () => {
      const output = await run('sh', 'commands.sh', `set -eu\n${await blockOf('sh')}`);
      expect(output).toContain('{"status":"ok"');
      expect(output).toContain('"token":');
      expect(output).toContain('"route":"GET /v1/users"');
      // The last command is reset.
      expect(emulator.export().clock).toEqual({ offsetInMs: 0 });
      expect(emulator.snapshot().records['sessions']).toBeUndefined();
    },
  );

  it.skipIf(!has('python3', '--version'))(
    'Python runs the program of the README (skipped without python3)',
    async () => {
      await run('python3', 'program.py', await blockOf('python'));
      expect(paths()).toEqual(['POST /v1/users', expect.stringMatching(/^GET \/v1\/sessions\/sess_/)]);
    },
  );

  it.skipIf(!has('go', 'version'))(
    'Go creates a user and signs in (skipped without go)',
    async () => {
      expect(await run('go', 'main.go', GO)).toMatch(/^sess_/);
      expect(paths()).toEqual(['POST /v1/users']);
    },
    60_000,
  );
});
