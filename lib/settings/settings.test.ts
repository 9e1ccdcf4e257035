import { expect, it } from "vitest";
import { InstanceSettingsChange, WorkspaceSettingsChange } from "./schema";
import { defaultsOf, keysOf, plainKeysOf, SETTINGS, type SettingKey } from "./settings";

it("gives each setting one scope, and each plain one a default that it accepts", () => {
  const all = [...keysOf("person"), ...keysOf("workspace"), ...keysOf("instance")];
  expect(all.sort()).toEqual((Object.keys(SETTINGS) as SettingKey[]).sort());
  expect(WorkspaceSettingsChange.safeParse(defaultsOf("workspace")).success).toBe(true);
  expect(InstanceSettingsChange.safeParse(defaultsOf("instance")).success).toBe(true);
  expect(plainKeysOf("person")).toEqual([
    "deviceTimeZone",
    "sharesReceipts",
    "sounds",
    "callsRing",
    "reactionsInInbox",
    "digest",
  ]);
});

it.each([
  [{ digest: "DAILY" }, '"digest" is a setting of the person, not of the workspace.'],
  [
    { workspaceCreation: "ADMINS" },
    '"workspaceCreation" is a setting of the instance, not of the workspace.',
  ],
  [{ nothing: 1 }, 'There is no setting "nothing".'],
  [{ membersInvite: "yes" }, "expected boolean"],
])("refuses %o for a workspace, and says why", (change, message) => {
  const { error } = WorkspaceSettingsChange.safeParse(change);
  expect(error?.issues[0]?.message).toContain(message);
});
