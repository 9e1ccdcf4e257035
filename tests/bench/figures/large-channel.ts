import { startClients } from "../client-process";
import type { HttpClients } from "../clients/http";
import { fillChannels } from "../corpus";
import { compare, type Figure, sameCount } from "../figure";
import { createChannel, createTeam } from "../people";
import { headersOf, type Request, record } from "../recordings";
import { median } from "../statistics";

const FEW = 1_000;

export const largeChannel: Figure = {
  name: "large-channel",
  title: "Opening a channel of a million messages",
  method: `Milliseconds until the page of a channel, and its messages over the API, are there whole: one request after the other, in turn for a channel of 1,000,000 messages and, as the limit, for one of ${FEW.toLocaleString("en")}.`,
  async run({ instance, isQuick, log }) {
    const many = isQuick ? 100_000 : 1_000_000;
    const { workspaceId, slug, people } = await createTeam(2);
    const [reader, author] = people;
    const large = await createChannel(workspaceId, "CHAT", "large");
    const small = await createChannel(workspaceId, "CHAT", "small");
    await fillChannels([large], author!.userId, many);
    await fillChannels([small], author!.userId, FEW);
    log("filled");

    const paths = {
      "The page": (id: string) => `/w/${slug}/c/${id}`,
      "The newest messages": (id: string) => `/api/channels/${id}/messages`,
      "Messages around one in the middle": (id: string) =>
        `/api/channels/${id}/messages?around=${(id === large ? many : FEW) / 2}`,
    };
    const request = (path: string): Request => ({ method: "GET", path, cookie: reader!.cookie, body: null });
    const realtime = await instance.start("realtime");
    const recordings = await record(
      instance,
      Object.fromEntries(
        Object.entries(paths).flatMap(([what, path]) => [
          [`${what}, many`, request(path(large))],
          [`${what}, few`, request(path(small))],
        ]),
      ),
    );

    const web = await instance.start("web");
    const clients = startClients<HttpClients>("http");
    const headers = headersOf(reader!, instance);
    const times = async (path: string, requests: number) =>
      median(
        await clients.call("time", {
          urls: Array(requests).fill(instance.webUrl + path) as string[],
          headers,
        }),
      );
    const rows = [];
    for (const [what, path] of Object.entries(paths)) {
      const product: number[] = [];
      const limit: number[] = [];
      for (const id of [large, small]) await times(path(id), 30);
      for (let n = 0; n < (isQuick ? 3 : 9); n += 1) {
        product.push(await times(path(large), 40));
        limit.push(await times(path(small), 40));
      }
      log(`${what}: ${product.at(-1)?.toFixed(1)} to ${limit.at(-1)?.toFixed(1)} ms`);
      rows.push(compare({ what, unit: "ms", product, limit, atMost: 1.2 }));
      rows.push(sameCount(`Queries for it`, recordings[`${what}, few`]!, recordings[`${what}, many`]!));
    }
    clients.stop();
    await Promise.all([web.stop(), realtime.stop()]);
    return rows;
  },
};
