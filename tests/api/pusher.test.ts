import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";

// Statements are composed as modules load, which the set-up has done already.
vi.hoisted(() => {
  vi.resetModules();
  Object.assign(process.env, { PUSHER_APP_ID: "12", PUSHER_KEY: "the-key", PUSHER_SECRET: "the-secret" });
  delete process.env.REALTIME_URL;
});

import { removeChannelMember } from "@/lib/channels/members/service";
import { start } from "@/lib/composition/start";
import { db, transaction } from "@/lib/db";
import { deliverEvents } from "@/lib/delivery/deliver";
import { giveNames } from "@/lib/delivery/names";
import { createMessageContract } from "@/lib/messages/contract";
import { checkService } from "@/lib/platform/check-services";
import { publish, publishControl, publishWidely } from "@/lib/realtime/publish";
import { deliverEventsContract, enterRoomsContract, getEventContract } from "@/lib/realtime/pusher/contract";
import { createPusherSocket } from "@/lib/realtime/pusher/socket";
import { channelRoom, userRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { createTaskContract } from "@/lib/tasks/contract";
import {
  makeActor,
  makeChannel,
  makeMember,
  makeSignedIn,
  makeWorkspace,
  type SignedIn,
} from "@/tests/factories";
import { PUSHER_APP, startChannelsServer } from "@/tests/setup/channels-server";
import { refusal, requestRaw, send } from "@/tests/setup/request";

let channels: Awaited<ReturnType<typeof startChannelsServer>>;
let ada: SignedIn;
let ben: SignedIn;
let workspace: { id: string };
let channel: { id: string };
const open = new Set<{ disconnect: () => void }>();
/** Whose page makes the requests. */
const asking = new AsyncLocalStorage<SignedIn>();

beforeAll(async () => {
  channels = await startChannelsServer();
  process.env.PUSHER_URL = channels.url;
  start();
});
afterAll(() => channels.stop());

beforeEach(async () => {
  ada = await makeSignedIn();
  workspace = await makeWorkspace(ada);
  ben = await makeMember(workspace);
  channel = await makeChannel(workspace, {
    visibility: "PRIVATE",
    members: [
      { user: ada, role: "MANAGER" },
      { user: ben, role: "EDITOR" },
    ],
  });
  channels.triggers.length = 0;
  await giveNames([channelRoom(channel.id)]);
  // A browser's requests to its own origin.
  const contracts = { "/api/realtime/rooms": enterRoomsContract, "/api/realtime/events": getEventContract };
  const fetchAnywhere = globalThis.fetch;
  vi.stubGlobal("fetch", (input: string, init?: RequestInit) => {
    const contract = Object.entries(contracts).find(([path]) => String(input).startsWith(path))?.[1];
    if (!contract) return fetchAnywhere(input, init);
    const params = { eventId: String(input).split("/").at(-1) };
    return requestRaw(asking.getStore() ?? null, contract, {
      params,
      ...(init?.body && { body: JSON.parse(String(init.body)) }),
    });
  });
});
afterEach(() => {
  for (const socket of open) socket.disconnect();
  open.clear();
  channels.setAway(false);
  vi.unstubAllGlobals();
  expect(channels.refusals.splice(0)).toEqual([]);
});

/** The page of somebody, connected to Pusher. */
async function connect(person: SignedIn) {
  const events: { event: string; data: unknown }[] = [];
  const state = { isOpen: false, breaks: 0, problem: "" };
  const socket = createPusherSocket(
    { key: PUSHER_APP.key, cluster: "mt1", url: channels.url },
    {
      onConnect: () => {
        state.isOpen = true;
      },
      onConnectError: ({ data, message }) => {
        state.problem = data?.error.code ?? message;
      },
      onDisconnect: () => {
        state.breaks += 1;
      },
      onEvent: ([event, data]) => void events.push({ event: String(event), data }),
    },
  );
  open.add(socket);
  asking.run(person, () => socket.connect({}));
  await vi.waitFor(() => expect(state).toMatchObject({ isOpen: true }), { timeout: 5_000 });
  const of = (event: string) => events.filter((one) => one.event === event).map(({ data }) => data as never);
  return { socket, state, events, of };
}

const say = (person: SignedIn, body: string) =>
  send(person, createMessageContract, {
    params: { channelId: channel.id },
    body: { nonce: randomUUID(), body },
  });

it("brings messages and tasks to pages, in order, each once, and has what came before read again", async () => {
  const page = await connect(ben);
  expect(page.of("server.resynchronized")).toHaveLength(1);
  const list = await makeChannel(workspace, { type: "TODO" });
  for (const text of ["one", "two", "three"]) await say(ada, text);
  await vi.waitFor(() =>
    expect(page.of("message.created").map(({ body }: { body: string }) => body)).toEqual([
      "one",
      "two",
      "three",
    ]),
  );
  // It isn't in the channel of the list yet, which was made without an event.
  page.socket.disconnect();
  const again = await connect(ben);
  await send(ada, createTaskContract, { params: { channelId: list.id }, body: { title: "Live" } });
  await vi.waitFor(() => expect(again.of("tasks.changed")).toHaveLength(1));
});

it("sends an event to more than 100 rooms in several triggers, and to a page that is in many of them once", async () => {
  const page = await connect(ben);
  const to = [
    workspaceRoom(workspace.id),
    channelRoom(channel.id),
    ...Array.from({ length: 150 }, () => userRoom(randomUUID())),
  ];
  await giveNames(to);
  await transaction((tx) => publishWidely(tx, { to }, "document.changed", { channelId: channel.id }));
  await deliverEvents();
  expect(channels.triggers.map(({ channels: { length } }) => length)).toEqual([100, 52]);
  await vi.waitFor(() => expect(page.of("document.changed")).toHaveLength(1));
});

it("sends what is large, or isn't for everyone in its rooms, as an id that only those may read for whom it is", async () => {
  const page = await connect(ben);
  await say(ada, "é".repeat(9_000));
  await vi.waitFor(() => expect(page.of("message.created")).toHaveLength(1));
  expect(page.of("message.created")[0]).toMatchObject({ body: "é".repeat(9_000) });
  const sent = channels.triggers.find(({ name }) => name === "message.created")!;
  const { id, ...rest } = JSON.parse(sent.data);
  expect(rest).toEqual({});
  const outsider = await makeSignedIn();
  expect((await refusal(outsider, getEventContract, { params: { eventId: id } })).status).toBe(404);

  const secret = { id: ada.id, name: "Blocks Ben", image: null, status: null };
  const rooms = { to: [workspaceRoom(workspace.id)], except: [userRoom(ben.id)] };
  await transaction((tx) => publishWidely(tx, rooms, "person.updated", secret));
  await deliverEvents();
  const hidden = channels.triggers.find(({ name }) => name === "person.updated")!;
  expect(hidden.data).not.toContain("Blocks");
  const params = { eventId: JSON.parse(hidden.data).id };
  expect((await refusal(ben, getEventContract, { params })).status).toBe(404);
  expect(await send(ada, getEventContract, { params })).toMatchObject({ data: secret });
});

it("whoever loses access hears nothing after it, whatever they are still subscribed to; the others go on", async () => {
  const [bens, adas] = [await connect(ben), await connect(ada)];
  await removeChannelMember(await makeActor(ada), channel.id, ben.id);
  await say(ada, "secret");
  await vi.waitFor(() => expect(bens.of("access.changed")).toHaveLength(1));
  await vi.waitFor(() => expect(adas.of("server.resynchronized").length).toBeGreaterThan(1), 5_000);
  await say(ada, "secret too");
  await vi.waitFor(() => expect(adas.of("message.created").length).toBeGreaterThan(0));
  expect(bens.of("message.created")).toEqual([]);
  const { channels: entered } = await send(ben, enterRoomsContract, { body: { socketId: "1.1" } });
  expect(entered.filter(({ name }) => name.includes(channel.id))).toEqual([]);
});

it("cuts a session that has ended", async () => {
  const page = await connect(ben);
  await vi.waitFor(() => expect([...channels.connections].some(({ userId }) => userId)).toBe(true));
  const session = await db().session.findFirstOrThrow({ where: { userId: ben.id } });
  await transaction(async (tx) => {
    await tx.session.delete({ where: { id: session.id } });
    await publishControl(tx, { kind: "session", sessionIds: [session.id] });
  });
  await deliverEvents();
  await vi.waitFor(() => expect(page.state.breaks).toBe(1));
  expect(page.of("session.ended")).toHaveLength(1);
  expect(channels.connections.size).toBe(0);
  expect((await refusal(ben, enterRoomsContract, { body: { socketId: "1.1" } })).status).toBe(401);
});

it("what Pusher didn't take waits, without holding anybody up, and a scheduler has it delivered", async () => {
  channels.setAway(true);
  await say(ada, "while away");
  await deliverEvents();
  expect(channels.triggers).toEqual([]);
  channels.setAway(false);
  // One that still waits for Pusher to fail holds the others off.
  await vi.waitFor(async () => {
    await send(null, deliverEventsContract);
    expect(channels.triggers.map(({ name }) => name)).toContain("message.created");
  });
  expect(await send(null, deliverEventsContract)).toEqual({ delivered: 0 });
});

it("several processes at once deliver each event once, in order", async () => {
  for (let n = 0; n < 60; n += 1)
    await transaction((tx) =>
      publish(tx, channelRoom(channel.id), "document.changed", { channelId: channel.id }),
    );
  await Promise.all([deliverEvents(), deliverEvents(), deliverEvents()]);
  await deliverEvents();
  const delivered = channels.triggers.map(({ data }) => JSON.parse(data).id);
  const written = await db().pusherEvent.findMany({
    where: { body: { contains: channel.id } },
    orderBy: { position: "asc" },
  });
  expect(delivered).toHaveLength(60);
  expect(delivered).toEqual(written.map(({ id }) => id));
});

it("the table of services asks Pusher with our key, and needs no realtime node", async () => {
  expect(await checkService("pusher")).toMatchObject({ state: "ok" });
  expect(await checkService("realtime")).toMatchObject({ state: "ok" });
});
