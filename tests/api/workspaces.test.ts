import { beforeEach, describe, expect, it } from "vitest";
import {
  deleteChannelContract,
  listChannelsContract,
  setChannelMemberContract,
  updateChannelContract,
} from "@/lib/channels/contract";
import { db, transaction } from "@/lib/db";
import {
  createWorkspaceContract,
  deleteWorkspaceContract,
  getWorkspaceContract,
  listMemberDetailsContract,
  listMembersContract,
  listWorkspacesContract,
  removeMemberContract,
  updateMemberContract,
  updateWorkspaceContract,
} from "@/lib/workspaces/contract";
import {
  addMember,
  makeChannel,
  makeMember,
  makeMessage,
  makeSignedIn,
  makeWorkspace,
  type SignedIn,
} from "@/tests/factories";
import { waitingForLocks } from "@/tests/setup/locks";
import { refusal, send } from "@/tests/setup/request";

let owner: SignedIn;
let admin: SignedIn;
let member: SignedIn;
let workspaceId: string;

beforeEach(async () => {
  owner = await makeSignedIn({ name: "Olga Owner" });
  const workspace = await makeWorkspace(owner);
  workspaceId = workspace.id;
  admin = await makeMember(workspace, { name: "Adam Admin" }, "ADMIN");
  member = await makeMember(workspace, { name: "Mia 100% Member" });
});

const params = () => ({ workspaceId });
const setRole = (who: SignedIn, whom: SignedIn, role: "OWNER" | "ADMIN" | "MEMBER" | "GUEST") =>
  [who, updateMemberContract, { params: { workspaceId, userId: whom.id }, body: { role } }] as const;
const remove = (who: SignedIn, whom: SignedIn) =>
  [who, removeMemberContract, { params: { workspaceId, userId: whom.id } }] as const;

describe("a workspace", () => {
  it("is made with an owner, a channel and an address of its own", async () => {
    const first = await send(owner, createWorkspaceContract, { body: { name: "Café Guild" } });
    const second = await send(owner, createWorkspaceContract, { body: { name: "Café Guild" } });
    expect(first).toMatchObject({ role: "OWNER", hasUnread: false, can: { delete: true } });
    expect(first.slug).toMatch(/^cafe-guild/);
    expect(second.slug).not.toBe(first.slug);
    const { items } = await send(owner, listChannelsContract, { params: { workspaceId: first.id } });
    expect(items.map(({ name, type, role }) => [name, type, role])).toEqual([["general", "CHAT", "MANAGER"]]);
    // Everyone meets there: it stays, and open to all of them.
    const params = { channelId: items[0]!.id };
    expect(items[0]!.actions).not.toEqual(expect.arrayContaining(["channel.delete"]));
    expect(items[0]!.actions).not.toEqual(expect.arrayContaining(["channel.archive"]));
    const conflict = expect.objectContaining({ code: "conflict" });
    expect(await refusal(owner, deleteChannelContract, { params })).toEqual(conflict);
    for (const body of [{ isArchived: true }, { visibility: "PRIVATE" as const }])
      expect(await refusal(owner, updateChannelContract, { params, body })).toEqual(conflict);
    expect(await send(owner, updateChannelContract, { params, body: { name: "hall" } })).toMatchObject({
      name: "hall",
    });
    const taken = { body: { name: "Other", slug: first.slug } };
    expect(await refusal(member, createWorkspaceContract, taken)).toMatchObject({ code: "conflict" });
  });

  it.each([
    [{ name: "" }],
    [{ name: "   " }],
    [{ name: "x".repeat(61) }],
    [{ name: "a\nb" }],
    [{ name: "a\ud800" }],
    [{ name: "Fine", slug: "Not Fine" }],
  ])("isn't made of %j", async (body) => {
    expect(await refusal(owner, createWorkspaceContract, { body })).toMatchObject({ status: 422 });
  });

  it("is renamed by admins, deleted by its owner", async () => {
    const input = { params: params(), body: { name: "Renamed" } };
    expect(await refusal(member, updateWorkspaceContract, input)).toMatchObject({ code: "forbidden" });
    expect(await send(admin, updateWorkspaceContract, input)).toMatchObject({
      name: "Renamed",
      role: "ADMIN",
    });
    expect(await refusal(admin, deleteWorkspaceContract, { params: params() })).toMatchObject({
      code: "forbidden",
    });
    await makeMessage(await makeChannel({ id: workspaceId }), member);
    await send(owner, deleteWorkspaceContract, { params: params() });
    expect(await refusal(owner, getWorkspaceContract, { params: params() })).toMatchObject({
      code: "not_found",
    });
    expect(await db().channel.count({ where: { workspaceId } })).toBe(0);
  });

  it("shows each person their own unread messages", async () => {
    const hasUnread = async (who: SignedIn) => (await send(who, listWorkspacesContract)).items[0]?.hasUnread;
    const channel = await makeChannel({ id: workspaceId });
    expect(await hasUnread(member)).toBe(false);
    await makeMessage(channel, owner);
    expect(await hasUnread(member)).toBe(true);
    await db().readMarker.create({ data: { channelId: channel.id, userId: member.id, readSeq: 1 } });
    expect([await hasUnread(member), await hasUnread(admin)]).toEqual([false, true]);
    await db().channel.update({ where: { id: channel.id }, data: { archivedAt: new Date() } });
    expect(await hasUnread(admin)).toBe(false);
  });
});

describe("members", () => {
  it("are listed by name, paged, and found by parts of names only", async () => {
    const list = (query: Record<string, unknown>) =>
      send(member, listMembersContract, { params: params(), query });
    const first = await list({ limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(["Adam Admin", "Mia 100% Member"]);
    const second = await list({ limit: 2, cursor: first.nextCursor });
    expect([second.items.map(({ name }) => name), second.nextCursor]).toEqual([["Olga Owner"], null]);
    expect((await list({ search: "OLGA" })).items.map(({ role }) => role)).toEqual(["OWNER"]);
    expect((await list({ search: "0%" })).items).toHaveLength(1);
    expect((await list({ search: "_" })).items).toEqual([]);
    expect((await list({ search: "guildhall.test" })).items).toEqual([]);
    expect(JSON.stringify(first)).not.toContain("@");
    const input = { params: params(), query: { search: "a\0" } };
    expect(await refusal(member, listMembersContract, input)).toMatchObject({ status: 422 });
  });

  it("get roles from those who stand no lower", async () => {
    expect(await send(...setRole(owner, member, "ADMIN"))).toMatchObject({ id: member.id, role: "ADMIN" });
    await send(...setRole(admin, member, "GUEST"));
    for (const attempt of [
      setRole(admin, owner, "MEMBER"),
      setRole(admin, admin, "OWNER"),
      setRole(admin, member, "OWNER"),
      setRole(member, member, "ADMIN"),
    ]) {
      expect(await refusal(...attempt)).toMatchObject({ code: "forbidden" });
    }
  });

  it("always include an owner, even when two owners step down at once", async () => {
    expect(await refusal(...setRole(owner, owner, "ADMIN"))).toMatchObject({ code: "conflict" });
    expect(await refusal(...remove(owner, owner))).toMatchObject({ code: "conflict" });
    await send(...setRole(owner, admin, "OWNER"));
    await Promise.allSettled([send(...setRole(owner, owner, "MEMBER")), send(...remove(admin, admin))]);
    expect(await db().membership.count({ where: { workspaceId, role: "OWNER" } })).toBe(1);
  });

  it("are removed by admins or leave, with all they had here", async () => {
    const channel = await makeChannel(
      { id: workspaceId },
      {
        visibility: "PRIVATE",
        members: [
          { user: member, role: "MANAGER" },
          { user: admin, role: "VIEWER" },
        ],
      },
    );
    const invite = {
      workspaceId,
      createdById: member.id,
      tokenHash: `of ${member.id}`,
      expires: new Date(Date.now() + 60_000),
    };
    await db().invite.create({ data: invite });
    expect(await refusal(...remove(member, admin))).toMatchObject({ code: "forbidden" });
    expect(await refusal(...remove(admin, owner))).toMatchObject({ code: "forbidden" });
    await send(...remove(member, member));
    expect(await refusal(member, getWorkspaceContract, { params: params() })).toMatchObject({
      code: "not_found",
    });
    expect(await db().channelMember.count({ where: { channelId: channel.id, userId: member.id } })).toBe(0);
    expect(await db().invite.count({ where: { workspaceId, revokedAt: null } })).toBe(0);
    expect(await refusal(...remove(admin, member))).toMatchObject({ code: "not_found" });
  });

  it("act by the role they have when it is their turn", async () => {
    const attempt = await transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR UPDATE`;
      const begun = refusal(...setRole(admin, member, "ADMIN"));
      await Promise.race([waitingForLocks(1), begun]);
      await tx.membership.updateMany({ where: { workspaceId, userId: admin.id }, data: { role: "MEMBER" } });
      return { begun };
    });
    expect(await attempt.begun).toMatchObject({ code: "forbidden" });
  });

  it("aren't named in a channel while they are being removed", async () => {
    const { id: channelId } = await makeChannel({ id: workspaceId });
    const attempt = await transaction(async (tx) => {
      await tx.membership.deleteMany({ where: { workspaceId, userId: member.id } });
      const params = { channelId, userId: member.id };
      const begun = refusal(owner, setChannelMemberContract, { params, body: { role: "VIEWER" } });
      await Promise.race([waitingForLocks(1), begun]);
      return { begun };
    });
    expect(await attempt.begun).toMatchObject({ code: "not_found" });
    expect(await db().channelMember.count({ where: { channelId } })).toBe(0);
  });

  it("pass a private channel on when an admin who was its only lead stands down", async () => {
    const members = [
      { user: admin, role: "VIEWER" as const },
      { user: member, role: "VIEWER" as const },
    ];
    const { id: channelId } = await makeChannel({ id: workspaceId }, { visibility: "PRIVATE", members });
    await send(...setRole(owner, admin, "MEMBER"));
    expect(await db().channelMember.count({ where: { channelId, role: "MANAGER" } })).toBe(1);
  });

  it("pass a private channel on when its last manager goes", async () => {
    const other = await makeSignedIn();
    await addMember({ id: workspaceId }, other);
    const members = [
      { user: member, role: "MANAGER" as const },
      { user: other, role: "VIEWER" as const },
    ];
    const { id: channelId } = await makeChannel({ id: workspaceId }, { visibility: "PRIVATE", members });
    await send(...remove(member, member));
    const where = { channelId_userId: { channelId, userId: other.id } };
    expect(await db().channelMember.findUnique({ where })).toMatchObject({ role: "MANAGER" });
  });
});

describe("what is known of members", () => {
  const params = () => ({ params: { workspaceId } });

  it("is for those who manage them", async () => {
    const { items } = await send(admin, listMemberDetailsContract, params());
    expect(items.find(({ id }) => id === owner.id)).toMatchObject({ email: owner.email, role: "OWNER" });
    expect(await refusal(member, listMemberDetailsContract, params())).toMatchObject({ code: "forbidden" });
    const plain = await send(member, listMembersContract, params());
    expect(JSON.stringify(plain)).not.toContain("@");
  });

  it("is found by address, which nobody else can search, and by role", async () => {
    const search = owner.email.slice(0, 12).toUpperCase();
    const found = await send(admin, listMemberDetailsContract, { ...params(), query: { search } });
    expect(found.items.map(({ id }) => id)).toEqual([owner.id]);
    expect((await send(member, listMembersContract, { ...params(), query: { search } })).items).toEqual([]);
    const admins = await send(member, listMembersContract, { ...params(), query: { role: "ADMIN" } });
    expect(admins.items.map(({ id }) => id)).toEqual([admin.id]);
  });

  it("says to the hour when they were here, unless they are invisible", async () => {
    const lastSeenOf = async (userId: string) =>
      (await send(admin, listMemberDetailsContract, params())).items.find(({ id }) => id === userId)
        ?.lastSeenAt;
    expect(await lastSeenOf(member.id)).toMatch(/:00:00\.000Z$/);
    await db().personSettings.create({ data: { userId: member.id, presence: "INVISIBLE" } });
    expect(await lastSeenOf(member.id)).toBeNull();
  });
});
