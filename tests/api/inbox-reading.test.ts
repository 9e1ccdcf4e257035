import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { ServerEvents } from "@/lib/composition/events";
import { db, transaction } from "@/lib/db";
import { getUnreadContract, listInboxContract, updateInboxItemContract } from "@/lib/inbox/contract";
import { overlappingChanges } from "@/lib/inbox/overlapping-changes";
import { addInboxItems } from "@/lib/inbox/service";
import { wakeItem } from "@/lib/inbox/update/service";
import { deleteMessageContract, markReadContract } from "@/lib/messages/contract";
import { ada, ben, channelId, makePair } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { at, heardBy, inbox, say } from "./inbox-helpers";

beforeEach(makePair);

describe("reading and being done", () => {
  it("clears with the message, on all devices", async () => {
    await say(ada, at(ben));
    await say(ada, `${at(ben)} again`);
    const read = (seq: number) =>
      heardBy(ben, () => send(ben, markReadContract, { params: { channelId }, body: { seq } }));
    const [second, first] = await inbox(ben);
    const readBy = (itemId: string | undefined, left: number) => ({
      itemIds: [itemId],
      isNew: false,
      unread: left ? { MENTION: left } : {},
      channels: [{ id: channelId, mentionCount: left }],
    });
    expect(await read(1)).toMatchObject([readBy(first?.id, 1)]);
    expect(await read(2)).toMatchObject([readBy(second?.id, 0)]);
    expect(await read(2)).toEqual([]);
    expect(await inbox(ben, "unread")).toEqual([]);
    expect(await inbox(ben)).toHaveLength(2);
  });

  it("publishes of two concurrent changes that the second count lacks the first", async () => {
    const items = (key: string) => [{ userId: ben.id, kind: "REACTION" as const, key }];
    const news = await heardBy(ben, () =>
      transaction(async (one) => {
        await addInboxItems(one, items("one"));
        await transaction((other) => addInboxItems(other, items("other")));
      }),
    );
    const lacksAnother = overlappingChanges();
    expect(news.map((change) => lacksAnother(ServerEvents["inbox.changed"].parse(change)))).toEqual([
      false,
      true,
    ]);
    expect(await send(ben, getUnreadContract)).toEqual({ REACTION: 2 });
  });

  it("leaves with the message it is about", async () => {
    const { id: messageId } = await say(ada, at(ben));
    await send(ada, deleteMessageContract, { params: { messageId } });
    expect(await inbox(ben)).toEqual([]);
  });

  it("sleeps until its time, and wakes unread", async () => {
    await say(ada, at(ben));
    const [item] = await inbox(ben);
    const params = { itemId: item!.id };
    const snooze = (ms: number) => ({
      params,
      body: { snoozedUntil: new Date(Date.now() + ms).toISOString() },
    });
    expect(await refusal(ben, updateInboxItemContract, snooze(-1_000))).toMatchObject({ status: 422 });
    await send(ben, updateInboxItemContract, snooze(60_000));
    expect(await inbox(ben)).toEqual([]);
    expect(await inbox(ben, "snoozed")).toHaveLength(1);
    expect(await send(ben, getUnreadContract)).toEqual({});
    expect(await heardBy(ben, () => wakeItem(params.itemId))).toEqual([]);

    await db().inboxItem.update({
      where: { id: params.itemId },
      data: { snoozedUntil: new Date(Date.now() - 1_000) },
    });
    expect(await heardBy(ben, () => wakeItem(params.itemId))).toMatchObject([
      { isNew: true, unread: { MENTION: 1 } },
    ]);
    expect(await inbox(ben)).toMatchObject([{ isRead: false, snoozedUntil: null }]);
  });

  it("goes through pages without losing or repeating", async () => {
    for (let count = 0; count < 5; count++) await say(ada, at(ben));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await send(ben, listInboxContract, { query: { limit: 2, ...(cursor && { cursor }) } });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual((await inbox(ben)).map(({ id }) => id));
    for (const bad of ["x", "2026_1", `${"9".repeat(30)}_${randomUUID()}`]) {
      expect(await refusal(ben, listInboxContract, { query: { cursor: bad } })).toMatchObject({
        status: 422,
      });
    }
  });
});
