// The limit for fan-out: a bare Socket.IO server that does one INSERT per message and then emits it to the room. No
// accounts, no permissions, no order, no validation. Same transport settings and pool as the product.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { Server } from "socket.io";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 15 });
await pool.query(
  `CREATE TABLE IF NOT EXISTS messages (seq bigserial PRIMARY KEY, id uuid NOT NULL, author text NOT NULL,
     nonce uuid NOT NULL, body text NOT NULL, created_at timestamptz NOT NULL DEFAULT now())`,
);

await pool.query(
  `CREATE TABLE IF NOT EXISTS cards (id uuid PRIMARY KEY, position text NOT NULL, revision int NOT NULL DEFAULT 1)`,
);

type Ack = (answer: { data: unknown }) => void;

const server = createServer((_request, response) => response.end("ok"));
const io = new Server(server, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });

io.on("connection", async (socket) => {
  const author = String(socket.handshake.auth.token);
  await socket.join("channel");
  socket.on("message.create", async ({ nonce, body }: { nonce: string; body: string }, ack: Ack) => {
    const { rows } = await pool.query({
      name: "insert message",
      text: `INSERT INTO messages (id, author, nonce, body) VALUES ($1, $2, $3, $4)
             RETURNING seq::int, id, author, nonce, body, created_at AS "createdAt"`,
      values: [randomUUID(), author, nonce, body],
    });
    io.to("channel").emit("message.created", rows[0]);
    ack({ data: rows[0] });
  });
  // The limit for boards.
  socket.on("cards.fill", async ({ ids }: { ids: string[] }, ack: Ack) => {
    await pool.query("INSERT INTO cards (id, position) SELECT unnest($1::uuid[]), ''", [ids]);
    ack({ data: ids.length });
  });
  socket.on("card.move", async ({ taskId, afterId }: { taskId: string; afterId: string }, ack: Ack) => {
    const { rows } = await pool.query({
      name: "move card",
      text: `UPDATE cards SET position = $2, revision = revision + 1 WHERE id = $1 RETURNING id, position, revision`,
      values: [taskId, afterId],
    });
    io.to("channel").emit("tasks.changed", { tasks: rows });
    ack({ data: rows[0] });
  });
});

server.listen(Number(process.env.PORT), "127.0.0.1");
process.once("SIGTERM", () => process.exit(0));
