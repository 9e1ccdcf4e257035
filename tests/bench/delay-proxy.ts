import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * Passes TCP connections on to a port of this machine, and holds what goes either way for `delayMs`, which may be
 * changed while they stand. The bytes are left as they are, so HTTP and WebSockets both go through.
 */
export async function startDelayProxy(port: number, to: number) {
  const proxy = { delayMs: 0, close };
  const sockets = new Set<Socket>();

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const upstream = connect({ port: to, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
    pass(client, upstream);
    pass(upstream, client);
  });

  function pass(from: Socket, into: Socket) {
    let due = 0;
    // Nothing overtakes what was sent before it, also where the delay is made shorter.
    const later = (work: () => void) => {
      due = Math.max(due, performance.now() + proxy.delayMs);
      const left = due - performance.now();
      if (left <= 0) work();
      else setTimeout(work, left);
    };
    sockets.add(from);
    from.on("data", (bytes) => later(() => into.writable && into.write(bytes)));
    from.on("end", () => later(() => into.end()));
    from.on("error", () => into.destroy());
    from.on("close", () => {
      sockets.delete(from);
      if (from.destroyed && !from.readableEnded) into.destroy();
    });
  }

  function close() {
    server.close();
    for (const socket of sockets) socket.destroy();
  }

  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return Object.assign(proxy, { port: (server.address() as AddressInfo).port });
}
