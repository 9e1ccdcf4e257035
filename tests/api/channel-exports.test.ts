import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { listChannelExportsContract, startChannelExportContract } from "@/lib/channel-exports/contract";
import { exportChannel } from "@/lib/channel-exports/run";
import { openConversationContract } from "@/lib/conversations/contract";
import { db } from "@/lib/db";
import { getJobRunContract } from "@/lib/jobs/contract";
import { performRun, type Run } from "@/lib/jobs/run";
import { createMessageContract, deleteMessageContract } from "@/lib/messages/contract";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { listExportsContract } from "@/lib/personal-data/contract";
import { attachFilesContract } from "@/lib/tasks/attachments/contract";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import { writeDocument } from "@/tests/documents";
import { makeChannel, makeMessages, makeSignedIn, makeTask, type SignedIn } from "@/tests/factories";
import { ada, ben, channel, channelId, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { unzip } from "@/tests/setup/unzip";
import { fetchFile, makePhoto, sendWith, uploaded } from "./files-helpers";

beforeEach(makePair);

const inChannel = (id: string) => ({ params: { channelId: id } });

async function perform(who: SignedIn, id: string, change: (run: Run) => Run = (run) => run) {
  const run = await send(who, startChannelExportContract, inChannel(id));
  await performRun({ id: run.id, retryCount: 0, signal: new AbortController().signal }, 3, (context) =>
    exportChannel({ userId: who.id, channelId: id }, change(context)),
  );
  await db().$executeRaw`DELETE FROM pgboss.job WHERE id = ${run.id}::uuid`;
  return run.id;
}

/** Has an archive made, and reads it. */
async function exported(who: SignedIn, id: string) {
  await perform(who, id);
  const [archive] = (await send(who, listChannelExportsContract, inChannel(id))).items;
  const entries = unzip(Buffer.from(await (await fetchFile(who, archive!.id)).arrayBuffer()));
  return { archive: archive!, entries, text: (path: string) => entries.get(path)?.toString() ?? "" };
}

const say = (who: SignedIn, id: string, body: string, threadId?: string) =>
  send(who, createMessageContract, {
    ...inChannel(id),
    body: { nonce: randomUUID(), body, ...(threadId && { threadId }) },
  });

it("holds the messages of a chat with their threads, authors, times and files, under safe names", async () => {
  const secret = await makeChannel(workspace, {
    name: "salaries",
    visibility: "PRIVATE",
    members: [{ user: ada, role: "MANAGER" }],
  });
  const root = await say(
    ada,
    channelId,
    `# Not a heading\n${mentionMarkdown("#salaries", { type: "channel", id: secret.id })}`,
  );
  await say(ben, channelId, "An answer", root.id);
  const gone = await say(ada, channelId, "Gone");
  await send(ada, deleteMessageContract, { params: { messageId: gone.id } });
  const names = ["../../x.png", "CON", "image.png", "IMAGE.png"];
  const photo = await makePhoto();
  for (const name of names)
    await sendWith(ada, channelId, [(await uploaded(ada, channelId, name, photo)).id]);

  const { archive, entries, text } = await exported(ben, channelId);
  expect(archive.name).toBe("general.zip");
  const paths = [...entries.keys()];
  expect(paths.slice(0, 3)).toEqual(["index.md", "messages.md", "messages.json"]);
  expect(paths.slice(3).toSorted()).toEqual([
    "files/IMAGE (2).png",
    "files/_CON",
    "files/image.png",
    "files/x.png",
  ]);
  expect(entries.get("files/x.png")?.length).toBeGreaterThan(0);
  const markdown = text("messages.md");
  expect(markdown).toMatch(/\*\*Ada\*\* \d\d:\d\d\n\n> # Not a heading\n> \(a private channel\)/);
  expect(markdown).toMatch(/> \*\*Ben\*\* \d{4}-\d\d-\d\d \d\d:\d\d\n>\n> > An answer/);
  expect(markdown).toContain("- [IMAGE.png](files/IMAGE%20%282%29.png)");
  expect(markdown).not.toContain("Gone");
  const messages = JSON.parse(text("messages.json")) as {
    text: string;
    threadId: string | null;
    author: object;
    files: object[];
  }[];
  expect(messages[1]).toMatchObject({
    text: "An answer",
    threadId: root.id,
    author: { id: ben.id, name: "Ben" },
  });
  expect(messages.flatMap(({ files }) => files)).toContainEqual(
    expect.objectContaining({ name: "CON", path: "files/_CON" }),
  );
  for (const link of ["messages.md", "messages.json"]) expect(text("index.md")).toContain(`](${link})`);
});

it("reads long channels and threads whole, each message once, in order", async () => {
  await makeMessages(channel, ada, 205, (index) => `Message ${index}`);
  const root = await say(ada, channelId, "Root");
  await db().thread.create({ data: { id: root.id, channelId, lastSeq: 60, replyCount: 60 } });
  await db().message.createMany({
    data: Array.from({ length: 60 }, (_, at) => ({
      ...{
        channelId,
        streamId: root.id,
        threadId: root.id,
        authorId: ben.id,
        seq: at + 1,
        nonce: randomUUID(),
        body: `Reply ${at}`,
      },
    })),
  });
  const { text } = await exported(ada, channelId);
  const said = (JSON.parse(text("messages.json")) as { text: string }[]).map((one) => one.text);
  expect(said).toEqual([
    ...Array.from({ length: 205 }, (_, at) => `Message ${at}`),
    "Root",
    ...Array.from({ length: 60 }, (_, at) => `Reply ${at}`),
  ]);
});

it("holds a document as Markdown with its messages, and a list with its tasks and comments", async () => {
  const document = await makeChannel(workspace, { name: "Plan B", type: "DOC" });
  await writeDocument(document, ada, "Words of the plan");
  await say(ada, document.id, "Beside it");
  const ofDocument = await exported(ada, document.id);
  expect(ofDocument.text("Plan B.md")).toContain("Words of the plan");
  expect(ofDocument.text("messages.md")).toContain("> Beside it");

  const list = await makeChannel(workspace, { name: "list", type: "TODO" });
  const task = await makeTask(list, { title: "Pay rent", notes: "By hand" });
  await send(ada, openCommentsContract, { params: { taskId: task.id } });
  await say(ben, list.id, "Which bank?", task.id);
  const file = await uploaded(ada, list.id, "plan.png", await makePhoto());
  await send(ada, attachFilesContract, { params: { taskId: task.id }, body: { fileIds: [file.id] } });
  const ofList = await exported(ada, list.id);
  expect(ofList.text("attachments.csv")).toContain(`Pay rent,${task.id},files/plan.png`);
  expect(ofList.entries.get("files/plan.png")?.length).toBeGreaterThan(0);
  expect(ofList.text("tasks.csv")).toContain("Pay rent");
  expect(ofList.text("tasks.md")).toContain("- [ ] Pay rent\n\n  By hand");
  expect(ofList.text("messages.md")).toMatch(
    /## Comments\n\n### Pay rent\n\n\*\*Ben\*\* .*\n\n> Which bank\?/,
  );
  expect(ofList.text("index.md")).toContain("tasks.md");
});

it("is for those in a conversation, under the name that it has for them", async () => {
  const direct = await send(ada, openConversationContract, { body: { userIds: [ben.id] } });
  await say(ben, direct.id, "Between us");
  const { archive, text } = await exported(ada, direct.id);
  expect(archive.name).toBe("Ben.zip");
  expect(text("messages.md")).toContain("> Between us");
  expect(
    await refusal(await makeSignedIn({ name: "Eve" }), startChannelExportContract, inChannel(direct.id)),
  ).toMatchObject({ status: 404 });
});

it("gives nothing to who is put out while it is made, and later takes away what was made", async () => {
  const secret = await makeChannel(workspace, {
    name: "secret",
    visibility: "PRIVATE",
    members: [{ user: ben, role: "EDITOR" }],
  });
  const leave = () => db().channelMember.deleteMany({ where: { channelId: secret.id, userId: ben.id } });
  const { archive } = await exported(ben, secret.id);
  const id = await perform(ben, secret.id, (run) => ({ ...run, progress: async () => void (await leave()) }));
  expect(await send(ben, getJobRunContract, { params: { runId: id } })).toMatchObject({
    state: "FAILED",
    result: { fileId: null },
  });
  expect(await db().file.count({ where: { purpose: "CHANNEL_EXPORT", channelId: secret.id } })).toBe(1);
  expect((await fetchFile(ben, archive.id)).status).toBe(404);
  expect(await refusal(ben, listChannelExportsContract, inChannel(secret.id))).toMatchObject({ status: 404 });
});

it("is seen by who asked alone, one at a time, the newest in place of the one before", async () => {
  const first = await exported(ada, channelId);
  expect((await fetchFile(ben, first.archive.id)).status).toBe(404);
  expect((await send(ben, listChannelExportsContract, inChannel(channelId))).items).toEqual([]);
  const second = await exported(ada, channelId);
  expect(second.archive.id).not.toBe(first.archive.id);
  expect((await send(ada, listChannelExportsContract, inChannel(channelId))).items).toHaveLength(1);
  // It is no archive of a person's data, nor part of one.
  expect((await send(ada, listExportsContract)).items).toEqual([]);
  await send(ada, startChannelExportContract, inChannel(channelId));
  expect(await refusal(ada, startChannelExportContract, inChannel(channelId))).toMatchObject({
    code: "conflict",
  });
  await send(ben, startChannelExportContract, inChannel(channelId));
});
