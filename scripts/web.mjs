// The web process: Next behind a server of ours. First for the client's address: `next start` keeps whatever
// X-Forwarded-For a client sends, so anyone could choose the address that rate limits count. And for static files,
// which are compressed better than Next does.
import { createServer } from "node:http";
import next from "next";
import { buildFolder } from "./setup/build-folder.mjs";
import { staticFileServer } from "./static-files.mjs";

// The starting process has prepared the environment.
process.env.GUILDHALL_PREPARED = "1";
const dev = process.argv.includes("--dev");
const hostname = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
const trustProxy = ["1", "true", "yes", "on"].includes(process.env.TRUST_PROXY?.toLowerCase() ?? "");

// Node's five minutes for a request would cut an upload of 50 MB over a slow line.
const server = createServer({ requestTimeout: 60 * 60_000 });
// Browsers reuse connections for about a minute. One that closes as it is reused fails their request.
server.keepAliveTimeout = 65_000;
const app = next({ dev, hostname, port, httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
const serveStaticFile = dev ? () => false : staticFileServer(`${buildFolder()}/static`);

server.on("request", (request, response) => {
  if (!trustProxy) request.headers["x-forwarded-for"] = request.socket.remoteAddress;
  if (!serveStaticFile(request, response)) handle(request, response);
});
server.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `Port ${port} is taken; set PORT to another.` : error.message);
  process.exit(1);
});
server.listen(port, hostname);

// One person's broken request must not end everybody else's. Messages of errors can quote content.
process.on("unhandledRejection", (error) => {
  console.error("unhandled rejection", error?.name ?? typeof error, error?.code ?? "");
});

/** Finishes the requests under way, then ends. */
function stop() {
  server.close(async () => {
    await app.close();
    process.exit(0);
  });
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 5_000).unref();
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
