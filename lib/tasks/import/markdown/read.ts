import type { List, ListItem, Nodes, Paragraph, Root, RootContent } from "mdast";
import { MAX_MARKDOWN } from "@/lib/documents/content/limits";
import { type ImportNotes, named } from "@/lib/documents/import/notes";
import { parseMarkdown } from "@/lib/documents/markdown/parse";
import { AppError } from "@/lib/http/errors";
import { type Imported, type ImportedTask, PLAIN_TASK, type Reading } from "../imported";
import { cut, manyLines, nameKey, oneLine } from "../text";
import { readFacts } from "./facts";

/** As the export calls what is archived. */
const ARCHIVE = "archive";
const MAX_LEFT = 80;

/**
 * Reads tasks from the lists of a text: a heading names the column of what stands below it, a list in an item its
 * subtasks. Where items have boxes, those in an item that have none are notes.
 * @throws AppError invalid_input for a text without a list; too_large
 */
export async function readMarkdown(given: string, reading: Reading, notes: ImportNotes): Promise<Imported> {
  const source = manyLines(given);
  if (source.length > MAX_MARKDOWN)
    throw new AppError(
      "too_large",
      `The text has more than ${MAX_MARKDOWN.toLocaleString("en")} characters. Make several files of it.`,
    );
  const root = await parseMarkdown(source);
  const reader = makeReader(source, hasBoxes(root), reading);
  const tasks: ImportedTask[] = [];
  const columns: string[] = [];
  const left: string[] = [];
  let title = "";
  let place: Pick<ImportedTask, "column" | "archivedAt"> = { column: null, archivedAt: null };
  for (const node of root.children) {
    if (node.type === "heading") {
      const words = oneLine(wordsOf(node));
      if (node.depth === 1 && !title) title = words;
      else if (nameKey(words) === ARCHIVE) place = { column: null, archivedAt: reading.now };
      else if (words) {
        place = { column: words, archivedAt: null };
        if (!columns.some((name) => nameKey(name) === nameKey(words))) columns.push(words);
      }
    } else if (node.type === "list") {
      for (const item of node.children) tasks.push({ ...reader.taskOf(item), ...place });
    } else if (wordsOf(node).trim()) left.push(cut(oneLine(wordsOf(node)), MAX_LEFT));
  }
  if (tasks.length === 0)
    throw new AppError("invalid_input", "There are no tasks in this file: it needs a list of them.");
  if (left.length > 0) notes.add(`This stands outside of the lists, and wasn’t taken: ${named(left)}`);
  return { title, columns, labelColors: new Map(), tasks };
}

function hasBoxes(root: Root): boolean {
  const rest: (Root | RootContent)[] = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.type === "listItem" && typeof node.checked === "boolean") return true;
    if ("children" in node) for (const child of node.children) rest.push(child);
  }
  return false;
}

function makeReader(source: string, areBoxed: boolean, { now, timeZone }: Reading) {
  const isTask = ({ checked }: ListItem) => !areBoxed || typeof checked === "boolean";
  const isTasks = (node: Nodes): node is List => node.type === "list" && node.children.some(isTask);

  /** As it stands in the file, without the indent of its item. */
  function textOf({ position }: Nodes): string {
    const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    const indent = from - (source.lastIndexOf("\n", from - 1) + 1);
    return source.slice(from, to).replaceAll(new RegExp(`\\n[ \\t]{1,${Math.max(indent, 1)}}`, "g"), "\n");
  }

  function taskOf(item: ListItem): ImportedTask {
    const [first] = item.children;
    const head = first?.type === "paragraph" ? first : null;
    const words = oneLine(head ? wordsOf(head) : "");
    const { title, facts } = readFacts(words, timeZone) ?? { title: words, facts: {} };
    const others = item.children.filter((node) => node !== head);
    const below = others.flatMap((node) => (isTasks(node) ? node.children.filter(isTask) : []));
    // A list of notes and the subtasks right below it are one list.
    const about = others.map((node) =>
      isTasks(node)
        ? node.children.flatMap((one) => (isTask(one) ? [] : textOf(one))).join("\n")
        : textOf(node),
    );
    return {
      ...{ ...PLAIN_TASK, labels: [], assignees: [], comments: [], ...facts },
      title: title || "Untitled",
      notes: [...(head && hasMore(head) ? [textOf(head)] : []), ...about].filter(Boolean).join("\n\n"),
      completedAt: item.checked ? now : null,
      subtasks: below.map(taskOf),
    };
  }
  return { taskOf };
}

/** Without marks and addresses. */
function wordsOf(node: Nodes): string {
  if (node.type === "break") return " ";
  if ("value" in node) return node.value;
  if ("alt" in node) return node.alt ?? "";
  return "children" in node ? node.children.map(wordsOf).join("") : "";
}

/** Whether a title alone would lose something: where a link leads. */
const hasMore = ({ children }: Paragraph): boolean =>
  children.some((node) => (node.type === "link" && wordsOf(node) !== node.url) || node.type === "image");
