import { beforeEach, expect, it, onTestFinished } from "vitest";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { getPersonSettingsContract, updatePersonSettingsContract } from "@/lib/people/contract";
import { getInstanceSettingsContract, updateInstanceSettingsContract } from "@/lib/platform/contract";
import {
  createInviteContract,
  createWorkspaceContract,
  getWorkspaceContract,
  getWorkspaceSettingsContract,
  updateWorkspaceSettingsContract,
} from "@/lib/workspaces/contract";
import { makeSignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";

beforeEach(makePair);

it("keeps one row for a person, whichever page changes it", async () => {
  await send(ben, updatePersonSettingsContract, { body: { digest: "NEVER", timeZone: "Asia/Tokyo" } });
  await send(ben, updatePersonSettingsContract, { body: { sharesReceipts: false } });
  expect(await send(ben, getPersonSettingsContract)).toMatchObject({
    digest: "NEVER",
    timeZone: "Asia/Tokyo",
    sharesReceipts: false,
    reactionsInInbox: false,
  });
});

it("notifies the person's other tabs and the nodes of a time zone that comes with the digest", async () => {
  const announced = await announcedBy(() =>
    send(ben, updatePersonSettingsContract, { body: { digest: "HOURLY", timeZone: "Asia/Tokyo" } }),
  );
  expect(announced).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        event: "settings.changed",
        data: { scope: "person", settings: expect.objectContaining({ timeZone: "Asia/Tokyo" }) },
      }),
    ]),
  );
  expect(JSON.stringify(announced)).toContain(`"kind":"person","userIds":["${ben.id}"]`);
});

it("lets those who may update a workspace set whether members invite", async () => {
  const params = { workspaceId: workspace.id };
  expect(await send(ben, getWorkspaceSettingsContract, { params })).toEqual({
    ...{ membersInvite: true, membersUseSso: false },
    workspaceTimeZone: "UTC",
  });
  await send(ben, createInviteContract, { params, body: {} });
  const body = { membersInvite: false };
  expect(await refusal(ben, updateWorkspaceSettingsContract, { params, body })).toMatchObject({
    status: 403,
  });
  expect(await send(ada, updateWorkspaceSettingsContract, { params, body })).toMatchObject(body);
  expect(await refusal(ben, createInviteContract, { params, body: {} })).toMatchObject({
    status: 403,
    message: "In this workspace owners and admins invite people. Ask one of them.",
  });
  expect((await send(ben, getWorkspaceContract, { params })).can.invite).toBe(false);
  expect((await send(ada, getWorkspaceContract, { params })).can.invite).toBe(true);
  await send(ada, createInviteContract, { params, body: {} });
});

it("lets admins of the instance set who creates workspaces", async () => {
  const admin = await makeSignedIn();
  await db().user.update({ where: { id: admin.id }, data: { instanceRole: "ADMIN" } });
  expect(await send(admin, getInstanceSettingsContract)).toEqual({
    workspaceCreation: "EVERYONE",
    everyoneUsesSso: false,
  });
  const body = { workspaceCreation: "ADMINS" } as const;
  expect(await refusal(ada, updateInstanceSettingsContract, { body })).toMatchObject({ status: 404 });
  await send(admin, updateInstanceSettingsContract, { body });
  expect(await refusal(ada, createWorkspaceContract, { body: { name: "Mine" } })).toMatchObject({
    status: 403,
  });
  await send(admin, createWorkspaceContract, { body: { name: "Ours" } });
  await send(admin, updateInstanceSettingsContract, { body: { workspaceCreation: "EVERYONE" } });
  await send(ada, createWorkspaceContract, { body: { name: "Mine" } });
});

it("publishes a change to every admin of the instance, also to those whom GUILDHALL_ADMINS names", async () => {
  const [stored, named] = await Promise.all([makeSignedIn(), makeSignedIn()]);
  await db().user.update({ where: { id: stored.id }, data: { instanceRole: "ADMIN" } });
  Object.assign(env(), { GUILDHALL_ADMINS: [named.email] });
  onTestFinished(() => void Object.assign(env(), { GUILDHALL_ADMINS: [] }));
  const body = { workspaceCreation: "ADMINS" } as const;
  const announced = await announcedBy(() => send(stored, updateInstanceSettingsContract, { body }));
  const [event] = announced.filter(({ event }) => event === "settings.changed");
  expect(event?.room).toEqual(expect.arrayContaining([`user:${stored.id}`, `user:${named.id}`]));
  expect(event?.room).not.toContain(`user:${ada.id}`);
  await send(named, updateInstanceSettingsContract, { body: { workspaceCreation: "EVERYONE" } });
});

it("refuses a setting of another scope, and changes nothing", async () => {
  const params = { workspaceId: workspace.id };
  const body = { membersInvite: false, digest: "NEVER" };
  expect(await refusal(ada, updateWorkspaceSettingsContract, { params, body })).toMatchObject({
    status: 422,
    message: expect.stringContaining('"digest" is a setting of the person, not of the workspace.'),
  });
  expect(await send(ada, getWorkspaceSettingsContract, { params })).toMatchObject({ membersInvite: true });
  expect((await send(ada, getWorkspaceContract, { params })).can.invite).toBe(true);
  expect(await refusal(ada, updatePersonSettingsContract, { body: { membersInvite: false } })).toMatchObject({
    status: 422,
    message: expect.stringContaining("a setting of the workspace"),
  });
});

it("counts a stored value that its setting doesn't accept any more as unset", async () => {
  const row = { workspaceId: workspace.id, key: "membersInvite", value: false };
  await transaction((tx) => tx.workspaceSetting.create({ data: row }));
  const params = { workspaceId: workspace.id };
  expect(await send(ada, getWorkspaceSettingsContract, { params })).toMatchObject({ membersInvite: false });
  const where = { workspaceId_key: { workspaceId: workspace.id, key: "membersInvite" } };
  await db().workspaceSetting.update({ where, data: { value: "sometimes" } });
  expect(await send(ada, getWorkspaceSettingsContract, { params })).toMatchObject({ membersInvite: true });
});
