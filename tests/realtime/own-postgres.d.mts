export function startOwnPostgres(
  folder: string,
  port: number,
): Promise<{ databaseUrl: string; stop: () => Promise<void> }>;
