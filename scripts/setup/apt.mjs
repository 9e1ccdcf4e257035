import { findProgram, run } from "./command.mjs";

/** Installs a Debian package where we are root and apt is there. Returns null, or why it couldn't. */
export async function aptInstall(name) {
  if (!findProgram("apt-get")) return "apt-get is missing";
  if (process.getuid?.() !== 0) return `only root may install it (apt-get install ${name})`;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const waitForOthers = ["-o", "DPkg::Lock::Timeout=300"];
  try {
    await run("apt-get", ["update", "-qq", ...waitForOthers], { env });
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...waitForOthers, name], {
      env,
    });
    return null;
  } catch (error) {
    return `installing ${name} failed: ${error.message}`;
  }
}
