import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

/** A hash of the files below these places (files or folders, relative to the project) that `isWanted` takes. */
export function fingerprint(places, { isWanted = () => true, alsoDependsOn = [] } = {}) {
  const hash = createHash("sha256").update(JSON.stringify([process.version, ...alsoDependsOn]));
  const add = (place) => {
    const file = path.join(root, place);
    if (!isWanted(place) || !existsSync(file)) return;
    if (statSync(file).isDirectory())
      for (const name of readdirSync(file).sort()) add(path.join(place, name));
    else hash.update(`\0${place}\0`).update(readFileSync(file));
  };
  for (const place of places) add(place);
  return hash.digest("hex");
}

/**
 * Runs `work` unless it was last completed with this fingerprint, which `stamp` remembers. The stamp is gone while it
 * runs, so that what was interrupted is done again. Returns whether it ran.
 */
export async function unlessUnchanged(stamp, current, work) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === current) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, current);
  return true;
}
