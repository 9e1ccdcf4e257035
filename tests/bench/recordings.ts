import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import type { Instance } from "./instance";
import { start } from "./processes";
import type { Span, Statement } from "./record-queries";

const file = ".cache/bench/queries.jsonl";
const spansFile = `${file}.spans`;
const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export type Request = {
  method: "GET" | "POST";
  path: string;
  cookie: string;
  body: Record<string, unknown> | null;
};

/** What an endpoint sends to the database. `freshIds` are those that differ from request to request. */
export type Recording = {
  statements: Statement[];
  freshIds: string[];
  /** How many of them wait for one another: the most that were under way one after the other. */
  oneAfterTheOther: number;
};

export const headersOf = ({ cookie }: Pick<Request, "cookie">, instance: Instance) => ({
  cookie: `next-auth.session-token=${cookie}`,
  origin: instance.appUrl,
  "content-type": "application/json",
});

/** Runs each request against a web process that writes its statements down. */
export async function record(
  instance: Instance,
  requests: Record<string, Request>,
): Promise<Record<string, Recording>> {
  const web = instance.service("web");
  const args = ["--import", "./tests/bench/record-queries.ts", ...web.args];
  const running = await start({ ...web, args, env: { ...web.env, BENCH_QUERIES: file } });
  const recordings: Record<string, Recording> = {};
  for (const [name, request] of Object.entries(requests)) {
    // The first time loads the route.
    await statementsOf(instance, request);
    const first = await statementsOf(instance, request);
    const oneAfterTheOther = longestChain(readSpans());
    const second = await statementsOf(instance, request);
    const again = new Set(idsIn(second));
    recordings[name] = {
      statements: first,
      freshIds: idsIn(first).filter((id) => !again.has(id)),
      oneAfterTheOther,
    };
  }
  await running.stop();
  return recordings;
}

async function statementsOf(instance: Instance, request: Request): Promise<Statement[]> {
  for (const one of [file, spansFile]) rmSync(one, { force: true });
  const response = await fetch(instance.webUrl + request.path, {
    method: request.method,
    headers: headersOf(request, instance),
    ...(request.body && { body: JSON.stringify({ ...request.body, nonce: randomUUID() }) }),
  });
  if (!response.ok) throw new Error(`${request.path} answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
  if (!existsSync(file)) return [];
  return readLines<Statement>(file);
}

const readLines = <T>(of: string): T[] =>
  readFileSync(of, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const readSpans = () => (existsSync(spansFile) ? readLines<Span>(spansFile) : []);

function longestChain(spans: readonly Span[]): number {
  let [length, end] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of spans.toSorted((a, b) => a.to - b.to)) {
    if (from < end) continue;
    length += 1;
    end = to;
  }
  return length;
}

const idsIn = (statements: Statement[]) => [
  ...new Set(JSON.stringify(statements.map(({ values }) => values)).match(idPattern)),
];
