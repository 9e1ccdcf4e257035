import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { OBJECT_SOURCES } from "@/lib/composition/object-sources";
import { db } from "@/lib/db";
import { createReportContract } from "@/lib/moderation/contract";
import { objectPath } from "@/lib/objects/path";
import { type ObjectType, objectTypes } from "@/lib/objects/types";
import { listBacklinksContract, resolveReferencesContract } from "@/lib/references/contract";
import { storeReferences } from "@/lib/references/service";
import { createReminderContract } from "@/lib/reminders/contract";
import { saveContract } from "@/lib/saved/contract";
import { searchContract } from "@/lib/search/contract";
import { writeDocument } from "@/tests/documents";
import {
  makeChannel,
  makeMember,
  makeMessage,
  makeSignedIn,
  makeTask,
  type SignedIn,
} from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";

/** A word that only the object has. */
const WORD = "xylophone";
let secret: { id: string };
let stranger: SignedIn;

type Sample = { id: string; insider: SignedIn };

/** An object of each type whose text has the word, and a person who sees it. Ben and the stranger don't. */
const SAMPLES: Record<ObjectType, () => Promise<Sample>> = {
  channel: async () => ({ id: (await makeSecret(WORD)).id, insider: ada }),
  message: async () => ({ id: (await makeMessage(secret, ada, WORD)).id, insider: ada }),
  document: async () => {
    const members = [{ user: ada, role: "MANAGER" as const }];
    const document = await makeChannel(workspace, {
      name: "Plan",
      type: "DOC",
      visibility: "PRIVATE",
      members,
    });
    await writeDocument(document, ada, `The ${WORD} plays`);
    return { id: document.id, insider: ada };
  },
  task: async () => {
    const members = [{ user: ada, role: "MANAGER" as const }];
    const list = await makeChannel(workspace, { type: "TODO", visibility: "PRIVATE", members });
    return { id: (await makeTask(list, { title: `Tune the ${WORD}` })).id, insider: ada };
  },
  file: async () => {
    const { id: messageId } = await makeMessage(secret, ada, "Look");
    const file = await db().file.create({
      data: {
        ...{ ownerId: ada.id, channelId: secret.id, messageId, purpose: "ATTACHMENT", status: "READY" },
        ...{ name: `${WORD}.txt`, type: "text/plain", size: 1, storageKey: randomUUID() },
      },
    });
    return { id: file.id, insider: ada };
  },
  // Nobody but themselves shares a place with them.
  person: async () => {
    const alone = await makeSignedIn({ name: WORD });
    return { id: alone.id, insider: alone };
  },
};

const makeSecret = (name: string) =>
  makeChannel(workspace, { name, visibility: "PRIVATE", members: [{ user: ada, role: "MANAGER" }] });

beforeEach(async () => {
  await makePair();
  [secret, stranger] = await Promise.all([makeSecret("secret"), makeSignedIn({ name: "Stranger" })]);
});

const resolve = async (who: SignedIn, type: ObjectType, id: string) =>
  (await send(who, resolveReferencesContract, { body: { targets: [{ type, id }] } })).items[0];
const found = async (who: SignedIn) =>
  (await send(who, searchContract, { query: { q: WORD } })).items.map(({ id }) => id);

describe.each(objectTypes)("a %s", (type) => {
  it("is shown to who sees it, with its address", async () => {
    const { id, insider } = await SAMPLES[type]();
    const object = await resolve(insider, type, id);
    expect(object).toMatchObject({ isVisible: true, type, id });
    if (object?.isVisible) expect(objectPath(object, "acme")).toMatch(/^\/w\//);
    expect(await OBJECT_SOURCES[type].access({ userId: insider.id }, id)).toMatchObject({ isDeleted: false });
    expect(await found(insider)).toContain(id);
  });

  it("is nothing to an outsider, by resolve, access, search, backlinks, a report, a reminder or saving", async () => {
    const { id } = await SAMPLES[type]();
    for (const outsider of [ben, stranger]) {
      expect(await resolve(outsider, type, id)).toEqual({ isVisible: false });
      expect(await found(outsider)).not.toContain(id);
      const access = OBJECT_SOURCES[type].access({ userId: outsider.id }, id);
      await expect(access).rejects.toMatchObject({ code: "not_found" });
      const params = { type, targetId: id };
      expect(await refusal(outsider, listBacklinksContract, { params })).toMatchObject({ code: "not_found" });
      const report = { workspaceId: workspace.id, target: { type, id }, reason: "SPAM" as const };
      expect(await refusal(outsider, createReportContract, { body: report })).toMatchObject({
        code: "not_found",
      });
      expect(await refusal(outsider, saveContract, { params })).toMatchObject({ code: "not_found" });
      const reminder = { target: { type, id }, remindAt: new Date(Date.now() + 60_000).toISOString() };
      expect(await refusal(outsider, createReminderContract, { body: reminder })).toMatchObject({
        code: "not_found",
      });
    }
  });

  it("is no backlink of what an outsider sees", async () => {
    const { id, insider } = await SAMPLES[type]();
    if (insider !== ada) return;
    const open = await makeChannel(workspace, { name: "open" });
    const source = { type, id, channelId: type === "channel" ? id : secret.id };
    await storeReferences(db(), source, [{ type: "channel", id: open.id }]);
    const params = { type: "channel" as const, targetId: open.id };
    const backlinks = async (who: SignedIn) =>
      (await send(who, listBacklinksContract, { params })).items.map((item) => item.id);
    expect(await backlinks(ada)).toEqual([id]);
    expect(await backlinks(ben)).toEqual([]);
    const member = await makeMember(workspace, { name: "Cleo" });
    expect(await backlinks(member)).toEqual([]);
  });
});

it("stores what an object refers to now, once, and forgets it with the channel", async () => {
  const source = { type: "channel" as const, id: secret.id, channelId: secret.id };
  const store = (...ids: string[]) =>
    storeReferences(
      db(),
      source,
      ids.map((id) => ({ type: "person", id })),
    );
  const stored = async () =>
    (await db().objectReference.findMany({ where: { sourceId: secret.id } })).map(({ targetId }) => targetId);
  await store(ada.id, ben.id, ben.id);
  expect((await stored()).sort()).toEqual([ada.id, ben.id].sort());
  await store(ben.id);
  await store(ben.id);
  expect(await stored()).toEqual([ben.id]);
  await db().channel.delete({ where: { id: secret.id } });
  expect(await stored()).toEqual([]);
});
