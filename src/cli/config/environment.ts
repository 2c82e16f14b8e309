// The process's environment variables, as a value that is handed around.
export type Environment = Readonly<Record<string, string | undefined>>;
