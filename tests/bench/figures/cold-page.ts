import { firstRequests } from "../../setup/first-requests";
import { inBrowser } from "../browser";
import { type Figure, measure } from "../figure";
import { createPages } from "../pages";
import { record } from "../recordings";

export const coldPage: Figure = {
  name: "cold-page",
  title: "Requests of a cold page",
  method:
    "What a channel's page asks for on a first visit after its HTML, scripts, styles, fonts and pictures, and beside its socket, until it is live and the network is quiet. And what the server asks the database for its HTML: how many statements, and how many of them wait for one another.",
  async run({ instance }) {
    const pages = await createPages(instance);
    const get = (url: string) => ({
      method: "GET" as const,
      path: new URL(url).pathname,
      cookie: pages.cookie,
      body: null,
    });
    const realtime = await instance.start("realtime");
    const recorded = await record(instance, { chat: get(pages.chat), doc: get(pages.doc) });
    const web = await instance.start("web");
    const [chat, doc] = await inBrowser(instance, pages.cookie, async (context) => [
      (await firstRequests(context, pages.chat)).length,
      (await firstRequests(context, pages.doc)).length,
    ]);
    await Promise.all([realtime.stop(), web.stop()]);
    return [
      measure({ what: "CHAT channel", unit: "requests", values: [chat!], atMost: 2 }),
      measure({ what: "DOC channel", unit: "requests", values: [doc!], isReport: true }),
      ...Object.entries(recorded).flatMap(([name, { statements, oneAfterTheOther }]) => [
        measure({
          what: `${name.toUpperCase()} channel: statements for its HTML`,
          ...{ unit: "", values: [statements.length], isReport: true },
        }),
        measure({
          what: `${name.toUpperCase()} channel: of these one after the other`,
          ...{ unit: "", values: [oneAfterTheOther], isReport: true },
        }),
      ]),
    ];
  },
};
