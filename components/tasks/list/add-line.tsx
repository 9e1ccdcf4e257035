"use client";
import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { isInputMethodKey } from "@/components/ui/input-method";
import { MAX_TITLE } from "@/lib/tasks/limits";
import type { TaskGiven } from "../task-mutations";
import { addWords } from "./add-words";
import { useTaskList } from "./list-context";

type AddLineProps = {
  /** Of the group, for screen readers. */
  label: string;
  /** Names the place, for the words that are typed there. */
  place: string;
  given: TaskGiven;
};

/** Adds a task at the end of a group; Enter adds it and leaves the focus where it is, for the next one. */
export function AddLine({ label, place, given }: AddLineProps) {
  const { channelId, mutations } = useTaskList();
  const key = `${channelId} ${place}`;
  const [text, setText] = useState(() => addWords.read(key));

  function write(next: string) {
    setText(next);
    addWords.write(key, next);
  }
  async function add(titles: string[]) {
    write("");
    for (const title of titles) {
      const isAdded = await mutations.create(title, given);
      // What couldn't be added is there again, unless something else has been typed meanwhile.
      if (!isAdded && !addWords.read(key)) write(title);
    }
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (text.trim()) void add([text.trim()]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      event.currentTarget.blur();
    }
  }

  return (
    <li className="flex h-9 items-center gap-2 px-3 focus-within:bg-hover pointer-coarse:h-11">
      <Plus aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <input
        data-add-task
        aria-label={label ? `Add a task to ${label}` : "Add a task"}
        placeholder="Add a task"
        value={text}
        maxLength={MAX_TITLE}
        autoComplete="off"
        enterKeyHint="done"
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted pointer-coarse:text-[1rem]"
      />
    </li>
  );
}
