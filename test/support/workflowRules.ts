import { isMap, isScalar, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';

/** What is wrong with a workflow: `rule: where, what`. Empty when nothing is. */
export type Problem = string;

const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.unknown().optional(),
});
const job = z.looseObject({
  uses: z.string().optional(),
  permissions: z.unknown().optional(),
  environment: z.unknown().optional(),
  env: z.unknown().optional(),
  steps: z.array(step).default([]),
});
const workflow = z.looseObject({
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
  permissions: z.unknown().optional(),
  env: z.unknown().optional(),
  jobs: z.record(z.string(), job),
});

type Step = z.infer<typeof step>;
type Job = z.infer<typeof job>;
type Workflow = z.infer<typeof workflow>;
type Rule = (workflow: Workflow, document: Document) => Problem[];

/** The only actions that may run, all by GitHub itself. */
const ACTIONS = ['actions/checkout', 'actions/setup-node', 'actions/upload-artifact', 'actions/deploy-pages'];
/** Triggers that run in the context of the base repository, with its secrets, on what a stranger sent. */
const DANGEROUS_TRIGGERS = new Set([
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
]);
const SECRET = /\bsecrets\s*[.[]/;
const WRITE_TOKEN = /\bgithub\s*\.\s*token\b|\bsecrets\s*\.\s*GITHUB_TOKEN\b/;

const noPermissionsAtTop: Rule = ({ permissions }) =>
  isEmptyMap(permissions) ? [] : ['top-permissions: the workflow must have "permissions: {}"'];

const permissionsOfJobs: Rule = ({ jobs }) =>
  Object.entries(jobs)
    .filter(([, { permissions }]) => typeof permissions !== 'object' || permissions === null)
    .map(([name]) => `job-permissions: ${name} must list its permissions one by one`);

const pinned: Rule = ({ jobs }, document) => [
  ...usesOf(jobs).flatMap(({ where, uses }) => {
    // A workflow of this repository is what is checked out.
    if (/^\.\/\.github\/workflows\/[\w-]+\.yml$/.test(uses)) return [];
    const [, action = '', ref = ''] = /^([^@]*)@(.*)$/.exec(uses) ?? [];
    if (!ACTIONS.includes(action)) return [`actions: ${where}, ${uses} is not one of ${ACTIONS.join(', ')}`];
    return /^[0-9a-f]{40}$/.test(ref)
      ? []
      : [`pinned: ${where}, ${uses} must be pinned by its full commit SHA`];
  }),
  ...versionComments(document),
];

const triggers: Rule = (workflow) =>
  triggersOf(workflow)
    .filter((name) => DANGEROUS_TRIGGERS.has(name))
    .map((name) => `triggers: ${name} runs with the rights of the base on what a stranger sent`);

/** Stricter than needed, and so simple that nobody has to judge which value is trusted. */
const noExpressionInRun: Rule = ({ jobs }) =>
  stepsOf(jobs)
    .filter(({ step: { run } }) => run?.includes('${{'))
    .map(({ where }) => `run-expression: ${where} must take values from the environment`);

const checkoutWithoutCredentials: Rule = ({ jobs }) =>
  stepsOf(jobs)
    .filter(({ step }) => isAction(step, 'actions/checkout') && step.with?.['persist-credentials'] !== false)
    .map(({ where }) => `credentials: ${where} must have "persist-credentials: false"`);

/** setup-node restores a cache on its own when package.json names a package manager. */
const noCache: Rule = ({ jobs }) =>
  stepsOf(jobs).flatMap(({ where, step }) => {
    const restores = /^actions\/cache\b/.test(step.uses ?? '') || 'cache' in (step.with ?? {});
    const might = isAction(step, 'actions/setup-node') && step.with?.['package-manager-cache'] !== false;
    return saidOf({
      [`cache: ${where} must restore no cache`]: restores,
      [`cache: ${where} must have "package-manager-cache: false"`]: might,
    });
  });

const nothingToStealInPullRequests: Rule = (workflow) => {
  if (!triggersOf(workflow).some((name) => name.startsWith('pull_request'))) return [];
  const ofJobs = Object.entries(workflow.jobs).flatMap(([name, job]) =>
    saidOf({
      [`pull-request: ${name} may not pass secrets on`]: 'secrets' in job,
      [`pull-request: ${name} may use no environment`]: 'environment' in job,
      [`pull-request: ${name} may only read`]: mayWrite(job),
    }),
  );
  const named = holds(workflow, SECRET) || holds(workflow, WRITE_TOKEN);
  return ofJobs.concat(saidOf({ 'pull-request: no secret and no token may be named': named }));
};

const secretsApart: Rule = ({ env, jobs }) => {
  const ofJobs = Object.entries(jobs).flatMap(([name, job]) =>
    saidOf({
      [`secrets-apart: ${name} gives a token to all of its steps`]:
        holds(job.env, SECRET) || holds(job.env, WRITE_TOKEN),
      [`secrets-apart: ${name} may write and has a secret`]: mayWrite(job) && holds(job, SECRET),
      [`secrets-apart: ${name} may write and uses an environment`]:
        mayWrite(job) && 'environment' in job && !onlyDeploysPages(job),
    }),
  );
  const everywhere = holds(env, SECRET) || holds(env, WRITE_TOKEN);
  return ofJobs.concat(
    saidOf({ 'secrets-apart: a token belongs into the one step that needs it': everywhere }),
  );
};

/** Pages asks for an environment of the job that publishes; where that runs one action of GitHub and nothing else, no secret can reach anything. */
function onlyDeploysPages({ steps, permissions }: Job): boolean {
  const rights = Object.keys(Object(permissions)).sort();
  return (
    steps.every((step) => isAction(step, 'actions/deploy-pages') && step.run === undefined) &&
    JSON.stringify(rights) === '["id-token","pages"]'
  );
}

/** Where a token that can write is, nothing runs but git, gh and what the runner brings: no code of a dependency. */
const noPackagesBesideWriteToken: Rule = ({ jobs }) =>
  Object.entries(jobs)
    .filter(
      ([, job]) =>
        mayWrite(job) && job.steps.some(({ run = '' }) => /\b(npm|npx|node|pnpm|yarn)\b/.test(run)),
    )
    .map(([name]) => `write-job: ${name} may write and runs code of packages`);

const RULES: readonly Rule[] = [
  noPermissionsAtTop,
  permissionsOfJobs,
  pinned,
  triggers,
  noExpressionInRun,
  checkoutWithoutCredentials,
  noCache,
  nothingToStealInPullRequests,
  secretsApart,
  noPackagesBesideWriteToken,
];

/** Holds a workflow against the rules of this repository (why: the comments at the head of the workflows). */
export function workflowProblems(text: string): Problem[] {
  const document = parseDocument(text);
  const parsed = workflow.safeParse(document.toJS());
  if (document.errors.length > 0) return document.errors.map(({ message }) => `yaml: ${message}`);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => `shape: ${path.join('.')}, ${message}`);
  return RULES.flatMap((rule) => rule(parsed.data, document));
}

/** Every step of a workflow that has a script, with its name. */
export function scriptsOf(text: string): { where: string; run: string }[] {
  const { jobs } = workflow.parse(parseDocument(text).toJS());
  return stepsOf(jobs).flatMap(({ where, step: { run } }) => (run === undefined ? [] : [{ where, run }]));
}

function stepsOf(jobs: Workflow['jobs']): { where: string; step: Step }[] {
  return Object.entries(jobs).flatMap(([name, { steps }]) =>
    steps.map((step, index) => ({
      where: `${name}/${typeof step['name'] === 'string' ? step['name'] : index + 1}`,
      step,
    })),
  );
}

function usesOf(jobs: Workflow['jobs']): { where: string; uses: string }[] {
  const ofJobs = Object.entries(jobs).map(([where, { uses }]) => ({ where, uses }));
  const ofSteps = stepsOf(jobs).map(({ where, step: { uses } }) => ({ where, uses }));
  return [...ofJobs, ...ofSteps].flatMap(({ where, uses }) => (uses === undefined ? [] : [{ where, uses }]));
}

/** A SHA says nothing to a reader; Dependabot keeps the comment behind it true. */
function versionComments(document: Document): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, map) {
      for (const { key, value } of map.items) {
        if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) continue;
        if (String(value.value).startsWith('./')) continue;
        if (!/^ v\d+\.\d+\.\d+$/.test(value.comment ?? ''))
          problems.push(`pinned: ${String(value.value)} needs its version as a comment, as in "# v1.2.3"`);
      }
    },
  });
  return isMap(document.contents) ? problems : [];
}

function triggersOf({ on }: Workflow): string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on : Object.keys(on);
}

function isAction({ uses }: Step, name: string): boolean {
  return uses?.split('@')[0] === name;
}

function mayWrite({ permissions }: Job): boolean {
  if (permissions === undefined || typeof permissions === 'string') return permissions !== 'read-all';
  return Object.values(Object(permissions)).includes('write');
}

function isEmptyMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The sentences that are true. */
function saidOf(claims: Readonly<Record<string, boolean>>): Problem[] {
  return Object.keys(claims).filter((claim) => claims[claim]);
}

/** Whether any string inside a value matches; comments are not values. */
function holds(value: unknown, pattern: RegExp): boolean {
  if (typeof value === 'string') return pattern.test(value);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((inner) => holds(inner, pattern))
  );
}
