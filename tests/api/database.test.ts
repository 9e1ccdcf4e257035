import type { Socket } from "node:net";
import { expect, it } from "vitest";
import { db, pool, sqlStateOf, transaction, withConnection } from "@/lib/db";
import { makeUser } from "@/tests/factories";

it("loses a connection that is cut, and nothing else", async () => {
  const cut = withConnection(async (client) => {
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    const query = client.query("SELECT pg_sleep(60)");
    stream.destroy(new Error("cut"));
    await query;
  });
  await expect(cut).rejects.toThrow();
  expect((await pool().query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

it("takes connections back", async () => {
  for (let i = 0; i < 50; i++) await withConnection((client) => client.query("SELECT 1"));
  await Promise.allSettled(
    Array.from({ length: 50 }, () => withConnection((c) => c.query("SELECT nothing"))),
  );
  expect(pool().idleCount).toBe(pool().totalCount);
  expect(await withConnection(async (client) => client.listenerCount("error"))).toBe(1);
});

it("lets no statement and no forgotten transaction last for good", async () => {
  for (const name of ["statement_timeout", "idle_in_transaction_session_timeout"])
    expect((await pool().query(`SHOW ${name}`)).rows).toEqual([{ [name]: "30s" }]);
});

it("does again what PostgreSQL ended because two waited for each other", async () => {
  const [one, other] = [await makeUser(), await makeUser()];
  const bothHold = Promise.withResolvers<void>();
  let holding = 0;
  let runs = 0;
  const rename = (first: string, second: string, name: string) =>
    transaction(async (tx) => {
      runs += 1;
      await tx.user.update({ where: { id: first }, data: { name } });
      holding += 1;
      if (holding === 2) bothHold.resolve();
      await bothHold.promise;
      await tx.user.update({ where: { id: second }, data: { name } });
    });
  await Promise.all([rename(one.id, other.id, "Ann"), rename(other.id, one.id, "Bob")]);
  expect(runs).toBe(3);
  const names = await db().user.findMany({
    where: { id: { in: [one.id, other.id] } },
    select: { name: true },
  });
  expect(new Set(names.map(({ name }) => name)).size).toBe(1);
});

it("reports the SQL state of the last failure", async () => {
  const broken = transaction((tx) => tx.$executeRaw`SELECT nothing`);
  await expect(broken).rejects.toSatisfy((error) => sqlStateOf(error) === "42703");
});
