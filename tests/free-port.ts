import { once } from "node:events";
import { createServer } from "node:net";

const LOWEST = 20_000;
const COUNT = 12_000;
const given = new Set<number>();

/**
 * A port that a process started a moment later can listen on. It lies below the range that operating systems take for
 * outgoing connections (from 32,768 on Linux): one of those would be free now and the local end of a connection then.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
