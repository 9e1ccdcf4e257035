import { db } from "@/lib/db";
import { makeCards, makeChannel, makeTasks } from "@/tests/factories";
import { startClients } from "../client-process";
import type { BoardClients } from "../clients/board";
import type { HttpClients } from "../clients/http";
import { compare, count, type Figure } from "../figure";
import { createTeam } from "../people";
import { headersOf } from "../recordings";
import { type Latency, median } from "../statistics";
import { measureInBrowser } from "./board-in-browser";

const PEOPLE = 20;
const PER_SECOND = 20;
const CARDS = 5_000;
const TASKS = 10_000;
const FEW = 50;
const AT_ONCE = 400;

export const board: Figure = {
  name: "board",
  title: "A board of 5,000 cards, and a list of 10,000 tasks",
  method: `${PEOPLE} people look at the board; in turn they move ${PER_SECOND} cards a second by the socket. The limit is a bare Socket.IO server that does one UPDATE and emits to the room: without accounts, permissions, order or notification between processes. The pages are those of a board and a list as large, until they are there whole; their limit is the page of one with ${FEW}. In Chromium, a page is measured from the start of the navigation, code from the browser's cache, and a move by Alt and an arrow from the key's own time until the frame that shows the card at its new place.`,
  async run({ instance, isQuick, log }) {
    const team = await createTeam(PEOPLE);
    const workspace = { id: team.workspaceId };
    const made = async (cards: number, tasks: number) => {
      const kanban = await makeChannel(workspace, { type: "KANBAN" });
      const todo = await makeChannel(workspace, { type: "TODO" });
      await makeTasks(todo, tasks);
      const all = await makeCards(kanban, ["To do", "Doing"], cards / 2);
      return { kanban: kanban.id, todo: todo.id, cards: all };
    };
    const many = await made(CARDS, TASKS);
    const few = await made(FEW, FEW);
    const columnId = many.cards[0]!.columnId;
    const ids = many.cards.filter((card) => card.columnId === columnId).map(({ id }) => id);
    log("filled");

    const realtime = await instance.start("realtime");
    const baseline = await instance.startBaseline("chat");
    const clients = startClients<BoardClients>("board");
    const tokens = team.people.map(({ realtimeToken }) => realtimeToken);
    const limitUrl = `http://127.0.0.1:${instance.baselinePorts.chat}`;
    await clients.call("connect", {
      room: "product",
      url: instance.realtimeUrl,
      tokens,
      channelId: many.kanban,
      cardIds: ids,
    });
    await clients.call("connect", { room: "limit", url: limitUrl, tokens, channelId: null, cardIds: ids });

    const moves = PER_SECOND * (isQuick ? 3 : 8);
    let from = 0;
    function next(): [string, string][] {
      from += moves;
      // Each goes a thousand places on; no card twice in a round.
      return Array.from({ length: moves }, (_, n) => [
        ids[(from + n) % 1_000]!,
        ids[1_200 + ((from + n) % 1_000)]!,
      ]);
    }
    type Round = Latency & { missed: number };
    const results: { product: Round; limit: Round }[] = [];
    for (const room of ["product", "limit"])
      await clients.call("round", { room, moves: next(), perSecond: PER_SECOND });
    for (let n = 0; n < (isQuick ? 3 : 7); n += 1) {
      const one = {
        product: await clients.call("round", { room: "product", moves: next(), perSecond: PER_SECOND }),
        limit: await clients.call("round", { room: "limit", moves: next(), perSecond: PER_SECOND }),
      };
      results.push(one);
      log(`p95 ${one.product.p95.toFixed(2)} to ${one.limit.p95.toFixed(2)} ms`);
    }

    const taskIds = ids.slice(0, AT_ONCE);
    const seen = await clients.call("gap", { room: "product", taskIds, afterId: ids[1_500]! });
    const stored = await db().task.findMany({
      where: { channelId: many.kanban, id: { in: taskIds } },
      select: { id: true, position: true },
    });
    const distinct = new Set(stored.map(({ position }) => position)).size;
    const wrong = seen.map(
      (held) => stored.filter(({ id, position }) => held[id] !== undefined && held[id] !== position).length,
    );
    clients.stop();
    await baseline.stop();

    const web = await instance.start("web");
    const http = startClients<HttpClients>("http");
    const headers = headersOf(team.people[0]!, instance);
    const time = async (channelId: string, requests: number) => {
      const urls = Array<string>(requests).fill(`${instance.webUrl}/w/${team.slug}/c/${channelId}`);
      return median(await http.call("time", { urls, headers }));
    };
    const pages = [];
    for (const kind of ["kanban", "todo"] as const) {
      const product: number[] = [];
      const limit: number[] = [];
      for (const id of [many[kind], few[kind]]) await time(id, 20);
      for (let n = 0; n < (isQuick ? 3 : 9); n += 1) {
        product.push(await time(many[kind], 20));
        limit.push(await time(few[kind], 20));
      }
      const what = kind === "kanban" ? "The page of the board" : "The page of the list";
      pages.push(compare({ what, unit: "ms", product, limit, atMost: 1.2 }));
    }
    http.stop();
    const address = (id: string) => `${instance.appUrl}/w/${team.slug}/c/${id}`;
    const drawn = await measureInBrowser(
      instance,
      team.people[0]!.cookie,
      { board: address(many.kanban), list: address(many.todo) },
      isQuick ? 2 : 5,
    );
    await Promise.all([web.stop(), realtime.stop()]);
    const of = (side: "product" | "limit", p: "p50" | "p95") => results.map((one) => one[side][p]);
    const pair = (p: "p50" | "p95") => ({ unit: "ms", product: of("product", p), limit: of("limit", p) });
    return [
      compare({ what: "A move, until others see it, p50", ...pair("p50"), isReport: true }),
      compare({ what: "A move, until others see it, p95", ...pair("p95"), atMost: 1.3 }),
      count({
        what: "Moves that somebody missed",
        values: results.map(({ product }) => product.missed),
        atMost: 0,
      }),
      count({
        what: `${AT_ONCE} moves into one gap at once: cards lost`,
        values: [AT_ONCE - stored.length],
        atMost: 0,
      }),
      count({ what: "Of these at the place of another", values: [AT_ONCE - distinct], atMost: 0 }),
      count({ what: "Of these at another place on some screen", values: wrong, atMost: 0 }),
      ...pages,
      ...drawn,
    ];
  },
};
