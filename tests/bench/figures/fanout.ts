import { startClients } from "../client-process";
import type { ChatClients } from "../clients/chat";
import { compare, count, type Figure } from "../figure";
import { createChannel, createTeam } from "../people";

const PEOPLE = 100;
const PER_SECOND = 20;

export const fanout: Figure = {
  name: "fanout",
  title: "A message, from sending to receiving",
  method: `${PEOPLE} people are connected; in turn they send ${PER_SECOND} messages a second by the socket. The limit is a bare Socket.IO server that does one INSERT and emits to the room: without accounts, permissions, validation, numbering or notification between processes.`,
  async run({ instance, isQuick, log }) {
    const team = await createTeam(PEOPLE);
    const channelId = await createChannel(team.workspaceId, "CHAT");
    const product = await instance.start("realtime");
    const baseline = await instance.startBaseline("chat");
    const clients = startClients<ChatClients>("chat");
    const tokens = team.people.map((person) => person.realtimeToken);
    const limitUrl = `http://127.0.0.1:${instance.baselinePorts.chat}`;
    await clients.call("connect", { room: "product", url: instance.realtimeUrl, tokens, channelId });
    await clients.call("connect", { room: "limit", url: limitUrl, tokens, channelId: null });

    const seconds = isQuick ? 4 : 10;
    const round = (room: string) => clients.call("round", { room, perSecond: PER_SECOND, seconds });
    const results: {
      product: Awaited<ReturnType<typeof round>>;
      limit: Awaited<ReturnType<typeof round>>;
    }[] = [];
    for (const room of ["product", "limit"]) await round(room);
    for (let n = 0; n < (isQuick ? 3 : 7); n += 1) {
      const one = { product: await round("product"), limit: await round("limit") };
      results.push(one);
      log(`p50 ${one.product.receive.p50.toFixed(2)} to ${one.limit.receive.p50.toFixed(2)} ms`);
    }
    clients.stop();
    await Promise.all([product.stop(), baseline.stop()]);

    const of = (side: "product" | "limit", kind: "receive" | "acknowledge", p: "p50" | "p95") =>
      results.map((one) => one[side][kind][p]);
    const pair = (kind: "receive" | "acknowledge", p: "p50" | "p95") => ({
      unit: "ms",
      product: of("product", kind, p),
      limit: of("limit", kind, p),
    });
    const deliveries = results.length * PER_SECOND * seconds * PEOPLE;
    return [
      compare({ what: "Send to receive, p50", ...pair("receive", "p50"), atMost: 1.3 }),
      compare({ what: "Send to receive, p95", ...pair("receive", "p95"), atMost: 1.3 }),
      compare({ what: "Send to acknowledged, p50", ...pair("acknowledge", "p50"), isReport: true }),
      compare({ what: "Send to acknowledged, p95", ...pair("acknowledge", "p95"), isReport: true }),
      count({ what: "Missed", values: results.map((one) => one.product.missed), of: deliveries, atMost: 0 }),
      count({
        what: "Doubled",
        values: results.map((one) => one.product.doubled),
        of: deliveries,
        atMost: 0,
      }),
      count({
        what: "Rounds with a gap in seq",
        values: results.map((one) => Number(!one.product.isGapless)),
        of: results.length,
        atMost: 0,
      }),
    ];
  },
};
