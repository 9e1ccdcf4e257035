import pg from "pg";

/** The name of the database in a URL. */
export const databaseNameOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1)) || "postgres";

/** The same server with another database. */
export function withDatabase(url, name) {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
}

/** The URL as `pg` takes it: `schema` is Prisma's own parameter. */
function forDriver(url) {
  const plain = new URL(url);
  plain.searchParams.delete("schema");
  return plain.href;
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: forDriver(url) });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const administer = (url, sql) => query(withDatabase(url, "postgres"), sql);
const identifier = (name) => `"${name.replaceAll('"', '""')}"`;

export const checkConnection = (url) => query(url, "SELECT");
export const createDatabase = (url) => administer(url, `CREATE DATABASE ${identifier(databaseNameOf(url))}`);
export const dropDatabase = (url) =>
  administer(url, `DROP DATABASE IF EXISTS ${identifier(databaseNameOf(url))} WITH (FORCE)`);
