import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeCall } from "@/lib/calls/change";
import { applyToEngine } from "@/lib/calls/engines/apply";
import { ENGINES, openEngine } from "@/lib/calls/engines/engines";
import { compareWithTwilio } from "@/lib/calls/engines/twilio/compare";
import { twilioSignature } from "@/lib/calls/engines/twilio/signature";
import { feedIdOf } from "@/lib/calls/feed-id";
import { db, transaction } from "@/lib/db";
import type { CallEngine } from "@/lib/generated/prisma/enums";
import type { JobData } from "@/lib/jobs/jobs";
import { checkService } from "@/lib/platform/check-services";
import { ada, ben, channelId, makePair } from "@/tests/pair";
import { JANUS, noJanus, startJanus } from "@/tests/setup/janus-server";
import { joinRoom } from "@/tests/setup/janus-visitor";
import { loadRoute } from "@/tests/setup/request";
import { noCoturn, startCoturn } from "@/tests/setup/turn-server";
import { startTwilioServer, TWILIO } from "@/tests/setup/twilio-server";

const TURN_SECRET = "secret of the relay";
let twilio: Awaited<ReturnType<typeof startTwilioServer>>;
let janus: Awaited<ReturnType<typeof startJanus>> | undefined;
let coturn: Awaited<ReturnType<typeof startCoturn>> | undefined;

beforeAll(async () => {
  [twilio, janus, coturn] = await Promise.all([
    startTwilioServer(),
    noJanus ? undefined : startJanus(),
    noCoturn ? undefined : startCoturn(TURN_SECRET),
  ]);
  // Read at the first use, below. The first Janus is away.
  Object.assign(process.env, {
    TWILIO_API_URL: twilio.url,
    TWILIO_ACCOUNT_SID: TWILIO.accountSid,
    TWILIO_API_KEY: TWILIO.apiKey,
    TWILIO_API_SECRET: TWILIO.apiSecret,
    TWILIO_AUTH_TOKEN: TWILIO.authToken,
    JANUS_URLS: `ws://127.0.0.1:9${janus ? `,${janus.url}` : ""}`,
    JANUS_TOKEN_SECRET: JANUS.tokenSecret,
    JANUS_ADMIN_KEY: JANUS.adminKey,
    STUN_URLS: "stun:stun.test:3478",
    TURN_URLS: coturn?.url ?? "turn:turn.test:3478",
    TURN_SECRET,
  });
});
afterAll(async () => {
  await Promise.all([twilio.stop(), janus?.stop(), coturn?.stop()]);
});

beforeEach(async () => {
  await makePair();
  await db().call.deleteMany();
  await db().$executeRaw`DELETE FROM pgboss.job WHERE name = 'call.applyToEngine'`;
  twilio.rooms.length = 0;
  twilio.setAway(false);
});

/** A call of Ada and Ben in the channel, with its room. */
async function makeCall(engine: CallEngine) {
  const id = randomUUID();
  const external = await ENGINES[engine].open(id);
  const people = [ada, ben].map((person) => ({ id: randomUUID(), userId: person.id }));
  const participants = people.map((one) => ({
    ...one,
    leaseUntil: new Date(Date.now() + 60_000),
  }));
  await db().call.create({
    data: {
      ...{ id, channelId, engine, external, openKey: channelId, status: "ACTIVE", answeredAt: new Date() },
      participants: { create: participants },
    },
  });
  const connect = (n: number) => ENGINES[engine].connect({ id, external }, people[n]!);
  return { id, external, connect, ada: people[0]!, ben: people[1]! };
}

const change = (id: string, ...changes: Parameters<typeof changeCall>[2][]) =>
  transaction((tx) => changeCall(tx, id, ...changes));

/** What the worker does. */
async function work() {
  const jobs = await db().$queryRaw<{ data: JobData<"call.applyToEngine"> }[]>`
    DELETE FROM pgboss.job WHERE name = 'call.applyToEngine' RETURNING data`;
  for (const { data } of jobs) await applyToEngine(data);
  return jobs.length;
}

const stateOf = (id: string) =>
  db().call.findUniqueOrThrow({ where: { id }, select: { status: true, endReason: true } });

describe("which engine a new call gets", () => {
  const open = (channelType: "CHAT" | "VOICE" | "DIRECT") => openEngine({ id: randomUUID(), channelType });

  it("is Twilio's before a Janus', and none between two people", async () => {
    expect(await open("CHAT")).toEqual({ engine: "TWILIO", external: { sid: twilio.rooms[0]!.sid } });
    expect(await open("DIRECT")).toEqual({ engine: "MESH", external: {} });
    expect(twilio.rooms).toHaveLength(1);
  });

  it.skipIf(noJanus)("is the next one where a server is away", async () => {
    twilio.setAway(true);
    expect(await open("VOICE")).toMatchObject({ engine: "JANUS", external: { url: janus!.url } });
  });

  it("is the mesh where all are away, which its participants are told", async () => {
    const { engine, external } = { engine: "MESH" as const, external: { standsInFor: "JANUS" } };
    const connection = await ENGINES[engine].connect(
      { id: randomUUID(), external },
      { id: "p", userId: ada.id },
    );
    expect(connection).toMatchObject({ kind: "MESH", notice: expect.stringContaining("up to 8 people") });
  });
});

describe("TURN", () => {
  it("credentials are given out for ten minutes, each in the person's name", async () => {
    const connection = await ENGINES.MESH.connect({ id: "c", external: null }, { id: "p", userId: ada.id });
    const [stun, turn] = "iceServers" in connection ? connection.iceServers : [];
    expect(stun).toEqual({ urls: ["stun:stun.test:3478"] });
    const [expires, userId] = turn!.username!.split(":");
    expect(userId).toBe(ada.id);
    expect(new Date(Number(expires) * 1000).toISOString()).toBe(connection.expiresAt);
    expect(Number(expires) * 1000 - Date.now()).toBeGreaterThan(595_000);
  });

  it.skipIf(noCoturn)(
    `is checked by asking for a relay${noCoturn && ` (skipped: ${noCoturn})`}`,
    async () => {
      expect(await checkService("turn")).toMatchObject({ state: "ok", problem: null });
    },
  );
});

describe("Twilio", () => {
  const report = async (fields: Record<string, string>, signature?: string) => {
    const url = "http://localhost:3000/api/calls/twilio";
    const form = new URLSearchParams(fields);
    const { POST } = await loadRoute("app/api/calls/twilio/route.ts");
    const headers = {
      ...{ host: "localhost:3000", "content-type": "application/x-www-form-urlencoded" },
      "x-twilio-signature": signature ?? twilioSignature(TWILIO.authToken, url, form),
    };
    const request = new Request(url, { method: "POST", headers, body: form });
    return (await POST!(request, { params: Promise.resolve(undefined) })).status;
  };

  it("lets in with a token for one room and ten minutes", async () => {
    const call = await makeCall("TWILIO");
    const [room] = twilio.rooms;
    expect(room).toMatchObject({ unique_name: call.id, settings: { Type: "group" } });
    expect(room!.settings.StatusCallback).toBe("http://localhost:3000/api/calls/twilio");
    const connection = await call.connect(0);
    if (connection.kind !== "TWILIO") throw new Error(connection.kind);
    const [head, claims] = connection.token
      .split(".", 2)
      .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
    expect(head).toEqual({ alg: "HS256", typ: "JWT", cty: "twilio-fpa;v=1" });
    expect(claims).toMatchObject({ iss: TWILIO.apiKey, sub: TWILIO.accountSid });
    expect(claims.grants).toEqual({ identity: call.ada.id, video: { room: room!.sid } });
    expect(claims.exp - claims.iat).toBe(600);
    // Started twice, it is one room.
    expect(await ENGINES.TWILIO.open(call.id)).toEqual(call.external);
  });

  it("puts out who has left or may not speak any more, and completes the room at the end", async () => {
    const call = await makeCall("TWILIO");
    const [room] = twilio.rooms;
    for (const { id } of [call.ada, call.ben]) room!.people.add(id);
    await change(call.id, { type: "limit", userId: ben.id, canSpeak: false });
    expect(await work()).toBe(1);
    expect([...room!.people]).toEqual([call.ada.id]);
    room!.people.add(call.ben.id);
    await change(call.id, { type: "leave", participantIds: [call.ada.id] });
    await work();
    expect([...room!.people]).toEqual([call.ben.id]);
    await change(call.id, { type: "end", reason: "HUNG_UP" });
    await work();
    expect(room!.status).toBe("completed");
    // A job may run twice.
    const job = {
      callId: call.id,
      engine: "TWILIO" as const,
      external: call.external,
      participantIds: [call.ada.id],
    };
    await applyToEngine({ ...job, isOver: false });
    await applyToEngine({ ...job, isOver: true });
  });

  it("ends the call when Twilio reports that it has closed the room", async () => {
    const call = await makeCall("TWILIO");
    const event = { StatusCallbackEvent: "room-ended", RoomSid: twilio.rooms[0]!.sid, RoomName: call.id };
    expect(await report({ ...event, RoomSid: "RM of another" })).toBe(204);
    expect(await stateOf(call.id)).toEqual({ status: "ACTIVE", endReason: null });
    expect(await report(event)).toBe(204);
    expect(await stateOf(call.id)).toEqual({ status: "ENDED", endReason: "HUNG_UP" });
    // Once more, and late.
    expect(await report(event)).toBe(204);
  });

  it("does nothing on a report that is forged, signed for something else or unsigned", async () => {
    const call = await makeCall("TWILIO");
    const event = { StatusCallbackEvent: "room-ended", RoomSid: twilio.rooms[0]!.sid };
    const other = twilioSignature(TWILIO.authToken, "http://localhost:3000/", new URLSearchParams(event));
    for (const signature of ["", "forged", other]) expect(await report(event, signature)).toBe(403);
    expect(await report({ StatusCallbackEvent: "room-ended" })).toBe(204);
    expect(await stateOf(call.id)).toMatchObject({ status: "ACTIVE" });
  });

  it("puts out who comes in with a token from before they were removed", async () => {
    const call = await makeCall("TWILIO");
    const { sid, people } = twilio.rooms[0]!;
    await change(call.id, { type: "leave", participantIds: [call.ben.id] });
    for (const { id } of [call.ada, call.ben]) {
      people.add(id);
      const event = { StatusCallbackEvent: "participant-connected", ParticipantIdentity: id };
      expect(await report({ ...event, RoomSid: sid })).toBe(204);
    }
    expect([...people]).toEqual([call.ada.id]);
  });

  it("is asked for what it doesn't report", async () => {
    const [call, room] = [await makeCall("TWILIO"), twilio.rooms[0]!];
    for (const id of [call.ada.id, call.ben.id, "stranger"]) room.people.add(id);
    await compareWithTwilio();
    expect([...room.people]).toEqual([call.ada.id, call.ben.id]);
    expect(await stateOf(call.id)).toMatchObject({ status: "ACTIVE" });
    room.status = "completed";
    await expect(call.connect(0)).rejects.toMatchObject({ code: "conflict", message: "The call has ended." });
    await compareWithTwilio();
    expect(await stateOf(call.id)).toMatchObject({ status: "ENDED" });
  });

  it("says in plain words that it is away, and is checked", async () => {
    const call = await makeCall("TWILIO");
    expect(await checkService("twilio")).toMatchObject({ state: "ok" });
    twilio.setAway(true);
    await expect(call.connect(0)).rejects.toMatchObject({ code: "unavailable" });
    expect(await checkService("twilio")).toMatchObject({ state: "failed" });
  });
});

describe.skipIf(noJanus)(`Janus${noJanus && ` (skipped: ${noJanus})`}`, () => {
  const enter = async (call: Awaited<ReturnType<typeof makeCall>>, n: number) => {
    const connection = await call.connect(n);
    if (connection.kind !== "JANUS") throw new Error(connection.kind);
    return { ...connection, feed: feedIdOf([call.ada, call.ben][n]!.id) };
  };

  it("lets in whom we let in: with a signed token, the room's pin and an admission of their own", async () => {
    const door = await enter(await makeCall("JANUS"), 0);
    expect(await joinRoom(door)).toMatchObject({ videoroom: "joined", id: door.feed });
    const tampered = [
      { ...door, token: "" },
      { ...door, token: door.token.replace(/^\d+/, "9999999999") },
      { ...door, pin: "wrong" },
      { ...door, admission: "somebody else's" },
    ];
    for (const one of tampered) expect(await joinRoom(one)).not.toMatchObject({ videoroom: "joined" });
  });

  it("puts out who has left, for good, and closes the room at the end", async () => {
    const call = await makeCall("JANUS");
    const [adas, bens] = [await enter(call, 0), await enter(call, 1)];
    const inRoom = await joinRoom(bens, { isStaying: true });
    await change(call.id, { type: "leave", participantIds: [call.ben.id] });
    await work();
    expect(await inRoom.left).toBe("kicked");
    expect(await joinRoom(bens)).toMatchObject({ error: expect.stringContaining("Unauthorized") });
    expect(await joinRoom(adas)).toMatchObject({ videoroom: "joined" });
    await change(call.id, { type: "end", reason: "HUNG_UP" });
    await work();
    expect(await joinRoom(adas)).toMatchObject({ error: expect.stringContaining("No such room") });
    // A job may run twice; and one who may listen comes back.
    await ENGINES.JANUS.close({ id: call.id, external: call.external });
    await ENGINES.JANUS.remove({ id: call.id, external: call.external }, call.ben.id);
    expect(await joinRoom(await enter(call, 1))).toMatchObject({ videoroom: "joined" });
  });

  it("is checked by making a room on each server", async () => {
    expect(await checkService("janus")).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("127.0.0.1:9"),
    });
  });
});
