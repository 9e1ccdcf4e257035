import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { AppError } from "@/lib/http/errors";
import { createMessageContract } from "@/lib/messages/contract";
import { createInviteContract, listInvitesContract, openInviteLinkContract } from "@/lib/workspaces/contract";
import { membersQuery } from "@/lib/workspaces/queries";
import { ben, makeMessage, makeTreeChannel, me, WORKSPACE } from "./setup/people";
import { channelInTree, messages } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const general = makeTreeChannel({ name: "general" });
const steps = page.getByRole("region", { name: "Next steps", exact: true });
const button = (name: string) => page.getByRole("button", { name, exact: true });
const url = "https://guildhall.test/invite/open";

/** Ada has just made the workspace, and is alone in it. */
function showAlone(...others: ReturnType<typeof makeTreeChannel>[]) {
  const { client, receive } = showWorkspace({ channels: [general, ...others] });
  const joinedAt = "2026-11-01T09:00:00.000Z";
  const mine = { id: me.id, name: me.name, image: ben.image, role: "OWNER" as const, joinedAt };
  const members = (items: (typeof mine)[]) =>
    client.setQueryData(membersQuery(WORKSPACE.id).queryKey, {
      pages: [{ items, nextCursor: null }],
      pageParams: [""],
    });
  members([mine]);
  return { receive, somebodyJoins: () => members([mine, { ...mine, ...ben }]) };
}

beforeEach(() => {
  const expires = "2027-01-01T09:00:00.000Z";
  fakeServer().answer(openInviteLinkContract, () => ({ url, expires, role: "MEMBER" }) as never);
  fakeServer().answer(listInvitesContract, () => ({ items: [], nextCursor: null }));
});

test("an owner alone is offered what is missing, until it is there or somebody joins", async () => {
  const { somebodyJoins } = showAlone(makeTreeChannel({ type: "DOC", name: "Plan" }));
  await expect.element(steps.getByRole("button", { name: "New chat channel", exact: true })).toBeVisible();
  await expect
    .element(steps.getByRole("button", { name: "New document", exact: true }))
    .not.toBeInTheDocument();
  await expectAccessible();
  somebodyJoins();
  await expect.element(steps).not.toBeInTheDocument();
});

test("the steps are hidden for good by whoever doesn't want them", async () => {
  showAlone();
  await expect.element(steps.getByRole("button", { name: "New document", exact: true })).toBeVisible();
  await button("Hide these steps").click();
  await expect.element(steps).not.toBeInTheDocument();
});

test("several addresses are invited at once, and those that couldn't be stay with the reason", async () => {
  fakeServer().answer(createInviteContract, ({ body }) => {
    if (body.email === "ben@engines.test") throw new AppError("conflict", "Ben is a member already.");
    return { id: body.email } as never;
  });
  showAlone();
  await button("By e-mail").click();
  const form = page.getByRole("form", { name: "By e-mail", exact: true });
  const field = form.getByRole("textbox", { name: "Or by e-mail" });
  await field.fill("chiara@engines.test, ben@engines.test\nnobody; Dana <dana@engines.test>");
  await form.getByRole("button", { name: "Send invites", exact: true }).click();
  await expect.element(form.getByRole("status")).toHaveTextContent("Invited 2 people.");
  const asked = fakeServer().requestsOf(createInviteContract) as { body: { email: string } }[];
  expect(asked.map(({ body }) => body.email)).toEqual([
    "chiara@engines.test",
    "ben@engines.test",
    "dana@engines.test",
  ]);
  await expect.element(form.getByText("ben@engines.test: Ben is a member already.")).toBeVisible();
  await expect.element(form.getByText("nobody: isn’t an e-mail address")).toBeVisible();
  await expect.element(field).toHaveValue("nobody\nben@engines.test");
  await expectAccessible();
});

test("who joined is greeted with one press, and makes nothing unread", async () => {
  const other = makeTreeChannel({ name: "other" });
  const joined = {
    ...{ author: ben, kind: "SYSTEM" as const, system: { type: "member.joined" as const }, seq: 1 },
    createdAt: new Date().toISOString(),
  };
  const { receive } = showWorkspace({
    channels: [{ ...general, lastSeq: 1, readSeq: 1 }, other],
    messages: { [general.id]: [makeMessage({ ...joined, channelId: general.id })] },
  });
  await button("Say hello").click();
  await expect
    .poll(() => fakeServer().requestsOf(createMessageContract))
    .toMatchObject([{ body: { body: `👋 [@${ben.name}](mention:person/${ben.id})` } }]);
  await expect.element(button("Say hello")).not.toBeInTheDocument();

  receive("message.created", makeMessage({ ...joined, channelId: other.id }));
  receive("message.created", makeMessage({ author: ben, body: "Hi", channelId: general.id, seq: 3 }));
  await expect.element(messages("Hi")).toBeVisible();
  await expect.element(channelInTree("other")).not.toMatchTextContent("1");
  receive("message.created", makeMessage({ author: ben, body: "Hi", channelId: other.id, seq: 2 }));
  await expect.element(channelInTree("other")).toMatchTextContent("1");
});
