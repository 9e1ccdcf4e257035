import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import type * as Y from "yjs";
import { marking } from "@/components/documents/unread-changes/mark-seen";
import { seeing } from "@/components/documents/unread-changes/watch-seen";
import { getVersionContract, listVersionsContract } from "@/lib/documents/versions/contract";
import { getUnreadChangesContract, markSeenContract } from "@/lib/documents/visits/contract";
import type { UnreadChanges } from "@/lib/documents/visits/schema";
import { channelPath } from "@/lib/workspaces/paths";
import { documentStage } from "./setup/document-stage";
import { currentPath } from "./setup/next-navigation";
import { ben, makeTreeChannel, newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const { node, makeDocument, editor } = documentStage();
beforeEach(() => {
  seeing.afterMs = 60_000;
  marking.afterMs = 60_000;
});

const seen = () => fakeServer().requestsOf(markSeenContract).length;
const bar = page.getByText("Ben Carter changed this since you last looked", { exact: false });
const marked = () =>
  [...editor("Plan").element().querySelectorAll(".changed-block")].map(({ textContent }) => textContent);

/** A document of which Ben changed the second of three paragraphs. */
function showUnread(unread: Partial<UnreadChanges> = {}) {
  const plan = makeDocument("Plan", "We sail on Monday.", "Bring bread and cheese.", "Be there early.");
  const version = {
    ...{
      id: newId(),
      documentId: plan.id,
      name: null,
      authors: [],
      restoredFromId: null,
      restoredFromAt: null,
    },
    ...{ fromAt: "2026-03-02T10:00:00.000Z", untilAt: "2026-03-02T10:00:00.000Z" },
  };
  const content = {
    type: "doc",
    content: ["We sail on Monday.", "Bring bread.", "Be there early."].map((text) => ({
      type: "paragraph",
      content: [{ type: "text", text }],
    })),
  };
  const server = fakeServer();
  server.answer(listVersionsContract, () => ({ items: [version], nextCursor: null }));
  server.answer(getVersionContract, () => ({ ...version, content }));
  server.answer(markSeenContract, () => undefined);
  const since = "2026-03-02T12:00:00.000Z";
  server.answer(getUnreadChangesContract, () => ({ since, people: [ben], versionId: version.id, ...unread }));
  const channels = [{ ...plan, hasUnreadChanges: false }];
  const { receive } = showWorkspace({ channels, path: channelPath(WORKSPACE.slug, plan.id) });
  return { ...version, plan, receive };
}

test("unread changes are said and marked, and shown by words; then it is seen", async () => {
  const { id } = showUnread();
  await expect.element(bar).toBeVisible();
  await expect.poll(marked).toEqual(["Bring bread and cheese."]);
  await expectAccessible();
  expect(seen()).toBe(0);
  await page.getByRole("button", { name: "Show changes" }).click();
  expect(currentPath()).toContain(`panel=history.now.${id}`);
  const shown = page.getByRole("document");
  await expect.element(shown).toMatchTextContent("Bring bread and cheese.");
  expect([...shown.element().querySelectorAll("ins")].map((one) => one.textContent)).toEqual([" and cheese"]);
  await expect.poll(seen).toBe(1);
  await expect.element(bar).not.toBeInTheDocument();
});

test("unread changes stay until they are marked as seen", async () => {
  showUnread();
  await expect.poll(marked).toEqual(["Bring bread and cheese."]);
  await page.getByRole("button", { name: "Mark as seen" }).click();
  await expect.element(bar).not.toBeInTheDocument();
  await expect.poll(marked).toEqual([]);
  await expect.poll(seen).toBe(1);
});

test("a changed paragraph is seen once it was on the screen, and all of them are when the last one was", async () => {
  seeing.afterMs = 300;
  const { plan } = showUnread();
  await expect.poll(marked).toEqual(["Bring bread and cheese."]);
  // What others write elsewhere takes no mark away.
  node().edit(plan.id, (doc) => {
    const text = (doc.getXmlFragment("default").get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(0, "Listen: ");
  });
  await expect.element(editor("Plan")).toMatchTextContent("Listen: We sail");
  await expect.poll(marked).toEqual(["Bring bread and cheese."]);
  await expect.poll(() => editor("Plan").element().querySelectorAll(".seen-block").length).toBe(1);
  await expect.poll(seen).toBe(1);
  // Who was it stays said, until one leaves.
  await expect.element(bar).toBeVisible();
});

test("where nothing is unread nothing is said, and the visit counts", async () => {
  showUnread({ since: null, people: [], versionId: null });
  await expect.poll(seen).toBe(1);
  await expect.element(bar).not.toBeInTheDocument();
});

test("what others write while one looks is marked as seen once, also for one's other devices", async () => {
  marking.afterMs = 100;
  const { plan, receive } = showUnread({ since: null, people: [], versionId: null });
  await expect.poll(seen).toBe(1);
  for (let time = 0; time < 3; time += 1) receive("document.changed", { channelId: plan.id });
  await expect.poll(seen).toBe(2);
  await expect.element(page.getByRole("treeitem", { name: /has unread changes/ })).not.toBeInTheDocument();
  expect(seen()).toBe(2);
});

test("a document that others change has a dot in the tree until it is seen, where one ever looked", async () => {
  const [plan, never] = [makeDocument("Plan", "We sail."), makeDocument("Never opened", "")];
  const { receive } = showWorkspace({
    channels: [
      makeTreeChannel({ name: "engines", position: "a0" }),
      { ...plan, hasUnreadChanges: false, position: "a1" },
      { ...never, hasUnreadChanges: null, position: "a2" },
    ],
  });
  // Once the page is connected.
  await expect.poll(() => receive("document.changed", { channelId: plan.id }) ?? true).toBe(true);
  receive("document.changed", { channelId: never.id });
  const changed = page.getByRole("treeitem", { name: /has unread changes/ });
  await expect.element(changed).toMatchTextContent("Plan");
  expect(changed.elements()).toHaveLength(1);
  await expectAccessible();
  receive("document.seen", { channelId: plan.id });
  await expect.element(changed).not.toBeInTheDocument();
});
