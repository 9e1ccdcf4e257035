import prepareDatabases from "../../setup/global-setup.mjs";
import { startSharedServer } from "./shared-server";

/**
 * Makes the same template database as for the tests without browser, and stands ready to start the one `server` that
 * all workers share; they read where both are from the environment.
 */
export default async function setup() {
  const dropDatabases = await prepareDatabases({
    provide: (_name: string, database: object) => {
      process.env.E2E_DATABASE = JSON.stringify(database);
    },
  });
  const shared = await startSharedServer();
  process.env.E2E_SHARED_SERVER = shared.url;
  return async () => {
    await shared.stop();
    await dropDatabases();
  };
}
