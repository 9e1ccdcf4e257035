import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { compactDocument } from "@/lib/documents/compact";
import { append } from "@/lib/documents/log";
import { readPosition } from "@/lib/documents/read-log";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import { paragraph, writeDocument } from "@/tests/documents";
import { makeChannel, makeUser, makeWorkspace } from "@/tests/factories";

it("commits updates that are appended one after the other, as soon as each is acknowledged", async () => {
  const author = await makeUser();
  const channel = await makeChannel(await makeWorkspace(author), { type: "DOC" });
  for (let index = 0; index < 20; index += 1) await append(channel.id, new Uint8Array([index]), author.id);
  expect(await db().documentUpdate.count({ where: { documentId: channel.id } })).toBe(20);
});

it("deletes the log with its channel, and with the channel's workspace", async () => {
  const author = await makeUser();
  const workspace = await makeWorkspace(author);
  const [gone, kept] = await Promise.all([
    makeChannel(workspace, { type: "DOC" }),
    makeChannel(workspace, { type: "DOC" }),
  ]);
  const count = () => db().documentUpdate.count({ where: { documentId: { in: [gone.id, kept.id] } } });
  await Promise.all([gone, kept].map(({ id }) => append(id, new Uint8Array([1]), author.id)));
  await db().channel.delete({ where: { id: gone.id } });
  expect(await count()).toBe(1);
  await db().workspace.delete({ where: { id: workspace.id } });
  expect(await count()).toBe(0);
  // Its page may still have been open, and its last edit on the way.
  await append(kept.id, new Uint8Array([2]), author.id);
  await cleanUpRows();
  expect(await count()).toBe(0);
});

it("has another position after an edit, also where two compactions began in one millisecond", async () => {
  const author = await makeUser();
  const channel = await makeChannel(await makeWorkspace(author), { type: "DOC" });
  const compactAtOneMoment = async () => {
    await compactDocument(channel.id);
    await db().documentSnapshot.update({
      where: { documentId: channel.id },
      data: { updatedAt: new Date(0) },
    });
    return readPosition(channel.id);
  };
  const { edit } = await writeDocument(channel, author, "before");
  const before = await compactAtOneMoment();
  await edit((fragment) => fragment.insert(0, [paragraph("after")]));
  expect(await compactAtOneMoment()).not.toBe(before);
});
