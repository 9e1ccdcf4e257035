import type pg from "pg";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { boundStatement } from "./bounds";

/** A statement of `pg` within the bounds of the request; a prepared one has a name for each kind of bounds. */
export function boundConfig(config: pg.QueryConfig): pg.QueryConfig {
  const { sql, values, variant } = boundStatement(config.text, config.values ?? []);
  if (sql === config.text) return config;
  const { name } = config;
  return { ...config, text: sql, values: [...values], ...(name && { name: `bound ${variant} ${name}` }) };
}

type Queryable = Pick<pg.Pool | pg.ClientBase, "query">;
type Query = (given: string | pg.QueryConfig, values?: unknown[]) => Promise<pg.QueryResult>;

function bound<Q extends Queryable>(queryable: Q): Q {
  const send = (queryable.query as Query).bind(queryable);
  const query: Query = (given, values) => {
    const config = typeof given === "string" ? { text: given } : given;
    return send(boundConfig(values ? { ...config, values } : config));
  };
  return new Proxy(queryable, {
    get(target, property) {
      if (property === "query") return query;
      const value = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

export const boundPool = (pool: pg.Pool): pg.Pool => bound(pool);
export const boundClient = (client: pg.PoolClient): pg.PoolClient => bound(client);

type Find = (args?: { where?: Record<string, unknown> }) => unknown;
const UNBATCHED: Record<string, string> = { findUnique: "findFirst", findUniqueOrThrow: "findFirstOrThrow" };

/**
 * Prisma merges what several callers look up by a key at the same moment into one statement, which would have the bounds
 * of one of them. So here each finds by itself.
 */
export function boundPrisma(prisma: PrismaClient): PrismaClient {
  const model = (target: object) =>
    new Proxy(target, {
      get(delegate, property) {
        const method = UNBATCHED[property as string];
        if (!method) return Reflect.get(delegate, property);
        const find = Reflect.get(delegate, method) as Find;
        return ((args) => find({ ...args, where: flat(args?.where ?? {}) })) satisfies Find;
      },
    });
  const models = new Map<PropertyKey, object>();
  return new Proxy(prisma, {
    get(target, property) {
      const value = Reflect.get(target, property);
      if (typeof value === "function") return value.bind(target);
      if (typeof property !== "string" || /^[$_]/.test(property) || typeof value !== "object" || !value)
        return value;
      if (!models.has(property)) models.set(property, model(value));
      return models.get(property);
    },
  });
}

/** A key of several columns, `{ a_b: { a, b } }`, as the conditions that it stands for. */
function flat(where: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(where).flatMap(([name, value]) =>
    typeof value === "object" && value !== null && Object.keys(value).join("_") === name
      ? Object.entries(value)
      : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
