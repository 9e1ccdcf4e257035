import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import {
  getVersionContract,
  listVersionsContract,
  nameVersionContract,
  restoreVersionContract,
  saveVersionContract,
} from "@/lib/documents/versions/contract";
import type { DocumentVersion } from "@/lib/documents/versions/schema";
import { AppError } from "@/lib/http/errors";
import { channelPath } from "@/lib/workspaces/paths";
import { documentStage } from "./setup/document-stage";
import { currentPath } from "./setup/next-navigation";
import { ben, me, newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const { makeDocument, editor } = documentStage();

const ada = { id: me.id, name: me.name, image: null };
const panel = page.getByRole("complementary", { name: "History" });
const rows = () =>
  panel
    .getByRole("listitem")
    .elements()
    .map((row) => row.textContent);
const shownText = page.getByRole("document");
const bar = page.getByRole("region", { name: "Version", exact: true });
const count = (words: string) => bar.getByText(words, { exact: true });

const words = (text: string) => ({ type: "text", text });
const paragraph = (...texts: string[]) => ({ type: "paragraph", content: texts.map(words) });
const tasks = (checked: boolean) => ({
  type: "taskList",
  content: [{ type: "taskItem", attrs: { checked }, content: [paragraph("Ask the harbour")] }],
});

/** Of each version, from the newest: what it held, by whom, when. */
type Past = { content: object[]; by: DocumentVersion["authors"][number]["person"][]; at: string }[];

const PAST: Past = [
  {
    content: [paragraph("We sail on Tuesday."), tasks(true)],
    by: [ada, ben],
    at: "2026-03-02T15:40:00.000Z",
  },
  {
    content: [paragraph("We sail on Monday."), paragraph("Bring bread."), tasks(false)],
    by: [ben],
    at: "2026-03-02T10:00:00.000Z",
  },
  { content: [paragraph("We sail on Monday.")], by: [ada], at: "2026-03-01T09:00:00.000Z" },
];

/** A document with a past, and a server that keeps it. */
function showDocument({ past = PAST, path = "" } = {}) {
  const plan = makeDocument("Plan", "We sail on Wednesday.");
  const server = fakeServer();
  const stored = past.map(({ content, by, at }) => ({
    ...{ id: newId(), documentId: plan.id, fromAt: at, untilAt: at, name: null as string | null },
    ...{ restoredFromId: null as string | null, restoredFromAt: null as string | null },
    authors: by.map((person) => ({ person, bytes: 10 })),
    content: { type: "doc", content },
  }));
  const versions = [...stored];
  const light = ({ content: _, ...version }: (typeof stored)[number]) => version;
  const find = (id: string) => {
    const version = versions.find((one) => one.id === id);
    if (!version) throw new AppError("not_found", "There is no such version.");
    return version;
  };
  server.answer(listVersionsContract, () => ({ items: versions.map(light), nextCursor: null }));
  server.answer(getVersionContract, ({ params }) => find(params.versionId));
  server.answer(nameVersionContract, ({ params, body }) =>
    light(Object.assign(find(params.versionId), { name: body.name })),
  );
  server.answer(saveVersionContract, ({ body }) => light(Object.assign(versions[0]!, { name: body.name })));
  const restored: string[] = [];
  server.answer(restoreVersionContract, ({ params }) => {
    restored.push(params.versionId);
    const origin = find(params.versionId);
    const made = { ...origin, id: newId(), untilAt: new Date().toISOString(), name: null };
    Object.assign(made, { restoredFromId: origin.id, restoredFromAt: origin.untilAt });
    versions.unshift({ ...made, authors: [{ person: ada, bytes: 1 }] });
    return light(versions[0]!);
  });
  showWorkspace({
    channels: [plan],
    path: channelPath(WORKSPACE.slug, plan.id) + path.replace("ID", stored[0]!.id),
  });
  return { server, stored, restored };
}

async function openHistory() {
  await page.getByRole("button", { name: "Saved" }).click();
  await page.getByRole("button", { name: "History" }).click();
  await expect.element(panel.getByRole("button", { name: "Now" })).toHaveFocus();
}

test("the history lists versions by day, shows one in the place of the text, and leads back to now", async () => {
  const { stored } = showDocument();
  await expect.element(editor("Plan")).toHaveTextContent("We sail on Wednesday.");
  await openHistory();
  expect(rows()).toHaveLength(3);
  await expect.element(panel.getByRole("heading", { name: "March 2", exact: false })).toBeVisible();
  await expectAccessible();

  await panel.getByRole("button", { name: /Ada Lovelace and Ben Carter/ }).click();
  expect(currentPath()).toContain(`panel=history.${stored[0]!.id}`);
  await expect.element(shownText).toMatchTextContent("Tuesday");
  await expect.element(count("3 changes")).toBeVisible();
  const text = shownText.element();
  expect([...text.querySelectorAll("ins")].map((one) => one.textContent)).toEqual(["Tuesday"]);
  expect([...text.querySelectorAll(".change-removed")].map((one) => one.textContent)).toEqual([
    "Monday",
    "Bring bread.",
  ]);
  expect(text.querySelector("li.change-formatted")?.textContent).toContain("Ask the harbour");
  // The past can't be ticked (case 19).
  await expect.element(shownText.getByRole("checkbox")).toBeDisabled();
  await expect.element(shownText.getByRole("checkbox")).toBeChecked();
  await expectAccessible();

  await userEvent.keyboard("n");
  await expect.element(count("1 of 3")).toBeVisible();
  await userEvent.keyboard("p");
  await expect.element(count("3 of 3")).toBeVisible();
  expect(text.querySelector("[data-current-change]")?.textContent).toContain("Ask the harbour");

  await bar.getByRole("button", { name: "Back to now" }).click();
  await expect.element(editor("Plan")).toBeVisible();
  await expect.element(shownText).not.toBeInTheDocument();
  await userEvent.keyboard("{Escape}");
  await expect.element(panel).not.toBeInTheDocument();
  expect(currentPath()).not.toContain("panel");
});

test("any two are compared, whichever is chosen first, and with the document as it is", async () => {
  const { stored } = showDocument({ path: "?panel=history.ID" });
  await expect.element(shownText).toMatchTextContent("Tuesday");
  const compare = bar.getByRole("combobox", { name: "Compare" });
  await compare.selectOptions("now");
  await expect.element(shownText.getByText("Wednesday")).toBeVisible();
  await expect.element(shownText.getByText("Tuesday")).toHaveClass("change-removed");
  await compare.selectOptions(stored[2]!.id);
  await expect.element(shownText.getByText("Tuesday")).toHaveClass("change-added");
  await compare.selectOptions("none");
  await expect.poll(() => shownText.element().querySelectorAll("[class^=change]").length).toBe(0);
  await expect.element(bar.getByRole("button", { name: "Next change" })).not.toBeInTheDocument();
});

test("a version is named in its place, and the document as it is saved with a name", async () => {
  const { server } = showDocument();
  await openHistory();
  await panel
    .getByRole("button", { name: /^Menu of the version/ })
    .nth(1)
    .click();
  await page.getByRole("menuitem", { name: "Name this version…" }).click();
  const name = panel.getByRole("textbox", { name: "Name of the version" });
  await expect.element(name).toHaveFocus();
  await userEvent.keyboard("Sent{Escape}");
  await expect.element(name).not.toBeInTheDocument();
  await expect.element(panel).toBeVisible();
  expect(server.requestsOf(nameVersionContract)).toEqual([]);
  await panel
    .getByRole("button", { name: /^Menu of the version/ })
    .nth(1)
    .click();
  await page.getByRole("menuitem", { name: "Name this version…" }).click();
  await userEvent.keyboard("Sent to print{Enter}");
  await expect.poll(() => rows()[1]).toContain("Sent to print");
  await panel.getByRole("button", { name: "Save a version with a name" }).click();
  await userEvent.keyboard("Final{Enter}");
  await expect.poll(() => rows()[0]).toContain("Final");
});

test("restoring says whose version it was, and is undone by the version from before", async () => {
  const { stored, restored } = showDocument({ path: "?panel=history.ID" });
  await bar.getByRole("button", { name: "Restore" }).click();
  await expect.poll(() => rows()[0]).toMatch(/Ada Lovelace restored the version of Monday, March 2, /);
  await expect.element(shownText).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => restored).toEqual([stored[0]!.id, stored[0]!.id]);
});

test("where the list would stand over the page, it gives way to the version that is chosen", async () => {
  await page.viewport(390, 800);
  showDocument();
  await openHistory();
  await panel.getByRole("button", { name: /Ada Lovelace and Ben Carter/ }).click();
  await expect.element(shownText).toBeVisible();
  await expect.element(panel).not.toBeInTheDocument();
  await expectAccessible();
  await bar.getByRole("button", { name: "All versions" }).click();
  await expect.element(panel).toBeVisible();
});

test("whoever only reads looks at versions, and can't change any", async () => {
  const plan = makeDocument("Plan", "now");
  const actions = plan.actions.filter((action) => action !== "document.update");
  const version = {
    id: newId(),
    documentId: plan.id,
    fromAt: PAST[0]!.at,
    untilAt: PAST[0]!.at,
    name: "Sent",
  };
  fakeServer().answer(listVersionsContract, () => ({
    items: [{ ...version, authors: [], restoredFromId: null, restoredFromAt: null }],
    nextCursor: null,
  }));
  showWorkspace({
    channels: [{ ...plan, actions }],
    path: `${channelPath(WORKSPACE.slug, plan.id)}?panel=history`,
  });
  await expect.element(panel.getByRole("button", { name: /^Sent/ })).toBeVisible();
  await expect
    .element(panel.getByRole("button", { name: "Save a version with a name" }))
    .not.toBeInTheDocument();
  await panel.getByRole("button", { name: /^Menu of the version/ }).click();
  await expect.element(page.getByRole("menuitem", { name: "Compare with now" })).toBeVisible();
  await expect.element(page.getByRole("menuitem", { name: "Restore this version" })).not.toBeInTheDocument();
});
