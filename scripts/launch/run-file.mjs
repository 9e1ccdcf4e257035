import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { dataFolder, SetupError } from "../setup/project.mjs";
import { identify, isSameProcess } from "./process-identity.mjs";
import { killGroup } from "./supervise.mjs";

// Who runs this copy of the project: { launcher, address, children: { web: { pid, startedAt } } }. It lets a second
// launcher step back, and the next one find what a killed one left running.
const file = path.join(dataFolder, "run.json");
const draft = `${file}.${process.pid}`;

const readRun = () => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
};

const writeDraft = (run) => writeFileSync(draft, JSON.stringify(run, null, 2));

/**
 * Claims this copy of the project for the running process, and ends what a launcher that was killed left behind. With
 * `continuedPid` it takes over from the process that started it on another Node. Throws a SetupError when a launcher
 * already runs. Returns how many orphans it ended.
 */
export async function claimProject(continuedPid) {
  mkdirSync(dataFolder, { recursive: true });
  writeDraft({ launcher: identify(process.pid), children: {} });
  if (createFile()) return 0;
  const earlier = readRun();
  if (earlier?.launcher?.pid !== continuedPid && isSameProcess(earlier?.launcher)) {
    rmSync(draft, { force: true });
    throw alreadyRunning(earlier);
  }
  // Two that find the same leftover both replace it; the last one stands, and both look who that was.
  renameSync(draft, file);
  if (!continuedPid) await wait(100);
  const standing = readRun();
  if (standing?.launcher?.pid !== process.pid) throw alreadyRunning(standing);
  return endOrphans(earlier?.children ?? {});
}

/** Makes the run file of the draft; false when there is one. */
function createFile() {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
  rmSync(draft);
  return true;
}

function alreadyRunning(run) {
  const where = run?.address ? `at ${run.address}` : "and is still starting";
  return new SetupError(`Guildhall already runs from this folder ${where} (process ${run?.launcher?.pid}).`);
}

async function endOrphans(children) {
  const orphans = Object.values(children).filter(isSameProcess);
  for (const { pid } of orphans) killGroup(pid, "SIGTERM");
  const deadline = Date.now() + 5000;
  while (orphans.some(isSameProcess) && Date.now() < deadline) await wait(50);
  for (const { pid } of orphans.filter(isSameProcess)) killGroup(pid, "SIGKILL");
  return orphans.length;
}

/** Adds to what the run file says, e.g. `{ address }` or `{ children: { web: pid } }`. */
export function noteRun({ address, children = {} }) {
  const run = readRun() ?? { launcher: identify(process.pid), children: {} };
  if (run.launcher?.pid !== process.pid) return;
  if (address) run.address = address;
  for (const [name, pid] of Object.entries(children)) run.children[name] = identify(pid);
  writeDraft(run);
  renameSync(draft, file);
}

/** Ends the claim. */
export function releaseProject() {
  if (readRun()?.launcher?.pid === process.pid) rmSync(file, { force: true });
}
