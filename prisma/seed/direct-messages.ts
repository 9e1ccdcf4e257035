import type { Actor } from "@/lib/auth/actor";
import { openConversation } from "@/lib/conversations/service";
import { db, transaction } from "@/lib/db";
import { addInboxItem } from "@/lib/inbox/service";
import { updatePersonSettings } from "@/lib/people/settings/service";
import type { Line, Who } from "./conversations";
import { writeConversation } from "./messages";

type People = Record<Who, { id: string; name: string }>;

const line = (who: Who, when: string, body: string): Line => ({ who, when, body });

const withBen: Line[] = [
  line("ada", "2d 15:02", "Could you look over the budget sheet before Thursday? No hurry."),
  line("ben", "2d 15:20", "Sure. The hosting line looks high to me, I'll ask for the yearly price."),
  line(
    "ben",
    "1d 10:11",
    "Yearly it is **18% less**. I changed the sheet and left the old number as a comment.",
  ),
  line("ada", "1d 10:15", "You just paid for the next team dinner."),
  line("ben", "34m", "Two of the old tablets are back from repair. Shall I bring one for you on Monday?"),
];

const withChiara: Line[] = [
  line("chiara", "3d 11:40", "The harbor photos are in, all 62 of them."),
  line("ada", "3d 11:48", "I like the one with the fog. Is it too sad for the store page?"),
  line("chiara", "3d 11:50", "Sad is fine, gray isn't. I'll warm it up a little."),
  line("ada", "3d 11:51", "Perfect."),
];

const release: Line[] = [
  line("dev", "1d 16:05", "Small group so that we don't fill #general: who watches what on Tuesday?"),
  line("chiara", "1d 16:09", "I take the store reviews until noon."),
  line("ada", "1d 16:12", "Support mail is mine all day."),
  line("dev", "1d 16:13", "Then I have the error rate. I'll write here if anything moves."),
  line("chiara", "50m", "Added the checklist for the first hour to **Launch plan**."),
];

/** Direct and group conversations of the demo people, and how they are seen. */
export async function addDirectMessages(
  { ada, ben, chiara, dev }: People,
  actorOf: (person: { id: string; name: string }) => Actor,
): Promise<void> {
  const people = { ada, ben, chiara, dev };
  const talk = async (who: Who[], name: string, lines: Line[], unread: number) => {
    const userIds = who.map((one) => people[one].id);
    const { id } = await openConversation(actorOf(ada), { userIds, name });
    const others = who.map((one) => [one, { unread: 0 }]);
    await writeConversation(id, lines, people, { ada: { unread }, ...Object.fromEntries(others) });
    const seq = lines.length;
    await db().readMarker.updateMany({
      where: { channelId: id, userId: { in: userIds } },
      data: { deliveredSeq: seq, receiptSeq: seq },
    });
    // Written after the conversation was begun, by what it says; not so by the clock, which keeps it hidden.
    await db().channelPreference.updateMany({ where: { channelId: id }, data: { hiddenAt: null } });
    if (unread > 0) await tellOfLast(ada.id, id);
  };
  await talk(["chiara"], "", withChiara, 0);
  await talk(["dev", "chiara"], "Launch day", release, 1);
  await talk(["ben"], "", withBen, 1);

  const status = (emoji: string, text: string) => ({ emoji, text, expires: null });
  await updatePersonSettings(actorOf(chiara), {
    status: status("🎨", "Drawing the night charts"),
    timeZone: "Europe/Rome",
  });
  await updatePersonSettings(actorOf(dev), {
    status: status("🎧", "Concentrating until lunch"),
    timeZone: "Asia/Kolkata",
    quietHours: { from: 21 * 60, to: 8 * 60 },
  });
}

/** What the last message would have put into somebody's inbox when it was written. */
async function tellOfLast(userId: string, channelId: string): Promise<void> {
  const last = await db().message.findFirstOrThrow({ where: { channelId }, orderBy: { seq: "desc" } });
  await transaction((tx) =>
    addInboxItem(tx, {
      userId,
      kind: "DIRECT_MESSAGE",
      key: `channel:${channelId}`,
      actorId: last.authorId,
      channelId,
      target: { type: "message", id: last.id },
    }),
  );
  await db().inboxItem.updateMany({
    where: { userId, targetId: last.id },
    data: { createdAt: last.createdAt },
  });
}
