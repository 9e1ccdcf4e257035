import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { expect, test } from "vitest";
import { oneStatementAtATime } from "./one-statement-at-a-time";

/** An adapter whose connection answers on request and counts concurrent statements. */
function slowAdapter() {
  const sent: { sql: string; answer: (error?: Error) => void }[] = [];
  const queryRaw = ({ sql }: { sql: string }) =>
    new Promise((resolve, reject) => {
      sent.push({ sql, answer: (error) => (error ? reject(error) : resolve({ rows: [sql] })) });
    });
  const factory = {
    connect: async () => ({ startTransaction: async () => ({ queryRaw, executeRaw: queryRaw }) }),
  };
  return { factory: factory as unknown as SqlDriverAdapterFactory, sent };
}

const statement = (sql: string) => ({ sql, args: [], argTypes: [] });

test("a transaction sends a statement when the one before has been answered, also by a failure", async () => {
  const { factory, sent } = slowAdapter();
  const tx = await (await oneStatementAtATime(factory).connect()).startTransaction();
  const first = tx.queryRaw(statement("first"));
  const second = tx.executeRaw(statement("second"));
  const third = tx.queryRaw(statement("third"));
  expect(sent.map(({ sql }) => sql)).toEqual(["first"]);
  sent[0]?.answer();
  await first;
  await expect.poll(() => sent.map(({ sql }) => sql)).toEqual(["first", "second"]);
  sent[1]?.answer(new Error("refused"));
  await expect(second).rejects.toThrow("refused");
  await expect.poll(() => sent.length).toBe(3);
  sent[2]?.answer();
  expect(await third).toEqual({ rows: ["third"] });
});
