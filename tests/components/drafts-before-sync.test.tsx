import { expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { keyOf, ownDraft, storeDraft } from "@/components/messages/draft-storage";
import { saveDraftContract } from "@/lib/drafts/contract";
import { draftsQuery } from "@/lib/drafts/queries";
import type { Draft } from "@/lib/drafts/schema";
import { makeTreeChannel, me } from "./setup/people";
import { composer } from "./setup/screen";
import { fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

// A slow network: the code that stores drafts arrives when the last test says so.
const { code, deliver } = vi.hoisted(() => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { code: promise, deliver: resolve };
});
vi.mock("@/components/messages/draft-sync", async (load) => {
  await code;
  return load();
});

const channel = makeTreeChannel({ name: "engines" });
const field = composer("engines");
const draft: Draft = {
  ...{ channelId: channel.id, threadId: null, workspaceId: channel.workspaceId },
  ...{ body: "From the phone", revision: 4, updatedAt: new Date().toISOString() },
};

function showDraft() {
  const view = showWorkspace({ channels: [channel] });
  view.client.setQueryData(draftsQuery().queryKey, [draft]);
  return view;
}

test("what this page kept is shown at once, and goes on from there", async () => {
  const kept = { body: "From this page", basedOn: 3, isSaved: false, attempts: ["From this"] };
  storeDraft(keyOf(me.id, channel.id), kept);
  showDraft();
  await expect.element(field).toHaveValue("From this page");
  await field.click();
  await userEvent.keyboard("{End}, and on");
  await expect.element(field).toHaveValue("From this page, and on");
  expect(ownDraft(me.id, channel.id)).toEqual({ ...kept, body: "From this page, and on" });
});

test("a draft that another device sends goes from a field that only shows it", async () => {
  const { receive } = showDraft();
  await expect.element(field).toHaveValue("From the phone");
  receive("draft.deleted", draft);
  await expect.element(field).toHaveValue("");
});

test("the first text is stored where the browser keeps nothing", async () => {
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("Full", "QuotaExceededError");
  });
  onTestFinished(() => full.mockRestore());
  showDraft();
  fakeServer().answer(saveDraftContract, ({ body: { body } }) => ({ ...draft, body, revision: 5 }));
  const saved = () =>
    fakeServer()
      .requestsOf(saveDraftContract)
      .map(({ body }) => body);
  await expect.element(field).toHaveValue("From the phone");
  await field.fill("From here");
  deliver();
  await expect.poll(saved).toMatchObject([{ body: "From here", basedOn: 4 }]);
  await expect.element(field).toHaveValue("From here");
});
