"use client";
import type { ComponentProps } from "react";
import type { Task } from "@/lib/tasks/schema";
import { AssigneePicker } from "../tasks/pickers/assignee-picker";
import { DuePicker } from "../tasks/pickers/due-picker";
import { LabelPicker } from "../tasks/pickers/label-picker";
import { asOne } from "../tasks/undo-acts";
import { useBoard } from "./board-context";

/** What was taken off, and what was added, done to another list. */
function changed(list: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const rest = list.filter((id) => !before.includes(id) || after.includes(id));
  return [...new Set([...rest, ...after.filter((id) => !before.includes(id))])];
}

/**
 * The choices of a card's facts, which its keys and its menu open beside it: a choice is for all that are selected with
 * it.
 */
export default function CardPickers({ card }: { card: Task }) {
  const { channel, mutations, together } = useBoard();
  const each = (change: (one: Task) => Parameters<typeof mutations.change>[1]) =>
    asOne(() => {
      for (const one of together(card)) void mutations.change(one, change(one));
    });
  return (
    <span className="absolute bottom-0 left-2 flex">
      <DuePicker
        due={card.due}
        onChange={(due) => each(() => ({ due }))}
        trigger={<Anchor fact="due" label={`Due date of ${card.title}`} />}
      />
      <LabelPicker
        channelId={channel.id}
        labelIds={card.labels}
        onChange={(labels) => each((one) => ({ labels: changed(one.labels, card.labels, labels) }))}
        trigger={<Anchor fact="labels" label={`Labels of ${card.title}`} />}
      />
      <AssigneePicker
        channelId={channel.id}
        assignees={card.assignees}
        onChange={(ids) => each((one) => ({ assignees: changed(one.assignees, card.assignees, ids) }))}
        trigger={<Anchor fact="assignees" label={`Assignees of ${card.title}`} />}
      />
    </span>
  );
}

type AnchorProps = ComponentProps<"button"> & { fact: string; label: string };

/** Without a size: the picker opens where it stands. */
function Anchor({ fact, label, ...button }: AnchorProps) {
  return (
    <button type="button" {...button} data-fact={fact} aria-label={label} tabIndex={-1} className="size-0" />
  );
}
