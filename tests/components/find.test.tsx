import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AppError } from "@/lib/http/errors";
import { searchContract } from "@/lib/search/contract";
import type { SearchResult } from "@/lib/search/schema";
import { channelPath } from "@/lib/workspaces/paths";
import { currentPath, navigate } from "./setup/next-navigation";
import { ben, makeTreeChannel, newId, WORKSPACE } from "./setup/people";
import { channelInTree, composer } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const engines = makeTreeChannel({ name: "engines" });
const plan = makeTreeChannel({ name: "Plan" });
const quiet = makeTreeChannel({ name: "quiet" });
const pathTo = ({ id }: { id: string }) => channelPath(WORKSPACE.slug, id);
const untilAt = (channel: { id: string }) => expect.poll(currentPath).toBe(pathTo(channel));
const field = page.getByRole("combobox", { name: "Go to, do or find" });
const searchField = page.getByRole("combobox", { name: /^Search messages/ });
const options = () => [...document.querySelectorAll("[role=option]")].map(({ textContent }) => textContent);
const highlighted = () =>
  [...document.querySelectorAll("[role=option][data-highlighted]")].map(({ textContent }) => textContent);
const groups = () =>
  [...document.querySelectorAll("[role=listbox] [role=group]")].map(
    (group) => document.getElementById(group.getAttribute("aria-labelledby") ?? "")?.textContent,
  );
const openFind = async () => {
  await userEvent.keyboard("{Control>}k{/Control}");
  await expect.element(field).toHaveFocus();
};

const makeResult = (text: string, parts: Partial<SearchResult> = {}): SearchResult => ({
  ...{ type: "message", id: newId(), snippet: [{ text, isMatch: true }], person: ben },
  place: {
    ...{ workspaceSlug: WORKSPACE.slug, channelId: plan.id, channelName: "Plan", channelType: "CHAT" },
    anchor: { seq: 3, threadId: null },
  },
  ...{ createdAt: "2026-11-20T09:00:00.000Z", isSimilar: false },
  ...parts,
});

/** Results by scope, the narrowest that has any; nothing elsewhere. */
function answerSearches(found: Partial<Record<"channel" | "workspace" | "all", SearchResult[]>>) {
  fakeServer().answer(searchContract, ({ query: { scope: asked = "all" } }) => {
    const scopes = (["channel", "workspace", "all"] as const).slice(
      asked === "channel" ? 0 : asked === "workspace" ? 1 : 2,
    );
    const scope = scopes.find((it) => found[it]?.length) ?? asked;
    return { items: found[scope] ?? [], scope, nextCursor: null, isApproximate: false };
  });
}
const scopesAsked = () =>
  fakeServer()
    .requestsOf(searchContract)
    .map(({ query }) => (query as { scope: string }).scope);

beforeEach(() => answerSearches({}));

test("opens where one was last, leads there by keys alone and gives the focus back", async () => {
  const busy = makeTreeChannel({ name: "busy", lastSeq: 3 });
  showWorkspace({ channels: [engines, plan, quiet, busy] });
  await expect.element(composer("engines")).toHaveFocus();
  for (const channel of [quiet, plan, engines]) {
    navigate(pathTo(channel));
    await expect.element(composer(channel.name)).toHaveFocus();
  }
  await openFind();
  await expect
    .poll(options)
    .toEqual(expect.arrayContaining(["Plan", "quiet", expect.stringMatching(/^busy3/)]));
  expect(groups()).toEqual(["Recent", "Unread", "Commands"]);
  await expect.poll(highlighted).toEqual(["Plan"]);
  await expectAccessible();
  await userEvent.keyboard("{Escape}");
  await expect.element(field).not.toBeInTheDocument();
  await expect.element(composer("engines")).toHaveFocus();

  await openFind();
  await userEvent.keyboard("{Enter}");
  await untilAt(plan);
  await openFind();
  await expect.poll(highlighted).toEqual(["engines"]);
});

test("no key is lost or reaches the composer while the dialog comes", async () => {
  showWorkspace({ channels: [engines, plan] });
  await expect.element(composer("engines")).toHaveFocus();
  const type = (key: string, more: KeyboardEventInit = {}) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
    );
  type("k", { ctrlKey: true });
  // At once, before anything could be drawn.
  const taken = [..."plx"].map((key) => type(key) === false);
  expect(taken).toEqual([true, true, true]);
  type("Backspace");
  await expect.element(field).toHaveValue("pl");
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("an");
  await expect.element(field).toHaveValue("plan");
  await userEvent.keyboard("{Escape}");
  await expect.element(composer("engines")).toHaveValue("");
});

test("letters in order find a name, and a command by its words", async () => {
  showWorkspace({ channels: [engines, plan] });
  await expect.element(composer("engines")).toHaveFocus();
  await openFind();
  await userEvent.keyboard("pln");
  await expect.poll(highlighted).toEqual(["Plan"]);
  await userEvent.keyboard("{Enter}");
  await untilAt(plan);
  await expect.element(field).not.toBeInTheDocument();

  await openFind();
  await field.fill("shortcuts");
  await expect.poll(options).toEqual([expect.stringMatching(/^Keyboard shortcuts/)]);
  await userEvent.keyboard("{Enter}");
  const shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect.element(shortcuts).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("{Escape}");
  await expect.element(shortcuts).not.toBeInTheDocument();
});

test("what was written comes before names that only look alike, and leads to all results", async () => {
  const similar = makeTreeChannel({ name: "dev jam" });
  answerSearches({
    workspace: [
      makeResult("deja said"),
      makeResult("dejan", { type: "channel", person: null, isSimilar: true }),
      ...Array.from({ length: 6 }, (_, index) => makeResult(`deja ${index}`)),
    ],
  });
  showWorkspace({ channels: [engines, similar] });
  await expect.element(composer("engines")).toHaveFocus();
  await openFind();
  await field.fill("deja");
  await expect.poll(groups).toEqual(["Messages", "More", "Similar names"]);
  expect(options()).toHaveLength(4 + 1 + 2);
  await expectAccessible();
  await page.getByRole("option", { name: "All results for “deja”" }).click();
  await expect.element(searchField).toHaveValue("deja");
  await expect.poll(groups).toEqual(["Messages", "Similar names"]);
  expect(options()).toHaveLength(8);
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  await expect.poll(currentPath).toMatch(/[?&]m=3/);

  // Kept for the next time, on this device, until it is cleared.
  await openFind();
  await expect.poll(groups).toContain("Recent searches");
  await page.getByRole("option", { name: "Clear recent searches" }).click();
  await expect.poll(groups).not.toContain("Recent searches");
});

test("a search in the channel widens by itself, and by Backspace", async () => {
  answerSearches({ all: [makeResult("the boiler hums")] });
  showWorkspace({ channels: [engines] });
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("{Control>}f{/Control}");
  await expect.element(searchField).toHaveFocus();
  const chip = (name: RegExp) => page.getByRole("button", { name });
  await expect.element(chip(/^This channel/)).toBeVisible();
  await userEvent.keyboard("boiler");
  await expect
    .element(page.getByText(/^Nothing written in this channel has that. These are from other workspaces/))
    .toBeVisible();
  expect([...new Set(scopesAsked())]).toEqual(["channel"]);

  await searchField.clear();
  await userEvent.keyboard("{Backspace}");
  await expect.element(chip(/^This workspace/)).toBeVisible();
  await userEvent.keyboard("{Backspace}");
  await expect.element(chip(/^This workspace/)).not.toBeInTheDocument();
  await page.getByRole("option", { name: "This channel" }).click();
  await expect.element(chip(/^This channel/)).toBeVisible();
  await chip(/^This channel/).click();
  await expect.element(chip(/^This workspace/)).toBeVisible();
  await expect.element(searchField).toHaveFocus();
});

test("where no channel is in view the search isn't of one", async () => {
  showWorkspace({ channels: [engines], page: <h1>Inbox</h1>, path: `/w/${WORKSPACE.slug}/inbox` });
  await expect.element(channelInTree("engines")).toBeVisible();
  await userEvent.keyboard("{Control>}{Shift>}f{/Shift}{/Control}");
  await expect.element(searchField).toHaveFocus();
  await expect.element(page.getByRole("button", { name: /^This workspace/ })).toBeVisible();
  await expect.element(page.getByRole("option", { name: "This channel" })).not.toBeInTheDocument();
});

test("says how the search stands: nothing found, failed, tried again", async () => {
  showWorkspace({ channels: [engines] });
  await expect.element(composer("engines")).toHaveFocus();
  await openFind();
  await field.fill("boiler");
  await expect.element(page.getByText("Nothing found for “boiler”. Try other words.")).toBeVisible();
  fakeServer().answer(searchContract, () => {
    throw new AppError("unavailable", "The search is busy.");
  });
  await field.fill("engines boiler");
  await expect.element(page.getByRole("alert").getByText("The search is busy.")).toBeVisible();
  // Names are found all the same.
  await field.fill("engines");
  await expect.poll(options).toContain("engines");
  await expectAccessible();
  answerSearches({ workspace: [makeResult("engines hum")] });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(field).toHaveFocus();
  await expect.poll(groups).toContain("Messages");
});

test("fills the screen of a phone", async () => {
  await page.viewport(390, 844);
  showWorkspace({ channels: [engines, plan] });
  await expect.element(composer("engines")).toBeVisible();
  await openFind();
  const box = page.getByRole("dialog", { name: "Go to, do or find" }).element();
  await expect.poll(() => box.getBoundingClientRect().width).toBe(390);
  await expect.poll(() => box.getBoundingClientRect().height).toBe(844);
});
