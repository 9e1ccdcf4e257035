import { isCalendarDate } from "@/lib/dates/calendar-date";
import { type ImportNotes, named } from "@/lib/documents/import/notes";
import { runIsolated } from "@/lib/files/isolated";
import { AppError } from "@/lib/http/errors";
import type { LabelColor } from "@/lib/labels/limits";
import { toFieldValue } from "@/lib/time/calendar";
import { type Imported, type ImportedDue, type ImportedTask, PLAIN_TASK, type Reading } from "./imported";
import {
  MAX_IMPORTED_TASKS,
  MAX_TRELLO_CHECK_ITEMS,
  MAX_TRELLO_ENTRIES,
  MAX_TRELLO_LABELS,
  MAX_TRELLO_ROWS,
} from "./limits";
import { cut, manyLines, oneLine } from "./text";
import { tooMany } from "./too-many";
import { commentsOf } from "./trello-comments";
import { byPosition, listOf, momentOf, type Row, rowsOf, textOf } from "./trello-json";

/** Colors of Trello that have another name here. */
const COLORS: Record<string, LabelColor> = { sky: "teal", lime: "green", black: "gray" };
const OWN: readonly string[] = ["red", "orange", "yellow", "green", "blue", "purple", "pink"];
const UNNAMED = "Unnamed";
/** What Trello calls a checklist that nobody has named. */
const DEFAULT_CHECKLIST = "checklist";
const MAX_LINKS = 50;
/** More than any file of so many entries takes. */
const MAX_MEMORY_MB = 1_536;

const colorOf = (given: string): LabelColor => {
  const color = given.replace(/_(light|dark)$/, "");
  return COLORS[color] ?? (OWN.includes(color) ? (color as LabelColor) : "gray");
};
const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const idOf = (row: Row) => textOf(row.id);
const byId = (rows: readonly Row[]) => new Map(rows.map((row) => [idOf(row), row]));
const count = (number: number, one: string, many: string) =>
  number === 1 ? `One ${one}` : `${number.toLocaleString("en")} ${many}`;

/**
 * Reads a board that Trello has exported. Nothing in it is relied on: ids may name what isn't in the file, positions be
 * equal, records lack.
 * @throws AppError invalid_input for what is no such board; too_large
 */
export async function readTrello(
  text: string,
  { now, timeZone }: Reading,
  notes: ImportNotes,
): Promise<Imported> {
  const board = await parse(text);
  assertBounded(board);
  const lists = byPosition(rowsOf(board.lists));
  const members = byId(rowsOf(board.members));
  const labels = labelsOf(rowsOf(board.labels), notes);
  const cards = rowsOf(board.cards);
  const checklists = Map.groupBy(byPosition(rowsOf(board.checklists)), (row) => textOf(row.idCard));
  const comments = commentsOf(rowsOf(board.actions), members, notes);
  const cardIds = new Set(cards.map(idOf));
  reportLoose(cardIds, checklists, comments, notes);
  reportExtras(board, cards, notes);

  const listById = byId(lists);
  const open = lists.filter((list) => list.closed !== true);
  const columnOf = new Map(open.map((list) => [idOf(list), oneLine(textOf(list.name)) || "Untitled"]));
  const archived = { cards: [] as string[], lists: [] as string[], lost: [] as string[] };
  const unknown = { members: new Set<string>(), labels: [] as string[], dates: [] as string[] };

  const taskOf = (card: Row): ImportedTask => {
    const title = oneLine(textOf(card.name)) || "Untitled";
    const column = columnOf.get(textOf(card.idList)) ?? null;
    const list = listById.get(textOf(card.idList));
    if (!list) archived.lost.push(title);
    else if (column === null) archived.lists.push(`${title} (${oneLine(textOf(list.name))})`);
    else if (card.closed === true) archived.cards.push(title);
    const due = dueOf(card.due, timeZone);
    if (textOf(card.due) && !due) unknown.dates.push(`${title} (${cut(oneLine(textOf(card.due)), 40)})`);
    const names = listOf(card.idLabels).map((id) => labels.names.get(textOf(id)));
    if (names.includes(undefined)) unknown.labels.push(title);
    const people = listOf(card.idMembers).map((id) => {
      const member = members.get(textOf(id));
      if (!member) unknown.members.add(textOf(id));
      return member ? oneLine(textOf(member.fullName) || textOf(member.username)) : "";
    });
    const isPutAway = card.closed === true || column === null;
    const finishedAt = momentOf(card.dateCompleted) ?? momentOf(card.dateLastActivity) ?? now;
    return {
      ...PLAIN_TASK,
      ...{ title, column, due, notes: descriptionOf(card) },
      labels: names.filter((name) => name !== undefined),
      assignees: people.filter(Boolean),
      completedAt: card.dueComplete === true ? finishedAt : null,
      archivedAt: isPutAway ? (momentOf(card.dateLastActivity) ?? now) : null,
      subtasks: subtasksOf(checklists.get(idOf(card)) ?? [], now),
      comments: comments.get(idOf(card)) ?? [],
    };
  };
  const tasks = byPosition(cards).map(taskOf);
  const report = (items: readonly string[], sentence: string) => {
    if (items.length > 0) notes.add(`${sentence}: ${named(items)}`);
  };
  report(archived.cards, "Archived cards are in the archive of the board");
  report(archived.lists, "Lists that were archived don’t come; their cards are in the archive");
  report(archived.lost, "The list of these cards isn’t in the file; they are in the archive");
  report(unknown.labels, "These cards have labels that aren’t in the file");
  report(unknown.dates, "These due dates couldn’t be read");
  if (unknown.members.size > 0)
    notes.add(
      `${count(unknown.members.size, "member of cards isn’t", "members of cards aren’t")} in the file.`,
    );
  return {
    title: oneLine(textOf(board.name)),
    columns: [...columnOf.values()],
    labelColors: labels.colors,
    tasks,
  };
}

type Parsed = { board: unknown } | { failure: "notJson" | "tooMany" };

async function parse(text: string): Promise<Row> {
  const parsed = await runIsolated<Parsed>({
    script: ["lib", "tasks", "import", "trello-worker.mjs"],
    data: { text, maxEntries: MAX_TRELLO_ENTRIES, maxRows: MAX_TRELLO_ROWS },
    word: "board",
    maxMemoryMb: MAX_MEMORY_MB,
  });
  if ("failure" in parsed) {
    if (parsed.failure === "tooMany") throw tooMany("entries", MAX_TRELLO_ROWS);
    throw new AppError(
      "invalid_input",
      "This file isn’t JSON, or was cut off. Export the board from Trello again.",
    );
  }
  const [row] = rowsOf([parsed.board]);
  if (!row || !Array.isArray(row.lists) || !Array.isArray(row.cards))
    throw new AppError(
      "invalid_input",
      "This isn’t a board of Trello. In Trello, choose Menu → Print, export, and share → Export as JSON.",
    );
  return row;
}

/** Before anything is made of it. */
function assertBounded(board: Row): void {
  const items = rowsOf(board.checklists).reduce((sum, { checkItems }) => sum + listOf(checkItems).length, 0);
  if (listOf(board.cards).length > MAX_IMPORTED_TASKS) throw tooMany("cards", MAX_IMPORTED_TASKS);
  if (items > MAX_TRELLO_CHECK_ITEMS) throw tooMany("items of checklists", MAX_TRELLO_CHECK_ITEMS);
  if (listOf(board.labels).length > MAX_TRELLO_LABELS) throw tooMany("labels", MAX_TRELLO_LABELS);
}

/** Labels by their ids. Without a name they are called by their color. */
function labelsOf(rows: readonly Row[], notes: ImportNotes) {
  const colors = new Map<string, LabelColor>();
  const byKey = new Map<string, string>();
  const names = new Map<string, string>();
  const merged = new Set<string>();
  for (const row of rows) {
    const given = textOf(row.color);
    const name = oneLine(textOf(row.name)) || (given ? upper(given.replaceAll("_", " ")) : UNNAMED);
    const known = byKey.get(name.toLowerCase());
    if (known !== undefined && colors.get(known) !== colorOf(given)) merged.add(known);
    if (known === undefined) {
      byKey.set(name.toLowerCase(), name);
      colors.set(name, colorOf(given));
    }
    names.set(idOf(row), known ?? name);
  }
  if (merged.size > 0)
    notes.add(`Labels of the same name are one, in the color of the first: ${named([...merged])}`);
  return { colors, names };
}

function dueOf(given: unknown, timeZone: string): ImportedDue | null {
  const at = momentOf(given);
  if (!at) return null;
  const [on = "", time = ""] = toFieldValue(at, timeZone).split("T");
  return isCalendarDate(on) ? { on, time: time.slice(0, 5), timeZone } : null;
}

/** The description, with links to what is attached. */
function descriptionOf(card: Row): string {
  const links = rowsOf(card.attachments).flatMap((attachment) => {
    const url = textOf(attachment.url);
    if (!/^https?:\/\/\S+$/i.test(url) || url.length > 2_000) return [];
    const name = cut(oneLine(textOf(attachment.name)) || url, 200).replaceAll(/[\\[\]`*_<>]/g, "\\$&");
    return [`- [${name}](<${url.replaceAll(/[<>\\]/g, encodeURIComponent)}>)`];
  });
  const attached =
    links.length > 0 ? `Attachments in Trello:\n\n${links.slice(0, MAX_LINKS).join("\n")}` : "";
  return [manyLines(textOf(card.desc)), attached].filter(Boolean).join("\n\n");
}

/** The items of the only checklist, where nobody has named it; else a task for each checklist. */
function subtasksOf(checklists: readonly Row[], now: Date): ImportedTask[] {
  const task = (title: string, completedAt: Date | null, subtasks: ImportedTask[] = []): ImportedTask => ({
    ...PLAIN_TASK,
    ...{ title, completedAt, subtasks, labels: [], assignees: [], comments: [] },
  });
  const itemsOf = (checklist: Row) =>
    byPosition(rowsOf(checklist.checkItems)).map((item) =>
      task(oneLine(textOf(item.name)) || "Untitled", item.state === "complete" ? now : null),
    );
  const nameOf = (checklist: Row) => oneLine(textOf(checklist.name)) || "Checklist";
  const [first, ...others] = checklists;
  if (first && others.length === 0 && nameOf(first).toLowerCase() === DEFAULT_CHECKLIST)
    return itemsOf(first);
  return checklists.map((checklist) => {
    const items = itemsOf(checklist);
    const isDone = items.length > 0 && items.every(({ completedAt }) => completedAt);
    return task(nameOf(checklist), isDone ? now : null, items);
  });
}

function reportLoose(
  cards: ReadonlySet<string>,
  checklists: ReadonlyMap<string, Row[]>,
  comments: ReadonlyMap<string, readonly unknown[]>,
  notes: ImportNotes,
): void {
  const loose = [...checklists].flatMap(([cardId, rows]) => (cards.has(cardId) ? [] : rows));
  if (loose.length > 0)
    notes.add(
      `The cards of these checklists aren’t in the file: ${named(loose.map(({ name }) => oneLine(textOf(name))))}`,
    );
  const lost = [...comments].reduce((sum, [cardId, all]) => sum + (cards.has(cardId) ? 0 : all.length), 0);
  if (lost > 0) notes.add(`${count(lost, "comment is", "comments are")} on cards that aren’t in the file.`);
}

/** What no board here has. */
function reportExtras(board: Row, cards: readonly Row[], notes: ImportNotes): void {
  const attachments = cards.flatMap(({ attachments: rows }) =>
    rowsOf(rows).map(({ name }) => oneLine(textOf(name))),
  );
  if (attachments.length > 0)
    notes.add(`Attachments weren’t fetched, the cards link to them in Trello: ${named(attachments)}`);
  const fields = rowsOf(board.customFields).map(({ name }) => oneLine(textOf(name)));
  if (fields.length > 0) notes.add(`Custom fields don’t come: ${named(fields)}`);
  const started = cards.filter(({ start }) => textOf(start));
  if (started.length > 0)
    notes.add(`${count(started.length, "start date doesn’t", "start dates don’t")} come.`);
  const stickers = cards.filter((card) => listOf(card.stickers).length > 0);
  if (stickers.length > 0)
    notes.add(`The stickers of ${count(stickers.length, "card", "cards").toLowerCase()} don’t come.`);
  if (listOf(board.pluginData).length > 0 || cards.some((card) => listOf(card.pluginData).length > 0))
    notes.add("What power-ups have stored doesn’t come.");
}
