import { randomBytes } from "node:crypto";
import { request } from "node:http";

/** The status that asking for a WebSocket is answered with: 101 where it is opened. */
export function webSocketUpgrade(base: string, path: string, origin: string | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": randomBytes(16).toString("base64"),
      ...(origin !== null && { origin }),
    };
    const asked = request(new URL(path, base), { headers });
    asked.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("upgrade", (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    asked.on("error", reject);
    asked.end();
  });
}
