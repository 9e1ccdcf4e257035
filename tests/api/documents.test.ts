import { expect, it } from "vitest";
import { createChannel } from "@/lib/channels/service";
import { db } from "@/lib/db";
import { accessDocument, accessDocuments } from "@/lib/documents/access";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "@/tests/factories";

it("makes the document of a DOC channel with it, under the channel's id", async () => {
  const user = await makeUser();
  const actor = await makeActor(user);
  const workspace = await makeWorkspace(user);
  const given = { topic: "", visibility: "WORKSPACE", parentId: null } as const;
  const doc = await createChannel(actor, workspace.id, { ...given, type: "DOC", name: "Plan" });
  const chat = await createChannel(actor, workspace.id, { ...given, type: "CHAT", name: "Talk" });
  expect(await accessDocument(actor, doc.id)).toEqual({
    id: doc.id,
    kind: "rich-text",
    channelId: doc.id,
    canEdit: true,
    isArchived: false,
    isChecked: false,
  });
  await expect(accessDocument(actor, chat.id)).rejects.toMatchObject({ code: "not_found" });
});

it("shows the documents of a channel to those who see it, to be edited by those who may", async () => {
  const [owner, viewer, outsider] = await Promise.all([makeUser(), makeUser(), makeUser()]);
  const workspace = await makeWorkspace(owner);
  await addMember(workspace, viewer, "GUEST");
  const members = [{ user: viewer, role: "VIEWER" as const }];
  const channel = await makeChannel(workspace, { type: "DOC", visibility: "PRIVATE", members });
  const archived = await makeChannel(workspace, { type: "DOC", members, archivedAt: new Date() });
  const own = { channelId: channel.id, kind: "code" };
  const { id } = await db().document.create({ data: own });
  const unknown = await db().document.create({ data: { ...own, kind: "of a later version" } });
  const ids = [channel.id, id, archived.id, unknown.id, crypto.randomUUID()];

  const seen = await accessDocuments({ userId: viewer.id }, ids);
  expect(new Set(seen.keys())).toEqual(new Set([channel.id, id, archived.id]));
  expect([...seen.values()].some(({ canEdit }) => canEdit)).toBe(false);
  expect((await accessDocuments({ userId: outsider.id }, ids)).size).toBe(0);
  // Owners see what they are in; the private channel isn't theirs.
  const ownersOwn = await accessDocuments({ userId: owner.id }, ids);
  expect([...ownersOwn].map(([key, { canEdit }]) => [key, canEdit])).toEqual([[archived.id, false]]);

  await db().channelMember.update({
    where: { channelId_userId: { channelId: channel.id, userId: viewer.id } },
    data: { role: "EDITOR" },
  });
  expect((await accessDocument({ userId: viewer.id }, id)).canEdit).toBe(true);
});
