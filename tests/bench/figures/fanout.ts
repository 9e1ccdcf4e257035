import { startClients } from "../client-process";
import type { ChatClients, Mix } from "../clients/chat";
import { compare, count, type Figure } from "../figure";
import { createChannel, createTeam } from "../people";

const PEOPLE = 100;
const PER_SECOND = 20;

type Kind = "receive" | "receiveRich" | "acknowledge";

export const fanout: Figure = {
  name: "fanout",
  title: "A message, from sending to receiving",
  method: `${PEOPLE} people are connected; in turn they send ${PER_SECOND} messages a second by the socket. The limit is a bare Socket.IO server that does one INSERT and emits to the room: without accounts, permissions, validation, numbering or notification between processes. With threads and mentions, every tenth message answers in a thread and every twentieth mentions somebody by name, who is told and whose unread is counted; the limit does for them what it does for any.`,
  async run({ instance, isQuick, log }) {
    const team = await createTeam(PEOPLE);
    const channelId = await createChannel(team.workspaceId, "CHAT");
    const product = await instance.start("realtime");
    const baseline = await instance.startBaseline("chat");
    const clients = startClients<ChatClients>("chat");
    const tokens = team.people.map((person) => person.realtimeToken);
    const limitUrl = `http://127.0.0.1:${instance.baselinePorts.chat}`;
    const userIds = team.people.map((person) => person.userId);
    const people = { tokens, userIds };
    await clients.call("connect", { room: "product", url: instance.realtimeUrl, ...people, channelId });
    await clients.call("connect", { room: "limit", url: limitUrl, ...people, channelId: null });

    const seconds = isQuick ? 4 : 10;
    const round = (room: string, mix: Mix = "plain") =>
      clients.call("round", { room, mix, perSecond: PER_SECOND, seconds });
    type Result = Awaited<ReturnType<typeof round>>;
    const results: { product: Result; mixed: Result; limit: Result }[] = [];
    await round("product");
    await round("product", "mixed");
    await round("limit");
    for (let n = 0; n < (isQuick ? 3 : 7); n += 1) {
      const one = {
        product: await round("product"),
        limit: await round("limit"),
        mixed: await round("product", "mixed"),
      };
      results.push(one);
      const [product, mixed, limit] = [one.product, one.mixed, one.limit].map(({ receive }) => receive.p50);
      log(`p50 ${product?.toFixed(2)} and ${mixed?.toFixed(2)} to ${limit?.toFixed(2)} ms`);
    }
    clients.stop();
    await Promise.all([product.stop(), baseline.stop()]);

    const of = (side: "product" | "mixed" | "limit", kind: Kind, p: "p50" | "p95") =>
      results.map((one) => one[side][kind][p]);
    const pair = (kind: Kind, p: "p50" | "p95", side: "product" | "mixed" = "product") => ({
      unit: "ms",
      product: of(side, kind, p),
      limit: of("limit", kind === "receiveRich" ? "receive" : kind, p),
    });
    const both = results.flatMap(({ product, mixed }) => [product, mixed]);
    const deliveries = both.length * PER_SECOND * seconds * PEOPLE;
    return [
      compare({ what: "Send to receive, p50", ...pair("receive", "p50"), atMost: 1.25 }),
      compare({ what: "Send to receive, p95", ...pair("receive", "p95"), atMost: 1.25 }),
      compare({ what: "Send to acknowledged, p50", ...pair("acknowledge", "p50"), isReport: true }),
      compare({ what: "Send to acknowledged, p95", ...pair("acknowledge", "p95"), isReport: true }),
      compare({
        what: "With threads and mentions: send to receive, p50",
        ...pair("receive", "p50", "mixed"),
        atMost: 1.25,
      }),
      compare({
        what: "With threads and mentions: send to receive, p95",
        ...pair("receive", "p95", "mixed"),
        atMost: 1.25,
      }),
      compare({
        what: "Of these the answers and mentions alone, p50",
        ...pair("receiveRich", "p50", "mixed"),
        isReport: true,
      }),
      count({ what: "Missed", values: both.map((one) => one.missed), of: deliveries, atMost: 0 }),
      count({
        what: "Doubled",
        values: both.map((one) => one.doubled),
        of: deliveries,
        atMost: 0,
      }),
      count({
        what: "Rounds with a gap in seq",
        values: both.map((one) => Number(!one.isGapless)),
        of: both.length,
        atMost: 0,
      }),
    ];
  },
};
