import { beforeEach, expect, it, onTestFinished } from "vitest";
import { hashPassword } from "@/lib/auth/password-hash";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { cleanUpFiles } from "@/lib/files/clean-up";
import { signedUrl } from "@/lib/files/download/signature";
import { getJobRunContract } from "@/lib/jobs/contract";
import { performRun } from "@/lib/jobs/run";
import { createMessageContract } from "@/lib/messages/contract";
import {
  deleteAccountContract,
  listExportsContract,
  startExportContract,
} from "@/lib/personal-data/contract";
import { exportAccount } from "@/lib/personal-data/export/run";
import { holdProof, provePerson } from "@/lib/personal-data/proof";
import { setVotesContract } from "@/lib/polls/contract";
import { diskStorage } from "@/lib/storage/disk";
import { storage } from "@/lib/storage/storage";
import {
  makeActor,
  makeChannel,
  makeMember,
  makeMessage,
  makeMessages,
  makeSession,
  makeTask,
  type SignedIn,
} from "@/tests/factories";
import { ada, ben, channel, channelId, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { unzip } from "@/tests/setup/unzip";
import { documentId, makeDocument, write, ada as writer } from "./document-helpers";
import { fetchFile, fetchSigned, makePhoto, sendWith, uploaded } from "./files-helpers";

beforeEach(makePair);

const PASSWORD = "correct horse battery";

const perform = (id: string, userId: string, retryCount = 0) =>
  performRun({ id, retryCount, signal: new AbortController().signal }, 3, (run) =>
    exportAccount({ userId }, run),
  );

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Has an archive made, and reads it. */
async function exported(person: { id: string; cookie: string }, password?: string) {
  const run = await send(person, startExportContract, { body: { password } });
  expect(await perform(run.id, person.id)).toBe(true);
  const [archive] = (await send(person, listExportsContract)).items;
  const response = await fetchFile(person, archive!.id);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.length).toBe(archive!.size);
  return { archive: archive!, entries: unzip(bytes) };
}
const json = (entries: Map<string, Buffer>, path: string) => JSON.parse(entries.get(path)!.toString());

it("holds what a person wrote and uploaded, and nothing of others, nor secrets", async () => {
  await makeMessages(channel, ada, 501, (index) => `Mine ${index}`);
  await makeMessage(channel, ben, "Not mine");
  const photo = await makePhoto();
  const file = await uploaded(ada, channelId, "a/b.jpg", photo);
  await sendWith(ada, channelId, [file.id]);
  await db().draft.create({
    data: { userId: ada.id, streamId: channelId, channelId, body: "Half a thought" },
  });
  await db().user.update({
    where: { id: ada.id },
    data: { passwordHash: await hashPassword(PASSWORD), bio: "Weaver" },
  });
  const { entries } = await exported(ada, PASSWORD);

  const messages = json(entries, "messages.json") as { text: string; channel: string; workspace: string }[];
  expect(messages).toHaveLength(502);
  expect(new Set(messages.map(({ text }) => text)).size).toBe(502);
  expect(messages[0]).toMatchObject({ text: "Mine 0", channel: "general", workspace: workspace.name });
  expect(json(entries, "profile.json")).toMatchObject([{ name: "Ada", email: ada.email, bio: "Weaver" }]);
  expect(json(entries, "drafts.json")).toMatchObject([{ text: "Half a thought" }]);
  expect(json(entries, "sessions.json")).toMatchObject([{ userAgent: "test" }]);
  expect(json(entries, "reminders.json")).toEqual([]);
  const picture = [...entries].find(([path]) => path.startsWith("files/"));
  expect(picture?.[0]).toMatch(/^files\/[^/]+$/);
  expect(picture?.[1].length).toBe(json(entries, "files.json")[0].size);
  const all = [...entries.values()].map((bytes) => bytes.toString("latin1")).join();
  const { sessionToken } = await db().session.findFirstOrThrow({ where: { userId: ada.id } });
  for (const secret of [sessionToken, ada.token, "$argon2id$", "Not mine"]) expect(all).not.toContain(secret);
});

it("names no channel that the person doesn't see any more, and keeps their words", async () => {
  const secret = await makeChannel(workspace, { name: "mergers", visibility: "PRIVATE" });
  const chiara = await makeMember(workspace);
  await makeMessage(secret, chiara, "I was there");
  const { entries } = await exported(chiara);
  expect(json(entries, "messages.json")).toMatchObject([
    { text: "I was there", channel: null, workspace: null },
  ]);
});

it("gives a task as the person sees it, since others may have written in it", async () => {
  const list = await makeChannel(workspace, { name: "house", type: "TODO" });
  const fields = { createdById: ben.id, notes: "All rooms" };
  const task = await makeTask(list, { ...fields, title: "Clean" });
  await makeTask(channel, { ...fields, title: "Wash" });
  await db().channel.update({ where: { id: list.id }, data: { visibility: "PRIVATE" } });
  await db().channelMember.deleteMany({ where: { channelId: list.id } });
  await db().task.update({ where: { id: task.id }, data: { title: "Secret", notes: "Secret" } });
  const { entries } = await exported(ben);
  expect(json(entries, "tasks.json")).toMatchObject([
    { id: task.id, channel: null, title: null, notes: null },
    { title: "Wash", notes: "All rooms" },
  ]);
});

it("holds memberships and votes, of polls their own words alone", async () => {
  const ask = (person: SignedIn, question: string) => {
    const poll = { question, options: ["North", "South"] };
    const body = { nonce: crypto.randomUUID(), body: "", poll };
    return send(person, createMessageContract, { params: { channelId }, body });
  };
  const [own, other] = [await ask(ada, "Where to?"), await ask(ben, "Where from?")];
  for (const { id: messageId, poll } of [own, other]) {
    const body = { optionIds: [poll!.options[1]!.id] };
    await send(ada, setVotesContract, { params: { messageId }, body });
  }
  await db().channelMember.create({ data: { channelId, userId: ada.id, role: "EDITOR" } });
  const { entries } = await exported(ada);
  expect(json(entries, "workspaces.json")).toMatchObject([{ name: workspace.name, role: "OWNER" }]);
  expect(json(entries, "channels.json")).toMatchObject([{ channel: "general", role: "EDITOR" }]);
  const votes = json(entries, "votes.json") as unknown[];
  expect(votes).toHaveLength(2);
  for (const [{ id }, question] of [
    [own, "Where to?"],
    [other, null],
  ] as const)
    expect(votes).toContainEqual({
      ...{ messageId: id, channel: "general", workspace: workspace.name, option: 2, question },
    });
  expect(json(entries, "messages.json")).toMatchObject([{ poll: "Where to?" }]);
  const said = ["messages.json", "votes.json"].map((part) => entries.get(part)!.toString()).join();
  for (const word of ["North", "South", "Where from?"]) expect(said).not.toContain(word);
});

it("holds the documents that they wrote in", async () => {
  await makeDocument();
  await write(writer, "09:00", "All I know");
  await db().documentClient.create({ data: { documentId, clientId: 1, userId: writer.id } });
  const { entries } = await exported({ id: writer.id, ...(await makeSession(writer.id)) });
  const paths = [...entries.keys()].filter((path) => path.startsWith("documents/"));
  expect(paths).toHaveLength(1);
  expect(json(entries, paths[0]!)).toMatchObject({ kind: "code", content: { text: "All I know" } });
});

it("is one at a time, begins anew after a kill, replaces the one before, and is for its person alone", async () => {
  const run = await send(ada, startExportContract);
  expect(await refusal(ada, startExportContract)).toMatchObject({ status: 409 });
  expect((await send(ben, startExportContract)).id).not.toBe(run.id);
  // As a worker that was killed after it had made the file's row.
  await db().jobRun.update({ where: { id: run.id }, data: { state: "RUNNING", startedAt: new Date() } });
  const left = await db().file.create({
    data: {
      ownerId: ada.id,
      purpose: "EXPORT",
      name: "x.zip",
      type: "application/zip",
      size: 1,
      storageKey: "aa/x",
    },
  });
  expect(await perform(run.id, ada.id, 1)).toBe(true);
  expect(await send(ada, getJobRunContract, { params: { runId: run.id } })).toMatchObject({ state: "DONE" });
  const { items } = await send(ada, listExportsContract);
  expect(items).toHaveLength(1);
  expect(await db().file.count({ where: { id: left.id } })).toBe(0);
  expect((await fetchFile(ben, items[0]!.id)).status).toBe(404);
  expect((await send(ben, listExportsContract)).items).toEqual([]);

  const days = (n: number) => new Date(Date.now() - n * 24 * 60 * 60_000);
  const where = { id: items[0]!.id };
  await db().file.update({ where, data: { createdAt: days(6) } });
  await cleanUpFiles();
  expect(await db().file.count({ where })).toBe(1);
  await db().file.update({ where, data: { createdAt: days(8) } });
  expect((await send(ada, listExportsContract)).items).toEqual([]);
  await cleanUpFiles();
  expect(await db().file.count({ where })).toBe(0);
});

it("asks for the password, or for a recent sign-in of who has none", async () => {
  const expected = { status: 403, message: expect.stringContaining("sign in again") };
  await db().session.updateMany({ where: { userId: ada.id }, data: { createdAt: minutesAgo(11) } });
  expect(await refusal(ada, startExportContract)).toMatchObject(expected);
  const body = { confirmation: ada.name };
  expect(await refusal(ada, deleteAccountContract, { body })).toMatchObject(expected);
  await db().user.update({
    where: { id: ada.id },
    data: { passwordHash: await hashPassword(PASSWORD) },
  });
  for (const wrong of [{}, { password: "battery horse correct" }])
    expect(await refusal(ada, startExportContract, { body: wrong })).toMatchObject({
      status: 422,
      details: { fields: [{ field: "password" }] },
    });
  await send(ada, startExportContract, { body: { password: PASSWORD } });
  await db().session.updateMany({ where: { userId: ben.id }, data: { createdAt: minutesAgo(9) } });
  await send(ben, startExportContract);
});

it("and the deletion aren’t for a session that ended, or a password that was changed, meanwhile", async () => {
  const actor = await makeActor(ada);
  const proof = await provePerson(actor, undefined, "password");
  const hold = () => transaction((tx) => holdProof(tx, actor, proof));
  await hold();
  const where = { id: ada.id };
  await db().user.update({ where, data: { passwordHash: "changed" } });
  await expect(hold()).rejects.toMatchObject({ code: "unauthenticated" });
  await db().user.update({ where, data: { passwordHash: null } });
  await hold();
  await db().session.deleteMany({ where: { id: actor.sessionId } });
  await expect(hold()).rejects.toMatchObject({ code: "unauthenticated" });
});

it("is read with a sign-in alone, once it is done, and leaves nothing in a cache", async () => {
  const { archive } = await exported(ada);
  const fetched = await fetchFile(ada, archive.id);
  expect(fetched.status).toBe(200);
  expect(fetched.headers.get("cache-control")).toBe("no-store");
  const { id: sessionId } = await db().session.findFirstOrThrow({ where: { userId: ada.id } });
  const address = signedUrl({ fileId: archive.id, variant: "original", sessionId });
  expect((await fetchSigned(archive.id, address)).status).toBe(404);
  await db().file.update({ where: { id: archive.id }, data: { status: "PENDING" } });
  expect((await send(ada, listExportsContract)).items).toEqual([]);
  expect((await fetchFile(ada, archive.id)).status).toBe(404);
});

it("leaves nothing behind where it fails, and fails for the first reason", async () => {
  const run = await send(ada, startExportContract);
  const fail = (message: string) => async () => {
    throw new Error(message);
  };
  onTestFinished(() => storage.replace());
  storage.replace({
    ...diskStorage(env().FILES_DIR),
    adopt: fail("the disk is full"),
    remove: fail("and it can’t be cleaned up"),
  });
  await expect(perform(run.id, ada.id)).rejects.toThrow("the disk is full");
  expect(await db().file.count({ where: { ownerId: ada.id } })).toBe(0);
});

it("commits nothing once it is cancelled", async () => {
  const run = await send(ada, startExportContract);
  await db().jobRun.update({ where: { id: run.id }, data: { state: "CANCELLED" } });
  expect(await perform(run.id, ada.id)).toBe(false);
  expect((await send(ada, listExportsContract)).items).toEqual([]);
});
