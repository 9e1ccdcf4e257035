import type { Nodes } from "mdast";
import { toMarkdown } from "mdast-util-to-markdown";
import type { ExportedTask } from "./read";

const PRIORITIES = ["", "low priority", "medium priority", "high priority"];

/** Text that stays text, on one line. */
export function plainMarkdown(text: string): string {
  const node: Nodes = {
    type: "paragraph",
    children: [{ type: "text", value: text.replace(/\s+/g, " ").trim() }],
  };
  return toMarkdown(node).trim();
}

function factsOf(task: ExportedTask): string {
  const due = [task.dueOn, task.dueTime, task.dueTime && task.timeZone].filter(Boolean).join(" ");
  const facts = [
    ...(due ? [`due ${due}`] : []),
    ...(task.repeats ? [task.repeats] : []),
    ...(PRIORITIES[task.priority] ? [PRIORITIES[task.priority]] : []),
    ...task.assignees.map((name) => `@${name}`),
    ...task.labels.map((name) => `#${name}`),
  ];
  return facts.length > 0 ? ` (${facts.join(", ")})` : "";
}

/** Tasks as lists with boxes, a heading for each column and one for the archive; notes are Markdown already. */
export async function* tasksAsMarkdown(
  title: string,
  tasks: AsyncIterable<ExportedTask>,
): AsyncGenerator<string> {
  yield `# ${plainMarkdown(title)}\n`;
  let heading: string | null = null;
  let isFirst = true;
  for await (const task of tasks) {
    const own = task.archivedAt ? "Archive" : task.column;
    if (task.level === 0 && own !== null && own !== heading) yield `\n## ${plainMarkdown(own)}\n\n`;
    else if (isFirst) yield "\n";
    if (task.level === 0) heading = own;
    isFirst = false;
    const indent = "  ".repeat(task.level);
    yield `${indent}- [${task.completedAt ? "x" : " "}] ${plainMarkdown(task.title + factsOf(task))}\n`;
    if (task.notes.trim() !== "") {
      const lines = task.notes.trim().split(/\r\n|\r|\n/);
      yield `\n${lines.map((text) => (text === "" ? "" : `${indent}  ${text}`)).join("\n")}\n\n`;
    }
  }
}
