// For the tests, which are TypeScript; see postgres.mjs.

type Postgres = {
  port: number;
  url: (database: string) => string;
  stop: () => Promise<void>;
};

export function ensurePostgres(options: {
  folder: string;
  port: number;
  isPortFixed?: boolean;
  durable?: boolean;
}): Promise<Postgres>;
