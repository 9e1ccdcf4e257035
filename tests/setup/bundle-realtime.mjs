import { bundleProcess } from "../../scripts/setup/bundle.mjs";

/** Runs before the tests of a project that starts realtime nodes. */
export default async function setup(project) {
  project.provide("realtimeProcess", await bundleProcess("realtime/server.ts"));
}
