// For the tests, which are TypeScript; see database.mjs.

export function hasNoUsers(databaseUrl: string): Promise<boolean>;
export function lacksAdmin(databaseUrl: string): Promise<boolean>;
