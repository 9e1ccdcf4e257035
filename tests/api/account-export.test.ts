import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { cleanUpFiles } from "@/lib/files/clean-up";
import { getJobRunContract } from "@/lib/jobs/contract";
import { performRun } from "@/lib/jobs/run";
import { listExportsContract, startExportContract } from "@/lib/personal-data/contract";
import { exportAccount } from "@/lib/personal-data/export/run";
import { makeChannel, makeMember, makeMessage, makeMessages, makeSession } from "@/tests/factories";
import { ada, ben, channel, channelId, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { unzip } from "@/tests/setup/unzip";
import { documentId, makeDocument, write, ada as writer } from "./document-helpers";
import { fetchFile, makePhoto, sendWith, uploaded } from "./files-helpers";

beforeEach(makePair);

const perform = (id: string, userId: string, retryCount = 0) =>
  performRun({ id, retryCount, signal: new AbortController().signal }, 3, (run) =>
    exportAccount({ userId }, run),
  );

/** Has an archive made, and reads it. */
async function exported(person: { id: string; cookie: string }) {
  const run = await send(person, startExportContract);
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
    data: { passwordHash: "$argon2id$secret", bio: "Weaver" },
  });
  const { entries } = await exported(ada);

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

it("commits nothing once it is cancelled", async () => {
  const run = await send(ada, startExportContract);
  await db().jobRun.update({ where: { id: run.id }, data: { state: "CANCELLED" } });
  expect(await perform(run.id, ada.id)).toBe(false);
  expect((await send(ada, listExportsContract)).items).toEqual([]);
});
