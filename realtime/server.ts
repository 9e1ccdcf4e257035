import "./role";
import { createServer } from "node:http";
import * as nodeModule from "node:module";
import { applyAccessToCalls } from "@/lib/calls/access-changes";
import { handlers } from "@/lib/composition/job-handlers";
import { start as startDomains } from "@/lib/composition/start";
import { closeDatabase } from "@/lib/db";
import { env } from "@/lib/env";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { watchLoop } from "@/lib/http/overload";
import { startWorker } from "@/lib/jobs/worker";
import { log } from "@/lib/log";
import { forgetWindows } from "@/lib/messages/kept-windows";
import { listen } from "@/lib/realtime/listener";
import { checkSessions, resynchronize } from "./access-changes";
import { startAiProviders } from "./ai-providers";
import { startRunner } from "./ai-runner";
import { busHandler } from "./bus-handler";
import { admitConnection, forgetAddresses } from "./connection-limits";
import { quietLibraries } from "./console";
import { documentSockets } from "./document-sockets";
import { openDocuments } from "./documents";
import { isAllowedOrigin } from "./origin";
import { recentEvents } from "./recent-events";
import { connectRedis } from "./redis";
import { openSockets } from "./sockets";
import { isYjsPath, yjsSockets } from "./yjs-sockets";

/** Sessions that ran out without anybody ending them are noticed this often. */
const SESSION_CHECK_MS = 60_000;
/** How long a stop may take before connections are cut. */
const STOP_MS = 8_000;

async function start() {
  const { REALTIME_PORT, HOST, WORKER, REDIS_URL } = env();
  quietLibraries();
  watchLoop();
  startDomains();
  const isWorker = WORKER === "inline";
  const [worker, runner] = isWorker ? await Promise.all([startWorker(handlers), startRunner()]) : [];
  if (isWorker) void startAiProviders();
  let isCurrent = () => false;
  let stopping = false;
  const server = createServer((request, response) => {
    const isHealth = request.url === "/health";
    const body = {
      ok: isCurrent() && !stopping,
      sockets: io.engine.clientsCount,
      documents: documents.hocuspocus.getDocumentsCount(),
    };
    response.writeHead(!isHealth ? 404 : body.ok ? 200 : 503, { "content-type": "application/json" });
    response.end(isHealth ? JSON.stringify(body) : undefined);
  });
  const recent = recentEvents();
  const { io, presence, calls, stop: stopSockets } = openSockets(server, recent, () => isCurrent());
  const redis = REDIS_URL ? connectRedis(REDIS_URL) : null;
  redis?.attach(io);
  const documents = openDocuments(redis ? [redis.extension] : []);
  const collab = documentSockets(documents.hocuspocus);
  const yjs = yjsSockets(documents.hocuspocus);

  const listener = await listen({
    onNotification: busHandler(io, documents, presence, calls, recent),
    onConnecting: recent.restart,
    onListening: (snapshot, epoch) => {
      // They may be from before a change that was never heard of.
      forgetWindows();
      recent.covers(snapshot, epoch);
    },
    onGap: async () => {
      await presence.settleAll();
      await resynchronize(documents);
      await applyAccessToCalls({});
      await calls.readAgain();
    },
  });
  isCurrent = listener.isCurrent;

  server.on("upgrade", (request, socket, head) => {
    const path = request.url?.split("?")[0] ?? "";
    if (path.startsWith("/socket.io/")) return;
    const refuse = (status: string) => {
      socket.on("error", () => socket.destroy());
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
    };
    const isYjs = isYjsPath(path);
    if (path !== "/collab" && !isYjs) refuse("404 Not Found");
    else if (stopping) refuse("503 Service Unavailable");
    // A page of anywhere may be a program's: no cookie lets it in, only a token that it was given.
    else if (!isYjs && !isAllowedOrigin(request)) refuse("403 Forbidden");
    else if (!admitConnection(request, socket)) refuse("429 Too Many Requests");
    else (isYjs ? yjs : collab).upgrade(request, socket, head);
  });
  const sessionCheck = setInterval(() => {
    forgetAddresses();
    checkSessions(documents).catch(() => log.warn("sessions could not be checked"));
  }, SESSION_CHECK_MS);

  server.listen(REALTIME_PORT, HOST, () => {
    log.info({ port: REALTIME_PORT }, "realtime is ready");
    // Not left to the end of the process, which a kill skips: the next start compiles nothing again.
    // Node 22.0 to 22.9 don't have it.
    nodeModule.flushCompileCache?.();
  });

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    clearInterval(sessionCheck);
    await Promise.all([documents.stop(), runner?.stop()]);
    collab.closeAll();
    yjs.closeAll();
    await stopSockets();
    redis?.stop();
    await listener.stop();
    await worker?.stop();
    await deliveriesSettled();
    await closeDatabase();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

// One person's broken request must not disconnect everybody else.
process.on("unhandledRejection", (error) => {
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  log.error({ name, code }, "unhandled rejection");
});

start().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
