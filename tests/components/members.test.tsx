import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { MembersPage } from "@/components/workspaces/members-page";
import { openConversationContract } from "@/lib/conversations/contract";
import { getPersonContract } from "@/lib/people/contract";
import {
  listInvitesContract,
  listMemberDetailsContract,
  listMembersContract,
  revokeInviteContract,
} from "@/lib/workspaces/contract";
import { workspacesQuery } from "@/lib/workspaces/queries";
import { ben, me, newId, WORKSPACE, workspace } from "./setup/people";
import { press } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const path = `/w/${WORKSPACE.slug}/members`;
const joinedAt = "2026-11-01T09:00:00.000Z";
const plain = [
  { id: me.id, name: me.name, image: null, role: "OWNER" as const, joinedAt },
  { ...ben, role: "GUEST" as const, joinedAt },
];
const detailed = plain.map((member) => ({
  ...member,
  email: `${member.name.split(" ")[0]?.toLowerCase()}@engines.test`,
  lastSeenAt: "2026-11-05T09:00:00.000Z",
}));
const invite = {
  ...{ id: newId(), role: "MEMBER" as const, email: "chiara@engines.test", maxUses: 1, uses: 0, url: null },
  ...{
    expires: "2027-01-01T09:00:00.000Z",
    createdAt: joinedAt,
    createdBy: { id: newId(), name: "Dana Holm", image: null },
  },
};
const row = (name: RegExp) => page.getByRole("main").getByRole("row", { name });

beforeEach(async () => {
  await page.viewport(1280, 800);
  fakeServer().answer(listMembersContract, ({ query }) => ({
    items: plain.filter(({ role }) => !query?.role || role === query.role),
    nextCursor: null,
  }));
  fakeServer().answer(listMemberDetailsContract, ({ query }) => ({
    items: detailed.filter(({ role }) => !query?.role || role === query.role),
    nextCursor: null,
  }));
  fakeServer().answer(listInvitesContract, () => ({ items: [invite], nextCursor: null }));
});

test("who manages members sees addresses, when they were here and who is invited, and filters them", async () => {
  showWorkspace({ page: <MembersPage />, path });
  await expect.element(row(/Ben Carter/)).toMatchTextContent(/ben@engines\.test.*Nov/);
  await expect.element(row(/chiara@engines\.test/)).toMatchTextContent("Invited");
  await expectAccessible();
  const show = page.getByRole("combobox", { name: "Show", exact: true });
  await show.selectOptions("Guests");
  await expect.element(row(/Ada Lovelace/)).not.toBeInTheDocument();
  await expect.element(row(/chiara/)).not.toBeInTheDocument();
  await expect.element(row(/Ben Carter/)).toBeVisible();
  await show.selectOptions("Open invites");
  await expect.element(row(/Ben Carter/)).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Invite of chiara@engines.test", exact: true }).click();
  fakeServer().answer(revokeInviteContract, () => undefined as never);
  await page.getByRole("menuitem", { name: "Revoke…", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke invite", exact: true }).click();
  await expect.poll(() => fakeServer().requestsOf(revokeInviteContract).length).toBe(1);
});

test("others see no addresses, and ask for none", async () => {
  const { client } = showWorkspace({ page: <MembersPage />, path });
  const can = { ...workspace.can, manageMembers: false, invite: false };
  client.setQueryData(workspacesQuery().queryKey, [{ ...workspace, role: "MEMBER", can }]);
  await expect.element(row(/Ben Carter/)).toBeVisible();
  await expect.element(row(/Ben Carter/)).not.toMatchTextContent("@");
  expect(fakeServer().requestsOf(listMemberDetailsContract)).toEqual([]);
});

test("the arrow keys go through the people", async () => {
  showWorkspace({ page: <MembersPage />, path });
  const name = (text: string) => page.getByRole("main").getByRole("button", { name: new RegExp(`^${text}`) });
  await press(name("Ada Lovelace"), "{ArrowDown}");
  await expect.element(name("Ben Carter")).toHaveFocus();
});

test("a person's card has their role, one action, and the rest in its menu", async () => {
  fakeServer().answer(getPersonContract, () => ({
    ...ben,
    ...{ title: "", pronouns: "", bio: "", status: null, timeZone: "Europe/Berlin", isBlocked: false },
    roles: [{ workspaceId: WORKSPACE.id, role: "GUEST" as const }],
  }));
  fakeServer().answer(openConversationContract, () => ({ id: newId() }) as never);
  showWorkspace({ page: <MembersPage />, path });
  await page.getByRole("main").getByRole("button", { name: "Ben Carter", exact: true }).click();
  const card = page.getByRole("dialog", { name: "Ben Carter", exact: true });
  await expect.element(card).toMatchTextContent("guest");
  await expect.element(card).toMatchTextContent("local time");
  await expect.element(card.getByRole("button", { name: "Block", exact: true })).not.toBeInTheDocument();
  await card.getByRole("button", { name: "More about Ben Carter", exact: true }).click();
  for (const item of ["Mentioned in…", "Block", "Report…"])
    await expect.element(page.getByRole("menuitem", { name: item, exact: true })).toBeVisible();
  await expectAccessible();
});
