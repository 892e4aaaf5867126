/** Of one environment in `catalog.yaml`. */
export interface SecondMeEnvironment {
  readonly enabled: boolean;
  /** The endpoint there, with `{slug}`; `null`: the one of all. */
  readonly endpointOverride: string | null;
  /** References to variables of the environment, `${NAME}`, by secret. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** `secondme:` of `catalog.yaml`: what integration manifests are made from besides the apps. */
export interface SecondMeSettings {
  /** Where an app is served, with `{slug}`. */
  readonly endpoint: string;
  /** The OAuth client id of the app that users authorise. */
  readonly appId: string;
  readonly scopes: readonly string[];
  /** The apps that get a manifest; `null`: all with actions. */
  readonly apps: readonly string[] | null;
  readonly environments: Readonly<Record<'pre' | 'prod', SecondMeEnvironment>>;
  /** Integration keys by slug, from `secondme.lock.json`: a key that changes is another integration. */
  readonly keys: ReadonlyMap<string, string>;
}
