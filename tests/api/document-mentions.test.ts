import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { db } from "@/lib/db";
import { listInboxContract, updateInboxItemContract } from "@/lib/inbox/contract";
import { MAX_MENTIONS, mentionHref } from "@/lib/objects/mentions";
import { blockPersonContract } from "@/lib/people/contract";
import { listBacklinksContract } from "@/lib/references/contract";
import { paragraph, type WrittenDocument, writeDocument } from "@/tests/documents";
import { makeChannel, makeMember, makeMessage } from "@/tests/factories";
import { ada, ben, channel, makePair, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";

type Who = typeof ada;
let plan: { id: string };
let written: WrittenDocument;

beforeEach(async () => {
  await makePair();
  plan = await makeChannel(workspace, { name: "Plan", type: "DOC" });
  written = await writeDocument(plan, ada, "Goals");
});

const inbox = async (who: Who) => (await send(who, listInboxContract, { query: {} })).items;
const backlinks = async (who: Who, type: "person" | "channel" | "message", targetId: string) =>
  (await send(who, listBacklinksContract, { params: { type, targetId } })).items;
const hrefOf = ({ id }: { id: string }) => mentionHref({ type: "person", id });
const mention = ({ id, name }: Pick<Who, "id" | "name">) => paragraph(`@${name}`, hrefOf({ id }));
const add = (node: ReturnType<typeof paragraph>) =>
  written.edit((fragment) => fragment.insert(fragment.length, [node]));

it("notifies a person once, by whom, with the block to open", async () => {
  await add(mention(ben));
  const block = written.fragment.get(1)._item!.id;
  const [item] = await inbox(ben);
  expect(item).toMatchObject({
    kind: "DOCUMENT_MENTION",
    actor: { id: ada.id },
    channel: { id: plan.id },
    target: { type: "document", id: plan.id },
    block: `${block.client}-${block.clock}`,
    text: `@${ben.name}`,
    isRead: false,
  });
  await send(ben, updateInboxItemContract, { params: { itemId: item!.id }, body: { isRead: true } });

  // Edits around it, and the same paragraph written anew, as an editor does that splits it.
  await add(paragraph("More"));
  await written.edit((fragment) => {
    fragment.delete(1, 1);
    fragment.insert(1, [mention(ben)]);
  });
  expect(await inbox(ben)).toMatchObject([{ id: item!.id, isRead: true }]);

  // Another mention is news.
  await add(mention(ben));
  expect(await inbox(ben)).toMatchObject([{ id: item!.id, isRead: false }]);
  expect(await inbox(ada)).toEqual([]);
});

it("keeps the block and the words of an item current, and reads them from the item alone", async () => {
  const mentionText = () => (written.fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText;
  const blockOf = ({ client, clock }: Y.ID) => `${client}-${clock}`;
  await add(mention(ben));
  const [item] = await inbox(ben);
  await send(ben, updateInboxItemContract, { params: { itemId: item!.id }, body: { isRead: true } });
  await written.edit(() => mentionText().insert(ben.name.length + 1, ", decide", { link: null }));
  expect(await inbox(ben)).toMatchObject([{ id: item!.id, text: `@${ben.name}, decide`, isRead: true }]);

  await written.edit((fragment) => {
    fragment.delete(1, 1);
    fragment.insert(1, [mention(ben)]);
  });
  const block = blockOf(written.fragment.get(1)._item!.id);
  expect(block).not.toBe(item!.block);
  expect(await inbox(ben)).toMatchObject([{ id: item!.id, block, text: `@${ben.name}`, isRead: true }]);

  // A new mention shows its own block; taking it out shows the one that is left.
  await add(mention(ben));
  const second = blockOf(written.fragment.get(2)._item!.id);
  expect(await inbox(ben)).toMatchObject([{ block: second, isRead: false }]);
  await written.edit((fragment) => fragment.delete(2, 1));
  expect(await inbox(ben)).toMatchObject([{ block, isRead: false }]);

  await db().documentText.delete({ where: { documentId: plan.id } });
  expect(await inbox(ben)).toMatchObject([{ block, text: `@${ben.name}` }]);
});

it("notifies nobody of a text that would call an audience in a message", async () => {
  await add(paragraph("@channel", mentionHref({ type: "all" })));
  await add(paragraph("@Members", mentionHref({ type: "role", role: "MEMBER" })));
  expect(await inbox(ben)).toEqual([]);
});

it("withdraws a mention that was taken out", async () => {
  await add(mention(ben));
  await written.edit((fragment) => fragment.delete(1, 1));
  expect(await inbox(ben)).toEqual([]);
  // Nor does the item keep words that the document no longer has.
  const [item] = await db().inboxItem.findMany({ where: { userId: ben.id, kind: "DOCUMENT_MENTION" } });
  expect(item).toMatchObject({ text: "", block: null });
});

it("notifies nobody of themselves, and nobody who doesn't see the document or wants to hear nothing", async () => {
  const secret = await makeChannel(workspace, {
    ...{ name: "Budget", type: "DOC", visibility: "PRIVATE" },
    members: [{ user: ada, role: "MANAGER" }],
  });
  written = await writeDocument(secret, ada, "Money");
  await add(mention(ben));
  await add(mention(ada));
  expect(await inbox(ben)).toEqual([]);
  expect(await inbox(ada)).toEqual([]);
  expect(await backlinks(ada, "person", ben.id)).toMatchObject([{ type: "document", id: secret.id }]);
  expect(await backlinks(ben, "person", ben.id)).toEqual([]);
});

it("notifies nobody of what somebody else writes into a mention that is there already", async () => {
  const cleo = await makeMember(workspace, { name: "Cleo" });
  await send(ben, blockPersonContract, { params: { userId: cleo.id } });
  await add(mention(ben));
  const { fragment, edit } = written.openFor(cleo);
  const text = (fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText;
  // What Ada wrote, but not what makes it a link.
  await edit((_, deleting) => {
    for (let item = text._start; item; item = item.right)
      if (item.content instanceof Y.ContentString) item.delete(deleting);
  });
  await edit(() => text.insert(0, "buy this", { link: { href: hrefOf(ben) } }));
  const { body } = await db().documentText.findUniqueOrThrow({ where: { documentId: plan.id } });
  expect(body).toBe("Goals\nbuy this");
  expect(await inbox(ben)).toEqual([]);
});

it("notifies as many people of the edits of a few seconds as a message does, and a person so often", async () => {
  const people = await Promise.all(
    Array.from({ length: MAX_MENTIONS + 5 }, (_, n) => makeMember(workspace, { name: `Member ${n}` })),
  );
  await written.edit((fragment) => fragment.insert(1, people.map(mention)));
  const where = { kind: "DOCUMENT_MENTION", targetId: plan.id };
  expect(await db().inboxItem.count({ where })).toBe(MAX_MENTIONS);

  for (let count = 0; count < 60; count += 1) await add(mention(ben));
  await db().inboxItem.deleteMany({ where });
  await add(mention(ben));
  expect(await inbox(ben)).toEqual([]);
});

it("is a backlink of what it mentions or links to, as long as it does", async () => {
  const cleo = await makeMember(workspace, { name: "Cleo" });
  const message = await makeMessage(channel, ada, "Look here");
  await add(paragraph("#general", mentionHref({ type: "channel", id: channel.id })));
  await add(paragraph("that", mentionHref({ type: "message", id: message.id })));
  for (const target of [
    { type: "channel" as const, id: channel.id },
    { type: "message" as const, id: message.id },
  ])
    expect(await backlinks(cleo, target.type, target.id)).toMatchObject([
      { type: "document", id: plan.id, title: "Plan", excerpt: expect.stringContaining("Goals") },
    ]);
  await written.edit((fragment) => fragment.delete(1, 2));
  expect(await backlinks(cleo, "channel", channel.id)).toEqual([]);
});
