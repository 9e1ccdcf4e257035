import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { SavedPage } from "@/components/saved/saved-page";
import type { ObjectPreview } from "@/lib/objects/schema";
import { createReminderContract } from "@/lib/reminders/contract";
import {
  listSavedContract,
  listSavedInChannelContract,
  saveContract,
  unsaveContract,
} from "@/lib/saved/contract";
import { ben, channel, makeTreeChannel, newId, workspace } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const savedAt = "2026-11-20T09:00:00.000Z";

function makeObject(given: Pick<ObjectPreview, "type" | "title" | "excerpt">): ObjectPreview {
  const place = { workspaceSlug: workspace.slug, channelId: channel.id, channelName: "Plan", anchor: null };
  return {
    ...{ id: newId(), person: given.type === "document" ? null : ben, createdAt: savedAt },
    ...given,
    place: { ...place, channelType: given.type === "document" ? "DOC" : "CHAT" },
  };
}

test("any object is listed with its place, leads there, and is taken out", async () => {
  const objects = [
    makeObject({ type: "document", title: "Plan", excerpt: "Goals" }),
    makeObject({ type: "file", title: "map.png", excerpt: "" }),
    makeObject({ type: "message", title: ben.name, excerpt: "Look at this" }),
  ];
  const server = fakeServer();
  let items = objects.map((object) => ({ object, savedAt }));
  server.answer(listSavedContract, () => ({ items, nextCursor: null }));
  server.answer(unsaveContract, ({ params }) => {
    items = items.filter(({ object }) => object.id !== params.targetId);
    return undefined as never;
  });
  const { receive } = showWorkspace({ page: <SavedPage /> });
  const rows = page.getByRole("list", { name: "Saved" }).getByRole("listitem");
  await expect.element(rows.nth(2)).toMatchTextContent("Look at this");
  await expect
    .element(rows.nth(0).getByRole("link", { name: /^Plan.*Goals/ }))
    .toHaveAttribute("href", expect.stringContaining(channel.id));
  await expectAccessible();

  await rows.nth(1).getByRole("button", { name: "Remove from saved" }).click();
  const [, { id }] = objects as [ObjectPreview, ObjectPreview];
  await expect
    .poll(() => server.requestsOf(unsaveContract).at(-1)?.params)
    .toEqual({ type: "file", targetId: id });
  receive("saved.changed", { object: { type: "file", id }, channelId: channel.id, isSaved: false });
  await expect.element(rows.nth(1)).toMatchTextContent("Look at this");
});

test("a channel is saved and reminded of from its menu", async () => {
  const server = fakeServer();
  const chat = makeTreeChannel();
  server.answer(listSavedInChannelContract, () => ({ items: [] }));
  server.answer(saveContract, () => undefined as never);
  server.answer(createReminderContract, ({ body }) => ({
    ...{ id: newId(), target: body.target ?? null, text: body.text ?? "", remindAt: body.remindAt },
  }));
  showWorkspace({ channels: [chat] });
  await page.getByRole("button", { name: "Channel menu" }).click();
  await page.getByRole("menuitem", { name: "Save for later" }).click();
  await expect
    .poll(() => server.requestsOf(saveContract).at(-1)?.params)
    .toEqual({ type: "channel", targetId: chat.id });
  await page.getByRole("button", { name: "Channel menu" }).click();
  await page.getByRole("menuitem", { name: "Remind me…" }).click();
  await page.getByRole("button", { name: "In one hour" }).click();
  await expect
    .poll(() => server.requestsOf(createReminderContract).at(-1)?.body)
    .toMatchObject({ target: { type: "channel", id: chat.id }, text: chat.name });
});
