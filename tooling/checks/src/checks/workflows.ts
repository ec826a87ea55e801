import { parse } from 'yaml';
import type { Check, Project, Violation } from '../project/project.ts';

const FOLDER = '.github/workflows/';

/** `owner/repository@<commit>` or `owner/repository/path@<commit>`, with the version in a comment. */
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/;

const USES = /^\s*(?:- )?uses: *(?<action>.*?)\s*$/;

/** The parts of a workflow that this check reads. */
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, { readonly permissions?: unknown }>>;
}

/** Actions are pinned by commit, and every workflow and job declares its permissions. `lint:workflows` checks the rest. */
export const workflows: Check = {
  name: 'workflows',
  run: (project) => workflowsOf(project).flatMap(([file, text]) => checkWorkflow(file, text)),
  scope: (project) => `${workflowsOf(project).length} workflows`,
};

const workflowsOf = ({ texts }: Project): ReadonlyArray<readonly [string, string]> =>
  [...texts].filter(([path]) => path.startsWith(FOLDER));

function checkWorkflow(file: string, text: string): readonly Violation[] {
  return [...checkPins(file, text), ...checkPermissions(file, text)];
}

function checkPins(file: string, text: string): readonly Violation[] {
  return text.split('\n').flatMap((line, index) => {
    const action = USES.exec(line)?.groups?.['action'];
    if (action === undefined || action.startsWith('./') || PINNED.test(action)) {
      return [];
    }
    const message = `'${action}' is not pinned: write the full commit hash and the version, as in '@<40 digits> # v1.2.3'`;
    return [{ check: 'workflows', file, line: index + 1, message }];
  });
}

function checkPermissions(file: string, text: string): readonly Violation[] {
  // What is missing or of another shape is reported, here or by the linter of workflows.
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs ?? {});
  const violation = (message: string): Violation => ({ check: 'workflows', file, message });
  return [
    ...(workflow.permissions === undefined
      ? [violation('the workflow has no permissions: write `permissions: {}`')]
      : []),
    ...jobs
      .filter(([, { permissions }]) => permissions === undefined)
      .map(([name]) => violation(`the job '${name}' has no permissions: list the permissions that it needs`)),
  ];
}
