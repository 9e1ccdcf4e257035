import { fork } from "node:child_process";

// Clients run in a process of their own, the same one for the product and for its limit, so that what they cost is
// in both and competes with both alike.

type Commands = { [name: string]: (input: never) => Promise<unknown> };
type Question = { id: number; name: string; input: unknown };
type Answer = { id: number; result?: unknown; error?: string };

/** In the client process: carries out commands, and answers. */
export function serveCommands(commands: Commands): void {
  process.on("message", async ({ id, name, input }: Question) => {
    const answer: Answer = { id };
    try {
      answer.result = await commands[name]?.(input as never);
    } catch (error) {
      answer.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    process.send?.(answer);
  });
  process.once("disconnect", () => process.exit(0));
}

/** Starts `tests/bench/clients/<name>.ts`; `call` runs one of its commands. */
export function startClients<C extends Commands>(name: string) {
  const child = fork(`tests/bench/clients/${name}.ts`, { execArgv: ["--import", "tsx"] });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on("message", ({ id, result, error }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error));
    else asked?.resolve(result as never);
  });
  child.once("exit", (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`The clients ended with exit code ${code}`));
  });
  return {
    pid: child.pid!,
    call: <N extends keyof C & string>(command: N, input: Parameters<C[N]>[0]) =>
      new Promise<Awaited<ReturnType<C[N]>>>((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve: resolve as (value: never) => void, reject });
        child.send({ id: last, name: command, input } satisfies Question);
      }),
    stop: () => {
      if (child.connected) child.disconnect();
    },
  };
}
