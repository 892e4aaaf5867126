/** The environment variables that a command is given. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** A variable of the environment, as errors name it. */
export interface Setting {
  readonly name: string;
  /** How it is set right. */
  readonly hint: string;
}
