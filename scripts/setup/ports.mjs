import net from "node:net";
import { SetupError } from "./project.mjs";

const canListen = (port, host) =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) => resolve(error.code === "EADDRNOTAVAIL" ? null : false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

const answers = (port, host) =>
  new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 500 });
    const settle = (value) => () => {
      socket.destroy();
      resolve(value);
    };
    socket.once("connect", settle(true)).once("timeout", settle(false)).once("error", settle(false));
  });

/**
 * Whether a server could listen there and would be the one that "localhost" reaches: a program on [::1] alone doesn't
 * stop us from listening on 127.0.0.1, but browsers would find it first.
 */
export async function isPortFree(port, host = "127.0.0.1") {
  const free = await canListen(port, host);
  if (free === null)
    throw new SetupError(`This machine has no address ${host} to listen on. Set HOST to another.`);
  return free && !(await answers(port, "127.0.0.1")) && !(await answers(port, "::1"));
}

export async function nextFreePort(first, host) {
  for (let port = first; port < first + 100; port++) if (await isPortFree(port, host)) return port;
  throw new SetupError(`No port between ${first} and ${first + 99} is free.`);
}

/**
 * The port a variable asks for; it must be free. Without the variable, the first free port from `fallback` on.
 */
export async function choosePort(variable, fallback, host) {
  const given = process.env[variable];
  if (!given) return nextFreePort(fallback, host);
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetupError(`${variable} must be a port between 1 and 65535, not "${given}".`);
  }
  if (await isPortFree(port, host)) return port;
  throw new SetupError(
    `Port ${port} (${variable}) is taken by another program.\n` +
      `Stop that program, choose another port, or leave ${variable} unset to get the next free one.`,
  );
}
