import type { SqlDriverAdapterFactory, SqlQuery, SqlQueryable } from "@prisma/driver-adapter-utils";
import { boundStatement } from "./bounds";

/** Each statement of an adapter is bound as the request is that sends it (bounds.ts). */
export function boundAdapter<Factory extends SqlDriverAdapterFactory>(factory: Factory): Factory {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => withBounds(await startTransaction(level));
    return withBounds(adapter);
  };
  return factory;
}

const IDS = { scalarType: "uuid", arity: "list" } as const;

function boundQuery(query: SqlQuery): SqlQuery {
  const { sql, values } = boundStatement(query.sql, query.args);
  if (sql === query.sql) return query;
  const isLonger = values.length > query.args.length;
  return { sql, args: [...values], argTypes: isLonger ? [...query.argTypes, IDS] : query.argTypes };
}

function withBounds<Queryable extends SqlQueryable>(queryable: Queryable): Queryable {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  queryable.queryRaw = (query) => queryRaw(boundQuery(query));
  queryable.executeRaw = (query) => executeRaw(boundQuery(query));
  return queryable;
}
