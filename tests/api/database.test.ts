import type { Socket } from "node:net";
import { expect, it } from "vitest";
import { pool, withConnection } from "@/lib/db";

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
