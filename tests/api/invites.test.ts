import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db, transaction } from "@/lib/db";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { listInboxContract } from "@/lib/inbox/contract";
import { listMessagesContract } from "@/lib/messages/contract";
import {
  acceptInviteContract,
  createInviteContract,
  listInvitesContract,
  listWorkspacesContract,
  openInviteLinkContract,
  previewInviteContract,
  removeMemberContract,
  revokeInviteContract,
  updateMemberContract,
  updateWorkspaceSettingsContract,
} from "@/lib/workspaces/contract";
import { makeChannel, makeMessages, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { channelId, makePair, ben as member, ada as owner, workspace, workspaceId } from "@/tests/pair";
import { waitingForLocks } from "@/tests/setup/locks";
import { refusal, send } from "@/tests/setup/request";

let stranger: SignedIn;

beforeEach(async () => {
  await makePair();
  stranger = await makeSignedIn();
});
afterEach(() => void vi.useRealTimers());

async function invite(who: SignedIn, body: Record<string, unknown> = {}) {
  const created = await send(who, createInviteContract, { params: { workspaceId }, body });
  return { ...created, token: created.url.split("/").at(-1)! };
}
const accept = (who: SignedIn, token: string) => send(who, acceptInviteContract, { params: { token } });
const refused = (who: SignedIn, token: string) => refusal(who, acceptInviteContract, { params: { token } });

describe("an invite", () => {
  it("goes to an address in letters of its own, and lets its owner in", async () => {
    const invited = await makeSignedIn({ email: `${crypto.randomUUID()}@xn--bcher-kva.example` });
    const email = invited.email.replace("xn--bcher-kva", "B\u00dcCHER");
    const { token, email: shown } = await invite(owner, { email });
    expect(shown).toBe(email.toLowerCase());
    expect(await accept(invited, token)).toMatchObject({ id: workspaceId });
  });

  it("from before a removal doesn't let the removed person back in, and a later one does", async () => {
    const [open, later] = [await invite(owner), () => invite(owner)];
    await accept(stranger, open.token);
    const remove = (who: SignedIn) =>
      send(who, removeMemberContract, { params: { workspaceId, userId: stranger.id } });
    // Who leaves by themselves may come back.
    await remove(stranger);
    await accept(stranger, open.token);
    await remove(owner);
    expect(await refused(stranger, open.token)).toMatchObject({
      status: 403,
      message: expect.stringContaining("new invite"),
    });
    const preview = { params: { token: open.token } };
    expect(await refusal(stranger, previewInviteContract, preview)).toMatchObject({ status: 403 });
    // Others are let in by it, and it isn't used up.
    await accept(await makeSignedIn(), open.token);
    const { token } = await later();
    expect(await accept(stranger, token)).toMatchObject({ id: workspaceId });
    await remove(stranger);
    expect(await refused(stranger, open.token)).toMatchObject({ status: 403 });
    await accept(stranger, token);
    await remove(owner);
    expect(await refused(stranger, token)).toMatchObject({ status: 403 });
  });

  it("is from before a removal whatever the clock of the process that made it says", async () => {
    const before = await invite(owner);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    const { token } = await invite(owner);
    vi.useRealTimers();
    await accept(stranger, before.token);
    await send(owner, removeMemberContract, { params: { workspaceId, userId: stranger.id } });
    expect(await refused(stranger, token)).toMatchObject({ status: 403 });
  });

  it("shows what it leads to and lets people in with its role, everything before as read", async () => {
    await makeMessages(await makeChannel({ id: workspaceId }), owner, 5);
    const { token, url } = await invite(owner, { role: "MEMBER" });
    expect(url).toBe(`http://localhost:3000/invite/${token}`);
    const preview = { params: { token } };
    expect(await send(null, previewInviteContract, preview)).toEqual({
      workspace: { name: workspace.name, slug: workspace.slug },
      invitedBy: "Ada",
      memberCount: 2,
      isMember: false,
    });
    expect(await accept(stranger, token)).toMatchObject({
      id: workspaceId,
      role: "MEMBER",
      hasUnread: false,
    });
    expect((await send(stranger, listWorkspacesContract)).items).toHaveLength(1);
    expect(await send(stranger, previewInviteContract, preview)).toMatchObject({
      isMember: true,
      memberCount: 3,
    });
  });

  it("does no harm accepted twice, and changes no member's role", async () => {
    const { token, id } = await invite(owner, { role: "GUEST", maxUses: 5 });
    await Promise.all([accept(stranger, token), accept(stranger, token), accept(stranger, token)]);
    expect(await accept(member, token)).toMatchObject({ role: "MEMBER" });
    expect(await db().invite.findUnique({ where: { id } })).toMatchObject({ uses: 1 });
  });

  it("lets in no more than its limit when many come at once", async () => {
    const { token, id } = await invite(owner, { maxUses: 3 });
    const people = await Promise.all(Array.from({ length: 12 }, () => makeSignedIn()));
    const outcomes = await Promise.allSettled(people.map((who) => accept(who, token)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await db().membership.count({ where: { workspaceId } })).toBe(5);
    expect(await db().invite.findUnique({ where: { id } })).toMatchObject({ uses: 3 });
    expect(await refused(stranger, token)).toMatchObject({ code: "conflict" });
  });

  it("ends by time, revocation, and with what its maker may", async () => {
    const expired = await invite(owner);
    await db().invite.update({ where: { id: expired.id }, data: { expires: new Date(Date.now() - 1) } });
    expect(await refused(stranger, expired.token)).toMatchObject({
      message: expect.stringContaining("expired"),
    });

    const revoked = await invite(owner);
    const params = { workspaceId, inviteId: revoked.id };
    expect(await refusal(member, revokeInviteContract, { params })).toMatchObject({ code: "forbidden" });
    await send(owner, revokeInviteContract, { params });
    await send(owner, revokeInviteContract, { params });
    expect(await refused(stranger, revoked.token)).toMatchObject({
      message: expect.stringContaining("revoked"),
    });

    const open = await invite(member, { role: "MEMBER" });
    const toGuest = { params: { workspaceId, userId: member.id }, body: { role: "GUEST" as const } };
    await send(owner, updateMemberContract, toGuest);
    expect(await refused(stranger, open.token)).toMatchObject({ code: "conflict" });

    const { items } = await send(owner, listInvitesContract, { params: { workspaceId } });
    expect(items).toEqual([]);
    expect(await db().membership.count({ where: { workspaceId } })).toBe(2);
  });

  it("goes by mail to one address, and is good for that address once it is proven", async () => {
    const [right, unproven] = await Promise.all([makeSignedIn(), makeSignedIn({ emailVerified: null })]);
    const { token } = await invite(owner, { email: right.email.toUpperCase() });
    expect(await refused(stranger, token)).toMatchObject({ code: "forbidden" });
    expect(await accept(right, token)).toMatchObject({ id: workspaceId });
    const other = await invite(owner, { email: unproven.email });
    expect(await refused(unproven, other.token)).toMatchObject({ code: "forbidden" });
    const jobs = await db().$queryRaw<{ data: { to: string; text: string } }[]>`
      SELECT data FROM pgboss.job WHERE name = 'mail.send' AND data->>'to' = ${right.email}`;
    expect(jobs).toHaveLength(1);
    expect(jobs[0]?.data.text).toContain(token);
  });

  it("can't be used to mail somebody again and again", async () => {
    const email = `${stranger.id}@test.guildhall.test`;
    for (let i = 0; i < 5; i++) await invite(owner, { email });
    const input = { params: { workspaceId }, body: { email } };
    expect(await refusal(member, createInviteContract, { ...input })).toMatchObject({ status: 429 });
    await invite(owner);
  });

  it("is never worth more than its maker", async () => {
    const params = { workspaceId };
    expect(await refusal(member, createInviteContract, { params, body: { role: "ADMIN" } })).toMatchObject({
      code: "forbidden",
    });
    expect(await refusal(owner, createInviteContract, { params, body: { role: "OWNER" } })).toMatchObject({
      status: 422,
    });
    expect(await refusal(member, listInvitesContract, { params })).toMatchObject({ code: "forbidden" });
  });

  it("isn't left behind by who is just losing their role", async () => {
    await db().membership.updateMany({ where: { userId: member.id }, data: { role: "ADMIN" } });
    const attempt = await transaction(async (tx) => {
      await tx.membership.updateMany({ where: { userId: member.id }, data: { role: "MEMBER" } });
      const begun = refusal(member, createInviteContract, {
        params: { workspaceId },
        body: { role: "ADMIN" },
      });
      await Promise.race([waitingForLocks(1), begun]);
      return { begun };
    });
    expect(await attempt.begun).toMatchObject({ code: "forbidden" });
  });

  it("has one link of each inviter, which can be seen again but isn't stored", async () => {
    const params = { workspaceId };
    const link = await send(member, openInviteLinkContract, { params });
    expect(await send(member, openInviteLinkContract, { params })).toMatchObject({
      id: link.id,
      url: link.url,
    });
    const others = await send(owner, openInviteLinkContract, { params });
    expect(others.url).not.toBe(link.url);
    const { items } = await send(owner, listInvitesContract, { params });
    expect(items.map(({ url }) => url)).toEqual([others.url, link.url]);
    expect(JSON.stringify(await db().invite.findMany())).not.toContain(link.url.split("/").at(-1));

    await send(owner, revokeInviteContract, { params: { workspaceId, inviteId: link.id } });
    const next = await send(member, openInviteLinkContract, { params });
    expect(next.id).not.toBe(link.id);
    // Soon over, or of another secret: a new one.
    await db().invite.update({ where: { id: next.id }, data: { expires: new Date(Date.now() + 3_600_000) } });
    const last = await send(member, openInviteLinkContract, { params });
    expect(last.id).not.toBe(next.id);
    await db().invite.update({ where: { id: last.id }, data: { tokenHash: crypto.randomUUID() } });
    expect((await send(member, openInviteLinkContract, { params })).id).not.toBe(last.id);
    expect(await accept(stranger, others.url.split("/").at(-1)!)).toMatchObject({ id: workspaceId });
  });

  it("has one link of an inviter also where several tabs ask for it at once", async () => {
    const ask = () => send(member, openInviteLinkContract, { params: { workspaceId } });
    const links = await Promise.all(Array.from({ length: 5 }, ask));
    expect(new Set(links.map(({ id }) => id)).size).toBe(1);
  });

  it("shows no link that gives more than the viewer can, or is for one address", async () => {
    const params = { workspaceId };
    await invite(owner, { role: "ADMIN" });
    await invite(owner, { email: stranger.email });
    await db().membership.updateMany({ where: { workspaceId, userId: member.id }, data: { role: "ADMIN" } });
    const urls = async (who: SignedIn) =>
      (await send(who, listInvitesContract, { params })).items.map(({ url }) => url !== null);
    expect(await urls(owner)).toEqual([false, true]);
    expect(await urls(member)).toEqual([false, true]);
    await db().membership.updateMany({ where: { workspaceId, userId: member.id }, data: { role: "MEMBER" } });
    await send(owner, updateWorkspaceSettingsContract, { params, body: { membersInvite: false } });
    expect(await refusal(member, openInviteLinkContract, { params })).toMatchObject({ code: "forbidden" });
  });

  it("is told of where everyone meets, and to its maker", async () => {
    await db().channel.update({ where: { id: channelId }, data: { isDefault: true } });
    const { url } = await send(member, openInviteLinkContract, { params: { workspaceId } });
    const guests = await invite(owner, { role: "GUEST" });
    await accept(stranger, url.split("/").at(-1)!);
    await accept(stranger, url.split("/").at(-1)!);
    await accept(await makeSignedIn(), guests.token);
    await deliveriesSettled();
    const { items } = await send(owner, listMessagesContract, { params: { channelId } });
    expect(items.map(({ author, system }) => [author.id, system])).toEqual([
      [stranger.id, { type: "member.joined" }],
    ]);
    const told = async (who: SignedIn) =>
      (await send(who, listInboxContract, { query: { filter: "all" } })).items.map(({ kind, actor, seq }) => [
        kind,
        actor?.id === stranger.id,
        seq,
      ]);
    expect(await told(member)).toEqual([["JOINED", true, 1]]);
    // A guest doesn't see the channel.
    expect(await told(owner)).toEqual([["JOINED", false, null]]);
  });

  it("stores no token, and answers an unknown one alike", async () => {
    const { token, id } = await invite(owner);
    expect(JSON.stringify(await db().invite.findUnique({ where: { id } }))).not.toContain(token);
    expect(await refused(stranger, `${token}x`)).toMatchObject({ code: "not_found" });
    const elsewhere = await makeWorkspace(stranger);
    const params = { workspaceId: elsewhere.id, inviteId: id };
    expect(await refusal(stranger, revokeInviteContract, { params })).toMatchObject({ code: "not_found" });
  });
});
