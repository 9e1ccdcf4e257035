import type { Node } from "@tiptap/pm/model";
import type { Editor } from "@tiptap/react";
import { idOfBlock } from "@/lib/documents/editor/blocks/block-edits";
import { type BlockRange, nodeAt, type Path, positionIn } from "@/lib/documents/editor/blocks/block-range";
import { mentionHref, parseMention } from "@/lib/objects/mentions";
import { MAX_TITLE } from "@/lib/tasks/limits";

/** An item of a task list that isn't ticked. */
export type TaskLine = { id: string; title: string; people: string[] };
type Found = TaskLine & { from: number; to: number; text: Node };

/** The items in some blocks, and in what is in those, that have words and are no task yet. */
export function taskLines(editor: Editor, { path, from, to }: BlockRange): TaskLine[] {
  const { doc } = editor.state;
  const [start, end] = [positionIn(doc, path, from), positionIn(doc, path, to)];
  return linesOf(editor)
    .filter((line) => line.from > start && line.to < end)
    .map(({ id, title, people }) => ({ id, title, people }));
}

function linesOf(editor: Editor): Found[] {
  const { doc } = editor.state;
  const found: Found[] = [];
  const visit = (path: Path) => {
    nodeAt(doc, path).forEach((node, _, index) => {
      if (node.isTextblock || node.isLeaf) return;
      const own = [...path, index];
      const text = node.type.name === "taskItem" && !node.attrs.checked ? node.firstChild : null;
      const id = text && idOfBlock(editor.view, own, 0);
      if (text?.isTextblock && id && !isTask(text)) {
        const title = titleOf(text);
        const from = positionIn(doc, own, 0) + 1;
        if (title)
          found.push({ id, title, people: peopleIn(text), from, to: from + text.content.size, text });
      }
      visit(own);
    });
  };
  visit([]);
  return found;
}

const targetOf = (node: Node) => {
  const href: unknown = node.marks.find(({ type }) => type.name === "link")?.attrs.href;
  return typeof href === "string" ? parseMention(href) : null;
};
const isTask = (text: Node) => text.children.some((child) => targetOf(child)?.type === "task");

/** A day is read as it is stored, which is how quick add understands it. */
const titleOf = (text: Node) =>
  text
    .textBetween(0, text.content.size, " ", ({ type, attrs }) => (type.name === "date" ? attrs.on : " "))
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, MAX_TITLE)
    .toWellFormed();

function peopleIn(text: Node): string[] {
  const ids = text.children.flatMap((child) => {
    const target = targetOf(child);
    return target?.type === "person" ? [target.id] : [];
  });
  return [...new Set(ids)];
}

/** Has lines lead to the tasks that were made of them. What was written meanwhile stays as it is. @param tasks ids by line */
export function linkLines(editor: Editor, tasks: ReadonlyMap<string, string>): void {
  const { tr, schema } = editor.state;
  for (const { id, from, to, title, text } of linesOf(editor).toReversed()) {
    const taskId = tasks.get(id);
    const link = taskId && schema.marks.link?.create({ href: mentionHref({ type: "task", id: taskId }) });
    if (!link) continue;
    const isPlain = text.children.every((child) => child.isText && !targetOf(child));
    if (isPlain) tr.addMark(from, to, link);
    // Who is mentioned in it stays so.
    else tr.insert(to, [schema.text(" "), schema.text(title, [link])]);
  }
  if (tr.docChanged) editor.view.dispatch(tr);
}

/** Takes the links back. */
export function unlinkLines(editor: Editor, taskIds: readonly string[]): void {
  const { doc, tr, schema } = editor.state;
  const places: { from: number; to: number; isWhole: boolean }[] = [];
  doc.descendants((node, position, parent) => {
    const target = node.isText ? targetOf(node) : null;
    if (target?.type !== "task" || !taskIds.includes(target.id)) return;
    const isWhole = parent?.children.every((child) => targetOf(child)?.type === "task") === true;
    places.push({ from: position, to: position + node.nodeSize, isWhole });
  });
  for (const { from, to, isWhole } of places.toReversed()) {
    if (isWhole && schema.marks.link) tr.removeMark(from, to, schema.marks.link);
    else tr.delete(from, to);
  }
  if (tr.docChanged) editor.view.dispatch(tr);
}
