import { ensureInstanceDatabase } from "../setup/database.mjs";
import { generateClient } from "../setup/generate.mjs";
import { migrate } from "../setup/migrate.mjs";
import { instanceSecrets } from "../setup/secrets.mjs";
import { originOf } from "./command-line.mjs";

// The phases of Next (next/constants) in which its own commands run: `next build`, `next dev`, `next start`.
const buildPhase = "phase-production-build";
const servePhases = ["phase-development-server", "phase-production-server"];

/**
 * Gives Next's own commands what the launcher gives its processes: the Prisma client, secrets, a migrated database.
 * Variables that are set win; for the rest it takes what the launcher keeps in `.data`, and starts the embedded
 * PostgreSQL where none runs. `next.config.mjs` calls it in each phase; under the launcher it does nothing.
 *
 * What can't be prepared is left in GUILDHALL_PROBLEM, which pages show in development.
 */
export async function prepareStandAlone(phase) {
  const isServing = servePhases.includes(phase);
  if (process.env.GUILDHALL_PREPARED || !(isServing || phase === buildPhase)) return;
  // Next reads its configuration in several processes; those that it starts from here inherit this.
  process.env.GUILDHALL_PREPARED = "1";
  await generateClient((what) => console.log(`Prisma client: ${what}`));
  if (!isServing) return;
  process.env.GUILDHALL_STANDS_ALONE = "1";
  const { HOST, ...others } = addresses();
  // Next ignores HOST, so it must not say that a server which listens on all addresses is a local one.
  Object.assign(process.env, { ...others, ...process.env, HOST });
  try {
    const { AUTH_SECRET, ...secrets } = instanceSecrets();
    Object.assign(process.env, secrets, { AUTH_SECRET });
    process.env.NEXTAUTH_SECRET ||= AUTH_SECRET;
    process.env.DATABASE_URL ||= await embeddedDatabase();
    await migrate(process.env.DATABASE_URL);
  } catch (error) {
    process.env.GUILDHALL_PROBLEM = error.message;
    console.error(error.message);
  }
}

/** Where this server listens: Next's command line decides; by default on all addresses. */
function addresses() {
  const { host, port } = originOf(process.argv, process.env);
  const address = process.env.APP_URL || `http://localhost:${port}`;
  return { HOST: host, PORT: String(port), APP_URL: address, NEXTAUTH_URL: address };
}

async function embeddedDatabase() {
  const database = await ensureInstanceDatabase();
  process.env.EMBEDDED_DATABASE = "1";
  // Next ends by process.exit, which waits for nobody: PostgreSQL only gets the signal to stop.
  if (database.isOurs) process.once("exit", database.requestStop);
  return database.databaseUrl;
}
