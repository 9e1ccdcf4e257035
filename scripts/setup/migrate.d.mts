// For the tests, which are TypeScript; see migrate.mjs.

export function migrate(databaseUrl: string): Promise<string[]>;
