import { aptInstall } from "./apt.mjs";
import { findProgram } from "./command.mjs";

/** Servers that tests start for themselves: the variable with the path of each, its Debian package, what it is called. */
const PROGRAMS = {
  TEST_REDIS_SERVER: { package: "redis-server", names: ["redis-server", "valkey-server"] },
  TEST_JANUS: { package: "janus", names: ["janus"] },
  TEST_COTURN: { package: "coturn", names: ["turnserver"] },
};

/**
 * The variables by which tests find these programs, which are installed where that is possible; or in
 * `TEST_JANUS_SKIP_REASON` and the like why there is none.
 */
export async function testPrograms(...variables) {
  const found = {};
  for (const variable of variables) {
    const { package: name, names } = PROGRAMS[variable];
    const failure = findProgram(...names) ? null : await aptInstall(name);
    const path = findProgram(...names);
    if (path) found[variable] = path;
    else
      found[`${variable.replace("_SERVER", "")}_SKIP_REASON`] = `no ${name} on this machine, and ${failure}`;
  }
  return found;
}
