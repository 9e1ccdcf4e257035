"use client";
import { NodeSelection } from "@tiptap/pm/state";
import { type Editor, useEditorState } from "@tiptap/react";
import { useEffect, useRef } from "react";
import { Calendar } from "@/components/tasks/pickers/calendar";
import { isInputMethodKey } from "@/components/ui/input-method";
import { type CalendarDate, plusDays } from "@/lib/dates/calendar-date";
import { useAnchor } from "../use-anchor";
import { localToday } from "./local-today";

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

/**
 * The calendar of the day that is selected in the text, by a click or by the arrows. Enter goes into it and Escape back;
 * Alt with an arrow up or down makes it a day later or earlier.
 */
export default function DatePicker({ editor }: { editor: Editor }) {
  const box = useRef<HTMLDivElement>(null);
  const { from, on } = useEditorState({ editor, selector: selectedDate });
  useAnchor(editor, box, { from, to: from + 1 }, "bottom");

  function change(next: CalendarDate) {
    const { tr, doc } = editor.state;
    if (!editor.isEditable || doc.nodeAt(from)?.type.name !== "date") return;
    tr.setNodeMarkup(from, undefined, { on: next });
    editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, from)));
  }

  useEffect(() => {
    const text = editor.view.dom;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isInputMethodKey(event)) return;
      const days = STEPS[event.key];
      if (event.key === "Enter") focusDay(box.current);
      else if (event.altKey && !event.shiftKey && days && on) change(plusDays(on, days));
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before Enter replaces what is selected.
    text.addEventListener("keydown", onKeyDown, { capture: true });
    return () => text.removeEventListener("keydown", onKeyDown, { capture: true });
  });

  return (
    <div
      ref={box}
      role="dialog"
      aria-label="Choose a day"
      className="absolute z-30 w-64 rounded-lg border border-line bg-raised p-2 shadow-lg pointer-coarse:w-86 print:hidden"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        editor.view.focus();
      }}
    >
      <Calendar
        key={from}
        value={on}
        today={localToday()}
        onChange={(next) => {
          change(next);
          editor
            .chain()
            .focus()
            .setTextSelection(from + 1)
            .run();
        }}
      />
    </div>
  );
}

const focusDay = (box: HTMLElement | null) =>
  box?.querySelector<HTMLElement>('td button[tabindex="0"], td button:not([tabindex="-1"])')?.focus();

function selectedDate({ editor: { state } }: { editor: Editor }) {
  const { selection } = state;
  const on = selection instanceof NodeSelection ? selection.node.attrs.on : null;
  return { from: selection.from, on: typeof on === "string" ? on : null };
}
