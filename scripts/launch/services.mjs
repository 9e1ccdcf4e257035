import { bundleProcess } from "../setup/bundle.mjs";
import { inProject, tools } from "../setup/project.mjs";

/** Pusher delivers events, as lib/realtime/transport.ts has it. */
const hasNoHost = (env) => Boolean(env.PUSHER_KEY) && !env.REALTIME_URL;

/** The processes of an instance, as `supervise` takes them. */
export async function services(settings, env, { dev }) {
  const run = async (entry) => (dev ? [...tools.watchTypescript, entry] : [await bundleProcess(entry)]);
  const web = {
    name: "web",
    args: dev ? ["scripts/web.mjs", "--dev"] : ["scripts/web.mjs"],
    // Where the processes share a core: rendering one page takes as long as passing on a hundred messages.
    priority: 5,
    env,
    health: `${settings.webUrl}/api/ready`,
  };
  const realtime = {
    name: "realtime",
    // All sockets share one heap: with the default young generation a tenth of a busy node's time is collecting it.
    args: ["--max-semi-space-size=64", ...(await run("realtime/server.ts"))],
    env: { ...env, NODE_COMPILE_CACHE: inProject(".cache/compiled") },
    health: `${settings.realtimeUrl}/health`,
  };
  // By itself the realtime process works off the jobs too. The web's /api/ready shows whether any process does.
  if (env.WORKER !== "separate" && !hasNoHost(env)) return [web, realtime];
  const worker = { name: "worker", args: await run("realtime/worker.ts"), env, health: web.health };
  return hasNoHost(env) ? [web, worker] : [web, realtime, worker];
}
