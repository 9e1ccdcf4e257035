// Requests as fast as they are answered, a fixed number of them under way at a time; or one after the other, timed.
import { randomUUID } from "node:crypto";
import http from "node:http";
import { serveCommands } from "../client-process";

type Request = {
  url: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  /** Sent as JSON with a nonce of its own each time. */
  body: Record<string, unknown> | null;
};
type Load = Request & {
  concurrency: number;
  seconds: number;
};

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

function request({ url, method, headers, body }: Request): Promise<void> {
  const payload = body ? JSON.stringify({ ...body, nonce: randomUUID() }) : undefined;
  return new Promise((resolve, reject) => {
    const sent = http.request(url, { agent, method, headers }, (response) => {
      const { statusCode = 0 } = response;
      if (statusCode >= 300) reject(new Error(`${method} ${url} answered ${statusCode}`));
      response.resume().on("end", resolve);
    });
    sent.on("error", reject);
    sent.end(payload);
  });
}

/** Requests a second. */
async function load(input: Load): Promise<number> {
  const started = performance.now();
  const end = started + input.seconds * 1000;
  let done = 0;
  const worker = async () => {
    while (performance.now() < end) {
      await request(input);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: input.concurrency }, worker));
  return (done * 1000) / (performance.now() - started);
}

/** Milliseconds that each of the addresses took, asked one after the other. */
async function time({
  urls,
  headers,
}: {
  urls: string[];
  headers: Record<string, string>;
}): Promise<number[]> {
  const times: number[] = [];
  for (const url of urls) {
    const started = performance.now();
    await request({ url, method: "GET", headers, body: null });
    times.push(performance.now() - started);
  }
  return times;
}

const commands = { load, time };
export type HttpClients = typeof commands;
serveCommands(commands);
