// Preloaded into a web process (node --import): writes down every statement that it sends to PostgreSQL, so that the
// limit can run the very same ones, and their number be counted.
import { appendFileSync } from "node:fs";
import pg from "pg";

export type Statement = { name?: string; text: string; values: unknown[] };

const file = process.env.BENCH_QUERIES;
const send = pg.Client.prototype.query as (...args: unknown[]) => unknown;

function record(first: unknown, second: unknown) {
  if (!file) return;
  const { name, text, values } =
    typeof first === "string" ? ({ text: first } as Statement) : (first as Statement);
  const statement = { name, text, values: values ?? (Array.isArray(second) ? second : []) };
  appendFileSync(file, `${JSON.stringify(statement)}\n`);
}

/** From when to when each statement was under way, in milliseconds. */
export type Span = { from: number; to: number };

function time(from: number) {
  appendFileSync(`${file}.spans`, `${JSON.stringify({ from, to: performance.now() } satisfies Span)}\n`);
}

Object.assign(pg.Client.prototype, {
  query(this: pg.Client, ...args: unknown[]) {
    record(args[0], args[1]);
    const from = performance.now();
    const last = args.length - 1;
    const callback = args[last];
    if (typeof callback === "function") {
      args[last] = (...results: unknown[]) => {
        time(from);
        callback(...results);
      };
      return send.apply(this, args);
    }
    const result = send.apply(this, args);
    if (result instanceof Promise) {
      const end = () => time(from);
      result.then(end, end);
    }
    return result;
  },
});
