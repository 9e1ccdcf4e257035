import { beforeAll, expect, it } from "vitest";
import { requireOnInstanceContract, resetTwoFactorContract } from "@/lib/accounts/two-factor/admin/contract";
import { announceClosed } from "@/lib/auth/two-factor-policy";
import { listChannelMembersContract, listChannelsContract } from "@/lib/channels/contract";
import { listVisible } from "@/lib/channels/visibility";
import { db, transaction } from "@/lib/db";
import { listAuditContract } from "@/lib/moderation/contract";
import { getWorkspaceContract, listWorkspacesContract } from "@/lib/workspaces/contract";
import {
  getWorkspaceRequirementContract,
  requireInWorkspaceContract,
} from "@/lib/workspaces/two-factor/contract";
import { addMember, makeChannel, makeUser, makeWorkspace } from "../factories";
import { refusal, send } from "../setup/request";
import { cookieOf, mailsTo, makeUserWithPassword, signIn } from "./accounts-helpers";
import { makeUserWithTwoFactors, setUp } from "./two-factor-helpers";

type Signed = Awaited<ReturnType<typeof makeUserWithTwoFactors>>;
let owner: Signed;

beforeAll(async () => {
  owner = await makeUserWithTwoFactors();
});

/** A workspace of the owner's with a private channel that a member without two factors is in. */
async function makePlace() {
  const member = await makeUserWithPassword();
  const workspace = await makeWorkspace(owner);
  await addMember(workspace, member);
  const members = [{ user: member, role: "EDITOR" as const }];
  const channel = await makeChannel(workspace, { visibility: "PRIVATE", members });
  return {
    params: { workspaceId: workspace.id },
    channel,
    member,
    caller: cookieOf(await signIn(member.email)),
  };
}

const closed = { status: 403, details: { reason: "two_factors_required" } };

it("closes a workspace to who has set up nothing, at once or after grace, until they do", async () => {
  const { params, channel, member, caller } = await makePlace();
  const open = () => send(caller, listChannelMembersContract, { params: { channelId: channel.id } });
  const later = await send(owner.caller, requireInWorkspaceContract, { params, body: { graceDays: 7 } });
  expect(later).toMatchObject({ without: 1, from: expect.any(String) });
  await open();

  await send(owner.caller, requireInWorkspaceContract, { params, body: { graceDays: 0 } });
  expect(
    await refusal(caller, listChannelMembersContract, { params: { channelId: channel.id } }),
  ).toMatchObject(closed);
  expect(await refusal(caller, listChannelsContract, { params })).toMatchObject(closed);
  const { items } = await send(caller, listWorkspacesContract);
  expect(items).toMatchObject([{ id: params.workspaceId, isClosed: true, hasUnread: false }]);
  // What a socket and a document may hear.
  expect((await listVisible([member.id])).get(member.id)).toMatchObject({ workspaceIds: new Set() });
  await transaction((tx) => announceClosed(tx, params.workspaceId));
  // Nothing tells a stranger that the channel is there.
  const stranger = cookieOf(await signIn((await makeUserWithPassword()).email));
  expect(
    await refusal(stranger, listChannelMembersContract, { params: { channelId: channel.id } }),
  ).toMatchObject({
    status: 404,
  });

  await setUp(caller);
  await open();
  expect(await send(caller, listWorkspacesContract)).toMatchObject({ items: [{ isClosed: false }] });
  expect((await listVisible([member.id])).get(member.id)?.channels.has(channel.id)).toBe(true);
});

it("is the owner's to require, who has two factors, and recorded", async () => {
  const { params, member, caller } = await makePlace();
  const body = { graceDays: 7 };
  expect(await refusal(caller, requireInWorkspaceContract, { params, body })).toMatchObject({ status: 403 });
  await db().membership.updateMany({ where: { userId: member.id }, data: { role: "OWNER" } });
  expect(await refusal(caller, requireInWorkspaceContract, { params, body })).toMatchObject({ status: 409 });
  await send(owner.caller, requireInWorkspaceContract, { params, body });
  const { items } = await send(owner.caller, listAuditContract, { params });
  expect(items).toMatchObject([{ action: "workspace.requireTwoFactors", details: { graceDays: 7 } }]);
  await send(owner.caller, requireInWorkspaceContract, { params, body: { graceDays: null } });
  expect(await send(owner.caller, getWorkspaceRequirementContract, { params })).toMatchObject({ from: null });
});

it("is required of everybody by an admin of the instance, and taken back", async () => {
  const { params, caller } = await makePlace();
  await db().user.update({ where: { id: owner.id }, data: { instanceRole: "ADMIN" } });
  expect(await refusal(caller, requireOnInstanceContract, { body: { graceDays: 0 } })).toMatchObject({
    status: 404,
  });
  await send(owner.caller, requireOnInstanceContract, { body: { graceDays: 0 } });
  try {
    expect(await refusal(caller, listChannelsContract, { params })).toMatchObject(closed);
    await send(owner.caller, listChannelsContract, { params });
  } finally {
    await send(owner.caller, requireOnInstanceContract, { body: { graceDays: null } });
  }
  await send(caller, listChannelsContract, { params });
});

it("lets an admin of the instance remove the factor of somebody who is locked out, and records that", async () => {
  await db().user.update({ where: { id: owner.id }, data: { instanceRole: "ADMIN" } });
  const ann = await makeUserWithTwoFactors();
  const body = { email: ann.email };
  expect(await refusal(ann.caller, resetTwoFactorContract, { body })).toMatchObject({ status: 404 });
  await send(owner.caller, resetTwoFactorContract, { body });
  expect(await refusal(ann.caller, getWorkspaceContract, { params: { workspaceId: ann.id } })).toMatchObject({
    status: 401,
  });
  expect(await (await signIn(ann.email)).json()).toMatchObject({ id: ann.id });
  expect((await mailsTo(ann.email)).at(-1)?.subject).toContain("Two-factor sign-in is off");
  const entry = { action: "person.resetTwoFactor", subjectId: ann.id, actorId: owner.id };
  expect(await db().auditEntry.count({ where: entry })).toBe(1);
  const unknown = await makeUser();
  expect(
    await refusal(owner.caller, resetTwoFactorContract, { body: { email: unknown.email } }),
  ).toMatchObject({ status: 404 });
});
