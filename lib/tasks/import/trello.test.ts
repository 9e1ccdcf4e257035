import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { ImportNotes } from "@/lib/documents/import/notes";
import { planImport } from "./plan";
import { readTrello } from "./trello";

const NOTHING = { columns: [], labels: [], lastPositions: new Map() };
const now = new Date("2027-02-01T12:00:00Z");
const read = async (board: unknown, timeZone = "Europe/Berlin") => {
  const notes = new ImportNotes();
  const text = typeof board === "string" ? board : JSON.stringify(board);
  const imported = await readTrello(text, { now, timeZone }, notes);
  const plan = planImport(imported, {
    ...{ now, hasColumns: true, present: NOTHING, notes },
    personOf: () => null,
  });
  return { imported, plan, notes: notes.list() };
};
const card = (name: string, given: object = {}) => ({ id: name, name, idList: "l", closed: false, ...given });
const board = (given: object) => ({
  name: "B",
  lists: [{ id: "l", name: "L", pos: 1 }],
  cards: [],
  ...given,
});

it("reads a board that isn't tidy, and accounts for everything (case 22)", async () => {
  const { imported, notes } = await read(
    await readFile(path.join(process.cwd(), "tests/api/cases/trello-odd.json"), "utf8"),
  );
  expect(imported.columns).toEqual(["Backlog", "Doing"]);
  const placed = imported.tasks.map((task) => [task.title, task.column, task.archivedAt !== null]);
  expect(placed.toSorted()).toEqual([
    ["Ask the landlord", null, true],
    ["Card of a list that is gone", null, true],
    ["Order chairs", "Backlog", false],
    ["Paint the wall", "Backlog", false],
    ['Plan B: 50 % | "quoted" 🙂', "Doing", false],
    ["Sell the sofa", "Doing", true],
  ]);
  const ofBacklog = imported.tasks.filter(({ column }) => column === "Backlog");
  expect(ofBacklog.map(({ title }) => title)).toEqual(["Order chairs", "Paint the wall"]);
  const [chairs, wall] = ofBacklog;
  expect(chairs).toMatchObject({
    notes: "- [ ] four\n- [x] one",
    due: { on: "2027-03-01", time: "10:00", timeZone: "Europe/Berlin" },
    completedAt: now,
    labels: ["Office", "Red"],
    assignees: ["Mira Example"],
  });
  expect(chairs?.subtasks.map(({ title, subtasks }) => [title, subtasks.map((item) => item.title)])).toEqual([
    ["Shopping", ["Glue"]],
    ["Steps", ["Pay", "Measure"]],
  ]);
  expect(chairs?.comments.map(({ author, text }) => [author, text])).toEqual([
    [null, "First, by somebody who has left"],
    ["Mira Example", "Second"],
  ]);
  expect(wall?.comments).toMatchObject([{ text: "Came along when the card was copied" }]);
  expect(wall?.labels).toEqual(["Office"]);
  expect(imported.labelColors).toEqual(
    new Map([
      ["Office", "green"],
      ["Red", "red"],
      ["Unnamed", "gray"],
    ]),
  );
  const said = notes.join("\n");
  for (const name of [
    "Ask the landlord",
    "Sell the sofa",
    "Card of a list that is gone",
    "Loose",
    "floor plan.pdf",
  ])
    expect(said).toContain(name);
  for (const words of [
    "Labels of the same name are one",
    "labels that aren’t in the file",
    "member of cards isn’t",
  ])
    expect(said).toContain(words);
});

it("takes what is missing or of another type for not there", async () => {
  const { imported } = await read({
    name: 7,
    lists: [null, { id: "l", name: {}, pos: "top" }],
    cards: [
      null,
      [],
      { idList: "l" },
      { ...card("x"), pos: null, due: "31 February", idLabels: 3, desc: [] },
    ],
    labels: "none",
    checklists: { a: 1 },
    actions: [{ type: "commentCard" }, { type: "commentCard", data: { text: "Hi" } }, null],
    members: [{}],
  });
  expect(imported).toMatchObject({ title: "", columns: ["Untitled"] });
  expect(imported.tasks.map(({ title, due }) => [title, due])).toEqual([
    ["Untitled", null],
    ["x", null],
  ]);
});

it.each(["[]", "{}", '{"lists":[]}', "null", '{"lists":[],"cards":[', "Title,Due\n"])(
  "refuses %s",
  async (text) => {
    await expect(read(text)).rejects.toThrow(/Trello|JSON/);
  },
);

it("keeps a due date that can't be, and says so", async () => {
  const { imported, notes } = await read(board({ cards: [card("a", { due: "9999-12-31T00:00:00Z" })] }));
  expect(imported.tasks[0]?.due).toBeNull();
  expect(notes.join()).toContain("a (9999-12-31T00:00:00Z)");
});

it("gives the items of the only, unnamed checklist to the card itself", async () => {
  const { imported } = await read(
    board({
      cards: [card("a")],
      checklists: [
        { id: "k", idCard: "a", name: "Checklist", checkItems: [{ name: "One", state: "complete" }] },
      ],
    }),
  );
  expect(imported.tasks[0]?.subtasks).toMatchObject([{ title: "One", completedAt: now }]);
});

it("completes what is open under a card that is done, and what stands in a done column", async () => {
  const checkItems = [{ name: "Open", state: "incomplete" }];
  const { plan, notes } = await read({
    ...board({
      lists: [
        { id: "l", name: "Done" },
        { id: "m", name: "Next" },
      ],
    }),
    cards: [card("a"), card("b", { idList: "m", dueComplete: true }), card("c", { idList: "m" })],
    checklists: [{ idCard: "b", name: "Checklist", checkItems }],
  });
  const open = plan.tasks.filter(({ completedAt }) => !completedAt).map(({ title }) => title);
  expect(open).toEqual(["c"]);
  expect(plan.columns.map(({ name, isDone }) => [name, isDone])).toEqual([
    ["Done", true],
    ["Next", false],
  ]);
  expect(notes.join("\n")).toMatch(/One card stands.*\n.*completed, too: Open/);
});

it("keeps to the limits of boards, and names what didn't come of it", async () => {
  const lists = Array.from({ length: 51 }, (_, at) => ({ id: `l${at}`, name: `List ${at}`, pos: at }));
  const labels = Array.from({ length: 101 }, (_, at) => ({
    id: `b${at}`,
    name: `Label ${at}`,
    color: "lime_dark",
  }));
  const checkItems = Array.from({ length: 201 }, (_, at) => ({
    name: `Item ${at}`,
    pos: at,
    state: "incomplete",
  }));
  const long = "x".repeat(600);
  const { plan, notes } = await read({
    ...{ name: "B", lists, labels },
    cards: [card(long, { idList: "l50", idLabels: ["b100"] }), card("a", { idList: "l0" })],
    checklists: [{ idCard: "a", name: "Checklist", checkItems }],
  });
  expect([plan.columns.length, plan.labels.length, plan.labels[0]?.color]).toEqual([50, 100, "green"]);
  const [first, a] = plan.tasks.filter(({ parentId }) => parentId === null);
  expect(first).toMatchObject({ columnId: null, archivedAt: now, notes: long });
  expect(first?.title).toHaveLength(500);
  expect(plan.tasks.filter(({ parentId }) => parentId === a?.id)).toHaveLength(200);
  expect(a?.notes).toBe("- [ ] Item 200");
  for (const part of ["List 50", "Label 100", "too many subtasks"]) expect(notes.join("\n")).toContain(part);
});

it("says that older comments can be missing, and links to what is attached", async () => {
  const { imported, notes } = await read(
    board({
      cards: [
        card("a", {
          desc: "D",
          attachments: [
            { name: "a [1]", url: "https://x.example/a b" },
            { name: "p", url: "https://x.example/p>.pdf" },
          ],
        }),
      ],
      actions: Array.from({ length: 1_000 }, () => ({ type: "updateCard" })),
    }),
  );
  expect(imported.tasks[0]?.notes).toBe("D\n\nAttachments in Trello:\n\n- [p](<https://x.example/p%3E.pdf>)");
  expect(notes.join("\n")).toContain("last 1,000 actions");
});

it("refuses more cards, labels and items of checklists than it makes anything of", async () => {
  const rows = (length: number) => Array.from({ length }, (_, at) => ({ id: `${at}`, name: `n${at}` }));
  const lists = [{ id: "c", idCard: "x", checkItems: rows(100_001) }];
  await expect(read(board({ cards: rows(20_001) }))).rejects.toThrow("20,000 cards");
  await expect(read(board({ labels: rows(10_001) }))).rejects.toThrow("10,000 labels");
  await expect(read(board({ checklists: lists }))).rejects.toThrow("100,000 items of checklists");
  await expect(read(board({ members: Array(500_001).fill({}) }))).rejects.toThrow("500,000 entries");
  const { imported } = await read(board({ labels: rows(10_000) }));
  expect(imported.labelColors.size).toBe(10_000);
});
