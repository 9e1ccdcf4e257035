import prepareDatabases from "../../setup/global-setup.mjs";

/** Makes the same template database as for the tests without browser; workers read where it is from the environment. */
export default function setup() {
  return prepareDatabases({
    provide: (_name, database) => {
      process.env.E2E_DATABASE = JSON.stringify(database);
    },
  });
}
