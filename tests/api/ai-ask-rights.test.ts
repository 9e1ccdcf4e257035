import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askPurpose } from "@/lib/ai/ask/ask-purpose";
import { askWorkspaceContract } from "@/lib/ai/ask/contract";
import { audienceSql } from "@/lib/ai/audience/audience-sql";
import { questionVector } from "@/lib/ai/embeddings/question-vector";
import { restartIndex } from "@/lib/ai/embeddings/restart";
import { runIndex } from "@/lib/ai/embeddings/run";
import { visibleChannels } from "@/lib/ai/retrieval/candidates";
import { findNear } from "@/lib/ai/retrieval/near";
import { readableBy } from "@/lib/ai/retrieval/readable-sql";
import { retrieve } from "@/lib/ai/retrieval/retrieve";
import type { ReadToolName } from "@/lib/ai/tools/table";
import { SERVER_TOOLS } from "@/lib/ai/tools/tools";
import type { ReadTool, ToolPlace } from "@/lib/ai/tools/types";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";
import { parseAllowList } from "@/lib/net/allow-list";
import type { ObjectKey } from "@/lib/objects/types";
import { resolveReferencesContract } from "@/lib/references/contract";
import { writeDocument } from "@/tests/documents";
import {
  addMember,
  makeChannel,
  makeMessage,
  makeSignedIn,
  makeTask,
  type SignedIn,
} from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { startAiProvider } from "@/tests/setup/ai-provider";
import { send } from "@/tests/setup/request";
import { makeModel, runOf } from "./ai-chats-helpers";

// Every kind of object in every kind of place, each with a mark of its own, asked about by people of every role.

const QUESTION = "Where is the xylophone?";
type Marked = ObjectKey & { mark: string; place: string; isGone?: boolean };
const marked: Marked[] = [];
let vector: Float32Array;
const people: Record<string, SignedIn> = {};
let count = 0;
const markOf = (place: string) => `mark${++count}${place}`;

const add = (place: string, type: ObjectKey["type"], id: string, mark: string, isGone = false) =>
  marked.push({ type, id, mark, place, isGone });

async function fill(place: string, channel: { id: string }) {
  const say = async (text: string, more: object = {}) => {
    const mark = markOf(place);
    const { id } = await makeMessage(channel, ada, `The xylophone ${text} ${mark}`);
    await db().message.update({ where: { id }, data: more });
    return { id, mark };
  };
  const root = await say("is here");
  add(place, "message", root.id, root.mark);
  const gone = await say("was here", { deletedAt: new Date() });
  add(place, "message", gone.id, gone.mark, true);
  const thread = await db().thread.create({ data: { id: root.id, channelId: channel.id } });
  const reply = await say("in a thread");
  await db().message.update({
    where: { id: reply.id },
    data: { threadId: thread.id, streamId: thread.id, seq: 1 },
  });
  add(place, "message", reply.id, reply.mark);
  const carrier = await makeMessage(channel, ada, "Look");
  const mark = markOf(place);
  const file = await db().file.create({
    data: {
      ...{ ownerId: ada.id, channelId: channel.id, messageId: carrier.id, purpose: "ATTACHMENT" },
      ...{
        status: "READY",
        name: `xylophone ${mark}.txt`,
        type: "text/plain",
        size: 1,
        storageKey: randomUUID(),
      },
    },
  });
  add(place, "file", file.id, mark);
}

async function fillWork(place: string, given: Parameters<typeof makeChannel>[1]) {
  const list = await makeChannel(workspace, { ...given, type: "TODO" });
  const board = await makeChannel(workspace, { ...given, type: "KANBAN" });
  const column = await db().boardColumn.findFirst({ where: { channelId: board.id } });
  for (const [channel, more, isGone] of [
    [list, {}, false],
    [list, { deletedAt: new Date() }, true],
    [board, { columnId: column?.id ?? null }, false],
  ] as const) {
    const mark = markOf(place);
    const task = await makeTask(channel, {
      title: `Tune the xylophone ${mark}`,
      createdById: ada.id,
      ...more,
    });
    add(place, "task", task.id, mark, isGone);
  }
  const mark = markOf(place);
  const document = await makeChannel(workspace, { ...given, type: "DOC", name: "Plan" });
  await writeDocument(document, ada, "First", `The xylophone plays ${mark}`);
  add(place, "document", document.id, mark);
}

beforeAll(async () => {
  // The index is of all that there is.
  await db().workspace.deleteMany();
  await makePair();
  const [guest, left, blocked, stranger] = await Promise.all([1, 2, 3, 4].map(() => makeSignedIn()));
  await addMember(workspace, guest!, "GUEST");
  await addMember(workspace, blocked!);
  Object.assign(people, { owner: ada, member: ben, guest, left, blocked, stranger });
  const editor = (user: SignedIn) => ({ user, role: "EDITOR" as const });
  const places = {
    open: {},
    public: { visibility: "PUBLIC" },
    archived: { archivedAt: new Date() },
    ownersOnly: { visibility: "PRIVATE", members: [editor(ada)] },
    withGuest: { visibility: "PRIVATE", members: [editor(ada), editor(guest!)] },
    // Who has left the workspace is still a row of the channel.
    withLeft: { visibility: "PRIVATE", members: [editor(ada), editor(left!)] },
  } as const satisfies Record<string, Parameters<typeof makeChannel>[1]>;
  for (const [place, given] of Object.entries(places)) {
    const options = given as Parameters<typeof makeChannel>[1];
    await fill(place, await makeChannel(workspace, { ...options, name: place }));
    await fillWork(place, options);
  }
  const direct = (other: SignedIn) =>
    db().channel.create({
      data: {
        ...{ type: "DIRECT", name: "", position: "a0", visibility: "PRIVATE" },
        directKey: [ada.id, other.id].sort().join(":"),
        members: { create: [ada, other].map(({ id }) => ({ userId: id, role: "EDITOR" as const })) },
      },
    });
  await fill("direct", await direct(ben));
  await fill("blocked", await direct(blocked!));
  await db().block.create({ data: { blockerId: ada.id, blockedId: blocked!.id } });
  vector = await indexAll();
});

// Other tests have none.
afterAll(() => restartIndex(null));

/** Has all of it in the index, and gives the vector of the question. */
async function indexAll(): Promise<Float32Array> {
  const fake = await startAiProvider();
  Object.assign(env(), { OUTBOUND_ALLOW_LIST: parseAllowList(new URL(fake.url).host) });
  const data = { kind: "COMPATIBLE", name: "Embeddings", baseUrl: `${fake.url}/v1` } as const;
  const provider = await db().aiProvider.create({ data });
  const name = "fake-embed";
  const model = await db().aiModel.create({
    data: { providerId: provider.id, name, label: name, kind: "EMBEDDING" },
  });
  await restartIndex(model.id);
  await runIndex({ now: Date.now() + 60_000 });
  const found = await questionVector(ada.id, workspace.id, "The xylophone");
  await fake.stop();
  return found!;
}

/** By the product's own previews; what is deleted is nobody's. */
async function readableTo(who: SignedIn): Promise<Marked[]> {
  const targets = marked.map(({ type, id }) => ({ type, id }));
  const { items } = await send(who, resolveReferencesContract, { body: { targets } });
  return marked.filter(({ isGone }, at) => items[at]?.isVisible && !isGone);
}

const marksIn = (text: string) => new Set([...text.matchAll(/mark\d+[a-z]+/gi)].map(([mark]) => mark));
const sorted = (marks: Iterable<string>) => [...marks].sort();

it.each(["owner", "member", "guest", "left", "blocked", "stranger"])(
  "of what a person asks as %s, they read every source",
  async (role) => {
    const who = people[role]!;
    const readable = await readableTo(who);
    const sources = await retrieve(db(), {
      ...{ readable: readableBy(who.id, workspace.id), workspaceId: workspace.id },
      ...{ question: QUESTION, limit: 500 },
    });
    const seen = marksIn(JSON.stringify(sources));
    expect(sorted(seen)).toEqual(sorted(readable.map(({ mark }) => mark)));
    const mayOpen = new Set(readable.map(({ id }) => id));
    const others = sources.filter(({ id, kind }) => !mayOpen.has(id) && kind !== "message");
    expect(others).toEqual([]);
  },
);

it.each(["owner", "member", "guest", "left", "blocked", "stranger"])(
  "what is near to a question of a person as %s by its meaning is theirs to read",
  async (role) => {
    const who = people[role]!;
    const readable = readableBy(who.id, workspace.id);
    const visible = visibleChannels({ readable, workspaceId: workspace.id, question: QUESTION });
    const found = (await findNear(db(), { visible, scope: undefined, except: undefined }, vector)).flatMap(
      ({ candidates }) => candidates,
    );
    const theirs = (await readableTo(who)).filter(({ place }) => place !== "direct" && place !== "blocked");
    const mine = new Map(theirs.map((one) => [one.id, one]));
    // What was said with a file says nothing of its own.
    const known = marked.filter(({ id }) => found.some((one) => one.id === id));
    expect(known.filter(({ id }) => !mine.has(id))).toEqual([]);
    expect(sorted(known.map(({ mark }) => mark))).toEqual(sorted(theirs.map(({ mark }) => mark)));
    const channels = await db().$queryRaw<{ id: string }[]>(readable);
    const may = new Set(channels.map(({ id }) => id));
    expect(found.filter(({ channelId }) => !may.has(channelId))).toEqual([]);
  },
);

it.each(["owner", "member", "guest"])(
  "what a model gets for %s holds nothing that they can’t read",
  async (role) => {
    const who = people[role]!;
    await makeModel();
    const params = { workspaceId: workspace.id };
    const body = { sessionId: randomUUID(), text: QUESTION };
    const { answer } = await send(who, askWorkspaceContract, { params, body });
    const prompt = JSON.stringify(await askPurpose.prepare(await runOf(answer.id)));
    const readable = new Set((await readableTo(who)).map(({ mark }) => mark));
    const given = marksIn(prompt);
    expect(given.size).toBeGreaterThan(0);
    expect([...given].filter((mark) => !readable.has(mark))).toEqual([]);
    const { sources } = await db().aiMessage.findUniqueOrThrow({ where: { id: answer.id } });
    expect(sources).not.toEqual([]);
  },
);

/** What the tools that read give of every object, called as a model does that has guessed all ids. */
async function readByTools(who: SignedIn, readable: Prisma.Sql): Promise<string> {
  const place: ToolPlace = {
    ...{ userId: who.id, workspaceId: workspace.id, readable, isShared: true, timeZone: "UTC" },
    number: async (sources) => sources.map((_, at) => at + 1),
  };
  const call = (name: ReadToolName, input: object) =>
    (SERVER_TOOLS[name] as ReadTool).run(place, input).then(
      ({ output }) => output,
      () => "",
    );
  const channels = await db().channel.findMany({
    where: { OR: [{ workspaceId: workspace.id }, { workspaceId: null }] },
  });
  const outputs = await Promise.all([
    call("search_workspace", { query: QUESTION }),
    call("list_channels", {}),
    ...channels.map(({ id }) => call("read_channel", { channel: id })),
    ...channels.map(({ name }) => call("read_channel", { channel: name })),
    ...marked.map(({ type, id }) =>
      call(`read_${type === "message" ? "thread" : type}` as ReadToolName, { [type]: id }),
    ),
  ]);
  return outputs.join("\n");
}

it.each(["owner", "guest", "left", "stranger"])(
  "tools read all that a person reads as %s, and nothing else",
  async (role) => {
    const who = people[role]!;
    const seen = marksIn(await readByTools(who, readableBy(who.id, workspace.id)));
    // The text of a file is read by a job first.
    const isFile = (mark: string) => marked.some((one) => one.mark === mark && one.type === "file");
    const readable = (await readableTo(who)).map(({ mark }) => mark);
    const other = (marks: Iterable<string>) => sorted([...marks].filter((mark) => !isFile(mark)));
    expect(other(seen)).toEqual(other(readable));
    expect([...seen].filter((mark) => !readable.includes(mark))).toEqual([]);
  },
);

it("where others read the answer, tools read what all of them read", async () => {
  const [owner, guest] = [people.owner!, people.guest!];
  const place = await db().channel.findFirstOrThrow({ where: { name: "withGuest" } });
  const seen = marksIn(await readByTools(owner, audienceSql(owner.id, place.id)));
  const mayRead = new Set((await readableTo(guest)).map(({ mark }) => mark));
  expect(seen.size).toBeGreaterThan(0);
  expect([...seen].filter((mark) => !mayRead.has(mark))).toEqual([]);
});
