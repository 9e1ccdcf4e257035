import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { createColumnContract, deleteColumnContract, updateColumnContract } from "@/lib/boards/contract";
import { draftsQuery } from "@/lib/drafts/queries";
import { createTaskContract } from "@/lib/tasks/contract";
import {
  addTo,
  card,
  column,
  focused,
  LETTERS,
  label,
  menuOf,
  moveTo,
  shown,
  showReady,
} from "./setup/board-screen";
import { VIEWER } from "./setup/fake-tasks";
import { me, newId } from "./setup/people";
import { expectAccessible } from "./setup/stage";

test("a board shows what is known of its cards, in both themes", async () => {
  const labels = [label("Design", "purple"), label("Bug", "red")];
  const ids = labels.map(({ id }) => id);
  const due = (on: string) => ({ on, time: null, timeZone: null, at: null });
  const cover = { fileId: newId(), alt: "A stage", hasThumbnail: true };
  await showReady(
    {
      "To do": [
        { title: "Announcement", labels: ids, due: due("2026-01-20"), assignees: [me.id] },
        { title: "Checklist", subtasks: 5, openSubtasks: 3, commentCount: 2, priority: 3, hasNotes: true },
      ],
      Doing: ["Pricing page", { title: "Demo", cover, attachmentCount: 2 }],
      Done: ["Room"],
    },
    { labels, columns: { Doing: { limit: 1, color: "blue" } } },
  );
  const item = (title: string) => card(title).element().closest("li")?.textContent;
  expect(item("Announcement")).toMatch(/Design.*Bug.*Announcement.*Overdue: .*Assigned to Ada/);
  expect(item("Checklist")).toMatch(/Priority: High.*Has notes.*2 of 5 subtasks done.*2 comments/);
  expect(item("Demo")).toMatch(/2 attachments/);
  await expect.element(page.getByRole("img", { name: "A stage" })).toBeInTheDocument();
  await expect.element(column("Doing").getByText("Over the limit:")).toBeInTheDocument();
  await expect.element(page.getByRole("link", { name: "Done: Room" })).toBeVisible();
  await expectAccessible();
});

test("a change of one card draws no other one anew", async () => {
  const board = await showReady(LETTERS);
  const drawn = new Set<string>();
  // React writes into an element's props whenever its component is drawn.
  const propsOf = (element: Element) =>
    Object.entries(element).find(([name]) => name.startsWith("__reactProps$"))?.[1] as unknown;
  const cards = () => [...document.querySelectorAll("[data-card]")];
  const before = new Map(cards().map((element) => [element, propsOf(element)]));
  board.receiveChange("b", { title: "bee" });
  await expect.poll(shown).toBe("A bee C d E | x | ");
  for (const element of cards())
    if (propsOf(element) !== before.get(element))
      drawn.add(element.querySelector("[data-title]")?.textContent ?? "");
  expect([...drawn]).toEqual(["bee"]);
});

test("words stay in the line of their column while a card is opened", async () => {
  const { server } = await showReady(LETTERS);
  await addTo("Doing").fill("half a thought");
  await card("A").click();
  await expect.element(page.getByRole("complementary", { name: "Card" })).toBeVisible();
  await expect.element(addTo("Doing")).toHaveValue("half a thought");
  await addTo("Doing").click();
  await userEvent.keyboard("{Enter}");
  await expect.poll(shown).toBe("A b C d E | x half a thought | ");
  expect(server.requestsOf(createTaskContract)[0]?.body).toMatchObject({ title: "half a thought" });
});

test("a column is renamed, warns, moves, is added and deleted with a place for its cards", async () => {
  const { server, columns } = await showReady(LETTERS);
  const names = () =>
    [...document.querySelectorAll("[data-column] h2")].map((one) => one.textContent).join(" ");
  const choose = async (name: string, item: string) => {
    await page.getByRole("button", { name: `More for ${name}` }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await choose("Doing", "Rename");
  await userEvent.keyboard("Now{Enter}");
  await expect.poll(names).toBe("To do Now Done");
  await expect.poll(() => document.activeElement?.getAttribute("aria-label")).toBe("More for Now");
  await choose("To do", "Set a limit…");
  await page.getByRole("spinbutton", { name: "Cards at most" }).fill("4");
  await userEvent.keyboard("{Enter}");
  await expect.element(column("To do").getByText("Over the limit:")).toBeInTheDocument();
  await expect.poll(() => server.requestsOf(updateColumnContract).at(-1)?.body).toEqual({ limit: 4 });
  await choose("Now", "Move left");
  await expect.poll(names).toBe("Now To do Done");
  await choose("Now", "Add a column");
  await userEvent.keyboard("Next{Enter}");
  await expect.poll(names).toBe("Now Next To do Done");
  expect(server.requestsOf(createColumnContract)[0]?.body).toMatchObject({ name: "Next" });

  await userEvent.keyboard("{Escape}");
  await card("E").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Archive", exact: false }).click();
  await expect.poll(shown).toBe("x |  | A b C d | ");
  await choose("To do", "Delete the column…");
  await expect.element(page.getByText("Its 4 cards will be moved", { exact: false })).toBeVisible();
  await expect.element(page.getByText("One archived card of it stays", { exact: false })).toBeVisible();
  await page.getByRole("combobox", { name: "Move the cards to" }).selectOptions("Next");
  await page.getByRole("button", { name: "Delete column" }).click();
  await expect.poll(names).toBe("Now Next Done");
  const next = columns().find(({ name }) => name === "Next");
  expect(server.requestsOf(deleteColumnContract)[0]?.query).toEqual({ moveTo: next?.id });
});

test("a long column draws what is seen, and keys and moves reach the rest", async () => {
  const many = Array.from({ length: 1000 }, (_, index) => `n${index + 1}`);
  const { stored } = await showReady({ "To do": many, Done: ["z"] });
  await expect.poll(() => document.querySelectorAll("[data-card]").length).toBeLessThan(60);
  await expect.element(card("n1")).toHaveAttribute("href", expect.stringContaining("?task="));
  await userEvent.keyboard("j{End}");
  await expect.poll(focused).toBe("n1000");
  expect(card("n1000").element().closest("li")?.ariaPosInSet).toBe("1000");
  expect(document.querySelectorAll("[data-card]").length).toBeLessThan(60);
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await expect.poll(focused).toBe("n1000");
  await expect.poll(() => card("n1000").element().closest("li")?.ariaPosInSet).toBe("999");
  await userEvent.keyboard("m");
  await moveTo("top of to do");
  await expect
    .poll(() =>
      stored()
        .find(({ title }) => title === "n1000")
        ?.position.startsWith("a000000000500"),
    )
    .toBe(true);
});

test("who may only read moves and adds nothing", async () => {
  await showReady(LETTERS, VIEWER);
  await expect.element(addTo("To do")).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Add a column" })).not.toBeInTheDocument();
  await menuOf("A", /^Open(?! as)/);
  await expect.element(page.getByRole("complementary", { name: "Card" })).toBeVisible();
});

test("a closed card shows that a comment on it was begun (case 8)", async () => {
  const { client, channel, stored } = await showReady({ "To do": ["Poster", "Music"], Done: [] });
  const place = { channelId: channel.id, threadId: stored()[0]?.id ?? "", workspaceId: null };
  const draft = { ...place, body: "half a thought", revision: 1, updatedAt: new Date().toISOString() };
  const sign = page.getByText("You have begun a comment");
  await expect.element(sign).not.toBeInTheDocument();
  client.setQueryData(draftsQuery().queryKey, [draft]);
  await expect.element(sign).toBeInTheDocument();
  expect(sign.element().closest("li")?.textContent).toContain("Poster");
});
