import { existsSync, readFileSync } from "node:fs";
import { run } from "./command.mjs";
import { inProject, SetupError } from "./project.mjs";

const readJson = (file) => JSON.parse(readFileSync(inProject(file), "utf8"));
const dependencyFields = ["dependencies", "devDependencies", "optionalDependencies"];

/** Whether package.json asks for other packages than package-lock.json has resolved. */
function isLockStale(lock) {
  const wanted = readJson("package.json");
  const locked = lock.packages[""];
  return dependencyFields.some((field) => {
    const names = new Set([...Object.keys(wanted[field] ?? {}), ...Object.keys(locked[field] ?? {})]);
    return [...names].some((name) => wanted[field]?.[name] !== locked[field]?.[name]);
  });
}

/**
 * Whether node_modules is what package-lock.json says. npm writes down what it installed as the last thing it does, so
 * an installation that was interrupted doesn't count. Optional packages may be missing: most are for other machines.
 */
function isInstalled(lock) {
  const record = "node_modules/.package-lock.json";
  if (!existsSync(inProject(record))) return false;
  const installed = readJson(record).packages;
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === "") return true;
    const found = installed[place];
    if (!found) return Boolean(wanted.optional || wanted.devOptional);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** Installs the dependencies unless those of package-lock.json are there; `say` receives its progress. */
export async function install(say, onStart) {
  const lock = readJson("package-lock.json");
  const stale = isLockStale(lock);
  if (!stale && isInstalled(lock)) return { detail: "up to date" };
  const places = Object.keys(lock.packages).filter((place) => place !== "" && !lock.packages[place].optional);
  const isThere = (place) => existsSync(inProject(place, "package.json"));
  const count = () => say(`${places.filter(isThere).length} of ${places.length}`);
  count();
  const timer = setInterval(count, 1000);
  // Not `npm ci`: it refuses a lock file without the optional packages of every other platform. With the lock file in
  // step, `npm install` gives the same tree; --no-save keeps it from touching the files. It replaces just what changed.
  // And whatever NODE_ENV says: building needs the type packages, and the database is an optional dependency.
  const include = ["--include=dev", "--include=optional"];
  try {
    const args = ["install", ...include, ...(stale ? [] : ["--no-save"]), "--loglevel=error"];
    const [command, commandArgs, options] = npmCommand(args);
    await run(command, commandArgs, { ...options, name: "npm install", onStart });
  } catch (error) {
    throw new SetupError(`The dependencies could not be installed.\n${error.message}`);
  } finally {
    clearInterval(timer);
  }
  return { detail: `${places.length} packages` };
}

/** How to run npm, as `run` takes it: the npm that runs this script, else the one on PATH. */
export function npmCommand(args) {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) return [process.execPath, [script, ...args]];
  return process.platform === "win32" ? ["npm.cmd", args, { shell: true }] : ["npm", args];
}
