import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** How the next answers are written. */
export type Pace = { tokens: number; everyMs: number; firstMs: number };

const chunk = (content: string) =>
  `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", created: 1, model: "bench", choices: [{ index: 0, delta: { role: "assistant", content }, finish_reason: null }] })}\n\n`;
const END = `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", created: 1, model: "bench", choices: [{ index: 0, delta: {}, finish_reason: "stop" }], usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 } })}\n\ndata: [DONE]\n\n`;

/** On this process's clock. */
export const now = () => performance.now();
const TOKEN = /@(\d+\.\d+);/g;
/** When the tokens of a text were written. */
export const writtenAt = (text: string) => [...text.matchAll(TOKEN)].map(([, at]) => Number(at));

/** A provider with OpenAI's protocol that writes into each token when it was written. */
export async function startPacedProvider() {
  let pace: Pace = { tokens: 1, everyMs: 0, firstMs: 0 };
  let calls = 0;
  let held: Promise<void> | null = null;
  const left: number[] = [];
  async function answer(response: ServerResponse) {
    const { tokens, everyMs, firstMs } = pace;
    response.socket?.setNoDelay(true);
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    if (firstMs > 0) await wait(firstMs);
    await held;
    const startedAt = now();
    for (let token = 0; token < tokens && !response.destroyed; token += 1) {
      // By the clock, so that late timers don't slow it.
      const early = startedAt + token * everyMs - now();
      if (early > 1) await wait(early);
      response.write(chunk(`@${now().toFixed(3)}; `));
    }
    response.end(END);
  }
  const server = createServer((request, response) => {
    response.on("close", () => {
      if (!response.writableFinished) left.push(now());
    });
    request.resume().on("end", () => {
      if (request.method === "GET") return void response.end('{"object":"list","data":[{"id":"bench"}]}');
      calls += 1;
      void answer(response);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    setPace: (next: Pace) => {
      pace = next;
    },
    calls: () => calls,
    /** Answers begin once what it returns is called. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    /** When clients left before the end. */
    left,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
