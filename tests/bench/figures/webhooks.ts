import { randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { start as startProduct } from "@/lib/composition/start";
import { pool } from "@/lib/db";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { closeQueue } from "@/lib/jobs/queue";
import { createMessage } from "@/lib/messages/create/service";
import { seal } from "@/lib/webhooks/secrets";
import { newSecret } from "@/lib/webhooks/sign";
import { compare, type Figure, measure } from "../figure";
import { createChannel, createTeam } from "../people";
import { percentile } from "../statistics";

const ENDPOINTS = 1_000;
const HANGING = 100;

export const webhooks: Figure = {
  name: "webhooks",
  title: "Webhooks",
  method: `A message is sent in a workspace with one webhook, again and again: the time from its commit until the request is at the endpoint. Then ${ENDPOINTS} webhooks follow the channel: the time until ${ENDPOINTS - HANGING} endpoints have the request, while the other ${HANGING} answer, and while these never answer.`,
  async run({ instance, isQuick, log }) {
    startProduct();
    const receiver = await startReceiver();
    const node = await instance.start("realtime", { env: { OUTBOUND_ALLOW_LIST: "127.0.0.1" } });
    try {
      const idle = await makePlace(receiver.url, 1);
      const rounds = isQuick ? 20 : 200;
      await timeMessage(idle, receiver, 1);
      const times: number[] = [];
      for (let n = 0; n < rounds; n += 1) times.push(await timeMessage(idle, receiver, 1));
      log(`p50 ${percentile(times, 0.5).toFixed(0)} ms`);
      await pool().query("DELETE FROM webhooks");

      const many = await makePlace(receiver.url, ENDPOINTS);
      const others = ENDPOINTS - HANGING;
      await timeMessage(many, receiver, others);
      const repeats = isQuick ? 3 : 7;
      const plain: number[] = [];
      for (let n = 0; n < repeats; n += 1) plain.push(await timeMessage(many, receiver, others));
      receiver.hang(true);
      const hung: number[] = [];
      for (let n = 0; n < repeats; n += 1) hung.push(await timeMessage(many, receiver, others));
      receiver.hang(false);
      return [
        measure({
          what: `From commit to request, p95 of ${rounds}`,
          ...{ unit: "ms", values: [percentile(times, 0.95)], atMost: 500 },
        }),
        compare({
          what: `Until ${others} endpoints have it, while ${HANGING} hang, to where these answer`,
          ...{ unit: "ms", product: hung, limit: plain, atMost: 1.2 },
        }),
      ];
    } finally {
      await node.stop();
      await receiver.close();
      await closeQueue();
    }
  },
};

type Receiver = Awaited<ReturnType<typeof startReceiver>>;
type Place = Awaited<ReturnType<typeof makePlace>>;

/** Those whose number is below `HANGING` can be made to hang; the others are counted. */
async function startReceiver() {
  let isHanging = false;
  const open = new Set<ServerResponse>();
  let arrived = (_: number, _at: number) => {};
  const server = createServer((request, response) => {
    const number = Number(request.url?.slice(1));
    request.resume().on("end", () => {
      arrived(number, performance.now());
      if (isHanging && number < HANGING) open.add(response);
      else response.end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", 1_024, resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hang: (hangs: boolean) => {
      isHanging = hangs;
      if (!hangs) for (const response of open) response.end("late");
    },
    /** When so many of those that answer were asked. */
    times: (count: number) =>
      new Promise<number>((resolve) => {
        const seen = new Set<number>();
        arrived = (number, at) => {
          if (number >= HANGING || count === 1) seen.add(number);
          if (seen.size === count) resolve(at);
        };
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function makePlace(url: string, count: number) {
  const { workspaceId, people } = await createTeam(1);
  const [person] = people;
  await pool().query("UPDATE memberships SET role = 'OWNER' WHERE workspace_id = $1", [workspaceId]);
  const channelId = await createChannel(workspaceId, "CHAT");
  const ids = Array.from({ length: count }, () => randomUUID());
  await pool().query(
    `INSERT INTO webhooks (id, workspace_id, maker_id, name, url, events, secret, updated_at)
     SELECT id, $2, $3, 'Bench', url, '{message.created}', secret, now()
     FROM unnest($1::uuid[], $4::text[], $5::text[]) AS given(id, url, secret)`,
    [
      ...[ids, workspaceId, person!.userId, ids.map((_, number) => `${url}/${number}`)],
      ids.map((id) => seal(newSecret(), id)),
    ],
  );
  const actor = { userId: person!.userId, sessionId: "", name: "Person 1", image: null, emailVerified: true };
  return { channelId, actor };
}

/** From the commit of a message until so many endpoints have it. */
async function timeMessage({ channelId, actor }: Place, receiver: Receiver, count: number): Promise<number> {
  const arrived = receiver.times(count);
  await createMessage(actor, channelId, { nonce: randomUUID(), body: "Hello" });
  const committed = performance.now();
  const at = await arrived;
  await deliveriesSettled();
  return at - committed;
}
