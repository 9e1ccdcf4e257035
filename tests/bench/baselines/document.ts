// The limit for documents: stock Hocuspocus with its stock Database extension. It acknowledges what it has in memory
// and stores the whole document seconds later.
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 15 });
await pool.query("CREATE TABLE IF NOT EXISTS documents (name text PRIMARY KEY, state bytea NOT NULL)");

const server = new Server({
  port: Number(process.env.PORT),
  address: "127.0.0.1",
  quiet: true,
  stopOnSignals: false,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const { rows } = await pool.query("SELECT state FROM documents WHERE name = $1", [documentName]);
        return rows[0]?.state ?? null;
      },
      store: async ({ documentName, state }) => {
        await pool.query(
          "INSERT INTO documents (name, state) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET state = $2",
          [documentName, state],
        );
      },
    }),
  ],
});
await server.listen();
process.once("SIGTERM", () => process.exit(0));
