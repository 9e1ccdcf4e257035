import { bundleProcess } from "../setup/bundle.mjs";
import { tools } from "../setup/project.mjs";

/** The processes of an instance, as `supervise` takes them. */
export async function services(settings, env, { dev }) {
  const run = async (entry) => (dev ? [...tools.watchTypescript, entry] : [await bundleProcess(entry)]);
  const web = {
    name: "web",
    args: dev ? ["scripts/web.mjs", "--dev"] : ["scripts/web.mjs"],
    env,
    health: `${settings.webUrl}/api/ready`,
  };
  const realtime = {
    name: "realtime",
    args: await run("realtime/server.ts"),
    env,
    health: `${settings.realtimeUrl}/health`,
  };
  // By itself the realtime process works off the jobs too. The web's /api/ready shows whether any process does.
  if (env.WORKER !== "separate") return [web, realtime];
  const worker = { name: "worker", args: await run("realtime/worker.ts"), env, health: web.health };
  return [web, realtime, worker];
}
