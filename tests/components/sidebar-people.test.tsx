import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { openConversationContract } from "@/lib/conversations/contract";
import { conversationsQuery } from "@/lib/conversations/queries";
import type { Conversation } from "@/lib/conversations/schema";
import { membersQuery } from "@/lib/workspaces/queries";
import { ben, makeTreeChannel, me, newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const nav = page.getByRole("navigation", { name: "Channels", exact: true });
const people = nav.getByRole("list", { name: "More people", exact: true }).getByRole("listitem");

function showWith(count: number) {
  const { client, ...stage } = showWorkspace({ channels: [makeTreeChannel({ name: "engines" })] });
  const member = (name: string, id = newId()) => ({
    ...{ id, name, image: null, role: "MEMBER" as const, joinedAt: "2026-11-01T09:00:00.000Z" },
  });
  const others = Array.from({ length: count }, (_, i) => member(`Person ${i + 1}`));
  const items = [member(me.name, me.id), member(ben.name, ben.id), ...others];
  client.setQueryData(membersQuery(WORKSPACE.id).queryKey, {
    pages: [{ items, nextCursor: null }],
    pageParams: [""],
  });
  const withBen = {
    ...makeTreeChannel({ type: "DIRECT", name: "", workspaceId: null }),
    ...{
      people: [{ id: me.id, name: me.name, image: null }, ben],
      image: null,
      place: "LISTED",
      isBlocked: false,
    },
  } as Conversation;
  client.setQueryData(conversationsQuery().queryKey, {
    pages: [{ items: [withBen], nextCursor: null }],
    pageParams: [""],
  });
  return stage;
}

test("whom I have not written to stands below whom I have, each once, and is written to with a press", async () => {
  const { id } = makeTreeChannel();
  fakeServer().answer(openConversationContract, () => ({ id }) as never);
  showWith(2);
  await expect.element(people.nth(1)).toMatchTextContent("Person 2");
  expect(people.elements()).toHaveLength(2);
  await expectAccessible();
  await people.first().getByRole("button").click();
  await expect.poll(() => fakeServer().requestsOf(openConversationContract).length).toBe(1);
});

test("more than eight are folded until one asks for them", async () => {
  showWith(9);
  const more = nav.getByRole("button", { name: "9 more", exact: true });
  await expect.element(more).toHaveAttribute("aria-expanded", "false");
  await expect.element(people.first()).not.toBeInTheDocument();
  await more.click();
  await expect.element(people.nth(8)).toMatchTextContent("Person 9");
});

test("a new message begins from a row of its own", async () => {
  showWith(0);
  await nav.getByRole("button", { name: "New message", exact: true }).click();
  await expect.element(page.getByRole("dialog", { name: "New message", exact: true })).toBeVisible();
});
