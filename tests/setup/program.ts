import { spawn } from "node:child_process";
import { connect } from "node:net";

const TRY_EVERY_MS = 20;

/** Starts a server that is no part of Guildhall, and waits until it listens on a port of this machine. */
export async function startProgram(program: string, args: string[], port: number, cwd?: string) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...(cwd && { cwd }) });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const failed = Promise.withResolvers<never>();
  child.once("error", failed.reject);
  child.once("exit", () => failed.reject(new Error(`${program} ended:\n${output.slice(-2_000)}`)));
  failed.promise.catch(() => {});
  await Promise.race([listens(port), failed.promise]);
  return {
    stop: async () => {
      process.off("exit", kill);
      kill();
      await ended;
    },
  };
}

const listens = (port: number): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.once("error", () => setTimeout(() => resolve(listens(port)), TRY_EVERY_MS));
  });
