import pg from "pg";
import { NOTIFY_CHANNEL, parsePayload } from "@/lib/realtime/bus-messages";

/** Runs `work` and gives what was announced meanwhile, in order. Other tests of the worker must not write. */
export async function announcedBy(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const announced: Record<string, unknown>[] = [];
  const end = Promise.withResolvers<void>();
  client.on("notification", ({ payload = "" }) => {
    if (payload === "end") end.resolve();
    else announced.push(parsePayload(payload).notification);
  });
  try {
    await client.query(`LISTEN ${NOTIFY_CHANNEL}`);
    await work();
    // Notifications keep the order of commits: when this one is here, all before it are.
    await client.query("SELECT pg_notify($1, 'end')", [NOTIFY_CHANNEL]);
    await end.promise;
  } finally {
    await client.end();
  }
  return announced;
}
