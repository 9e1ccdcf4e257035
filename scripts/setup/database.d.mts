// For the tests, which are TypeScript; see database.mjs.

export function lacksAdmin(databaseUrl: string): Promise<boolean>;
