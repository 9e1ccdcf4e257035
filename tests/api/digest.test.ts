import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { sendDigests } from "@/lib/notifications/digest/service";
import { makeChannel } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { at, say } from "./inbox-helpers";

beforeEach(makePair);

describe("the digest", () => {
  const mails = async () => {
    const rows = await db().$queryRaw<
      { data: { to: string; subject: string; text: string; html: string } }[]
    >`
      SELECT data FROM pgboss.job WHERE name = 'mail.send'`;
    return rows.map(({ data }) => data).filter(({ to }) => to === ben.email);
  };
  const age = () =>
    db().inboxItem.updateMany({
      where: { userId: ben.id },
      data: { createdAt: new Date(Date.now() - 60 * 60 * 1000) },
    });

  it("mails once what stayed unread and may still be seen", async () => {
    await db().personSettings.create({ data: { userId: ben.id, digest: "HOURLY" } });
    const secret = await makeChannel(workspace, { name: "secret", defaultRole: "EDITOR" });
    await say(ada, `${at(ben)} the launch moved`);
    await say(ada, `${at(ben)} salaries`, { in: secret.id });
    await sendDigests();
    expect(await mails()).toEqual([]);
    await age();
    await db().channel.update({ where: { id: secret.id }, data: { visibility: "PRIVATE" } });
    await sendDigests();
    const sent = await mails();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain("the launch moved");
    const item = await db().inboxItem.findFirstOrThrow({
      where: { userId: ben.id, mailedAt: { not: null } },
    });
    expect(sent[0]?.text).toContain(`/inbox/${item.id}`);
    expect(sent[0]?.html).toContain(`/inbox/${item.id}"`);
    expect(sent[0]?.text).toContain("/settings/notifications");
    expect(sent[0]?.text).not.toContain("salaries");
    await sendDigests(new Date(Date.now() + 2 * 60 * 60 * 1000));
    expect(await mails()).toHaveLength(1);
  });

  it("isn't sent to who doesn't want it", async () => {
    await db().personSettings.create({ data: { userId: ben.id, digest: "NEVER" } });
    await say(ada, at(ben));
    await age();
    await sendDigests();
    expect(await mails()).toEqual([]);
  });
});
