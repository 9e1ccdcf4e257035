import { tools } from "../setup/project.mjs";

/** The processes of an instance, as `supervise` takes them. */
export function services(settings, env, { dev }) {
  const runTypescript = dev ? tools.watchTypescript : tools.typescript;
  const web = {
    name: "web",
    args: dev ? ["scripts/web.mjs", "--dev"] : ["scripts/web.mjs"],
    env,
    health: `${settings.webUrl}/api/ready`,
  };
  const realtime = {
    name: "realtime",
    args: [...runTypescript, "realtime/server.ts"],
    env,
    health: `${settings.realtimeUrl}/health`,
  };
  // By itself the realtime process works off the jobs too. The web's /api/ready tells whether anyone does.
  const worker = { name: "worker", args: [...runTypescript, "realtime/worker.ts"], env, health: web.health };
  return env.WORKER === "separate" ? [web, realtime, worker] : [web, realtime];
}
