import { existsSync, readFileSync, rmSync } from "node:fs";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { channelsQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { createChannel } from "@/lib/channels/service";
import { bindEvents } from "@/lib/composition/cache-events";
import { createSocket } from "@/lib/realtime/socket";
import { workspacesQuery } from "@/lib/workspaces/queries";
import { type Figure, measure } from "../figure";
import type { Instance } from "../instance";
import { type BenchPerson, createTeam } from "../people";
import { start } from "../processes";
import { median } from "../statistics";

const PEOPLE = 200;
const STATEMENTS = ".cache/bench/channel-made.jsonl";
/** The node writes its statements down, and works no jobs, whose statements would be among them. */
const ONLY_THIS = { BENCH_QUERIES: STATEMENTS, WORKER: "separate" };

export const channelMade: Figure = {
  name: "channel-made",
  title: "A channel made, for everybody else",
  method: `${PEOPLE} people of a workspace are connected, each with the browser's own event handlers and a tree on screen, while one of them makes channels. Counted are the requests that the others make and the statements that the realtime node sends to the database until everyone shows the channel: how many more than with one person connected, per person.`,
  async run({ instance, isQuick, log }) {
    const { workspaceId, people } = await createTeam(PEOPLE);
    const realtime = await startRecorded(instance);
    const requests = countRequests();
    const pages: Awaited<ReturnType<typeof openPage>>[] = [];
    const open = async (some: readonly BenchPerson[]) => {
      for (const person of some) pages.push(await openPage(instance, workspaceId, person));
    };
    const actor = { userId: people[0]!.userId, name: "Person 1", image: null } as Parameters<
      typeof createChannel
    >[0];
    let made = 0;
    const makeChannel = async () => {
      rmSync(STATEMENTS, { force: true });
      requests.reset();
      const started = performance.now();
      const place = { visibility: "WORKSPACE", parentId: null } as const;
      const { id } = await createChannel(actor, workspaceId, {
        ...{ type: "CHAT", name: `Channel ${++made}`, topic: "", ...place },
      });
      await Promise.all(pages.map((page) => page.shows(id)));
      const ms = performance.now() - started;
      return { ms, requests: requests.count(), statements: countStatements() };
    };
    const rounds = async () => {
      const results: Awaited<ReturnType<typeof makeChannel>>[] = [];
      for (let n = 0; n < (isQuick ? 3 : 10); n += 1) results.push(await makeChannel());
      return results;
    };
    await open(people.slice(0, 1));
    const alone = median((await rounds()).map(({ statements }) => statements));
    await open(people.slice(1));
    log("connected");
    const all = await rounds();
    for (const page of pages) page.close();
    requests.restore();
    await realtime.stop();
    const perPerson = (count: number) => count / (PEOPLE - 1);
    const what = "Statements of the node, per person more";
    return [
      measure({
        what: "Requests, per person",
        ...{ unit: "", values: all.map((one) => perPerson(one.requests)), atMost: 0 },
      }),
      measure({
        what,
        ...{ unit: "", values: all.map(({ statements }) => perPerson(statements - alone)), atMost: 0 },
      }),
      measure({ what: "Statements of the node, for one person", unit: "", values: [alone], isReport: true }),
      measure({
        what: "Until all of them show it",
        unit: "ms",
        values: all.map(({ ms }) => ms),
        isReport: true,
      }),
    ];
  },
};

/** The realtime node, writing its statements down. */
function startRecorded(instance: Instance) {
  const node = instance.service("realtime");
  const args = ["--import", "tsx", "--import", "./tests/bench/record-queries.ts", ...node.args];
  return start({ ...node, args, env: { ...node.env, ...ONLY_THIS } });
}

const countStatements = () =>
  existsSync(STATEMENTS) ? readFileSync(STATEMENTS, "utf8").trim().split("\n").length : 0;

/** Every fetch of this process is one of the pages': none of them is answered. */
function countRequests() {
  const { fetch } = globalThis;
  let count = 0;
  globalThis.fetch = async () => {
    count += 1;
    return new Response("{}", { status: 503 });
  };
  return {
    count: () => count,
    reset: () => {
      count = 0;
    },
    restore: () => {
      globalThis.fetch = fetch;
    },
  };
}

/** What a page has of the workspace: its tree and the list of workspaces, on screen, and a socket that changes them. */
async function openPage(instance: Instance, workspaceId: string, { userId, realtimeToken }: BenchPerson) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(channelsQuery(workspaceId).queryKey, []);
  client.setQueryData(workspacesQuery().queryKey, []);
  const tree = new QueryObserver<TreeChannel[]>(client, { queryKey: channelsQuery(workspaceId).queryKey });
  const stop = tree.subscribe(() => {});
  const connected = Promise.withResolvers<void>();
  const socket = createSocket(instance.realtimeUrl, {
    onConnect: connected.resolve,
    onConnectError: ({ message }) => connected.reject(new Error(message)),
    onDisconnect: () => {},
    onEvent: () => {},
  });
  bindEvents(
    { socket, client, userId, live: new Set() },
    { onSessionEnded: () => {}, onAccessLost: () => {} },
  );
  socket.connect({ token: realtimeToken });
  await connected.promise;
  const isShown = (id: string) => tree.getCurrentResult().data?.some((channel) => channel.id === id) === true;
  return {
    shows: (id: string) =>
      new Promise<void>((resolve) => {
        if (isShown(id)) return resolve();
        const end = tree.subscribe(() => {
          if (!isShown(id)) return;
          end();
          resolve();
        });
      }),
    close: () => {
      stop();
      socket.disconnect();
    },
  };
}
