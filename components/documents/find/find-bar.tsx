"use client";
import type { Editor } from "@tiptap/react";
import { useEditorState } from "@tiptap/react";
import { CaseSensitive, ChevronDown, ChevronUp, Replace, WholeWord, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import {
  changeQuery,
  endFinding,
  findState,
  replaceAll,
  replaceMatch,
  selectMatch,
  stepMatch,
} from "@/lib/documents/editor/find";
import "./find.css";

const LONGEST = 200;

type FindBarProps = {
  editor: Editor;
  isEditable: boolean;
  /** How often the bar was asked for: each time the field has the focus. */
  asked: number;
  onClose: () => void;
};

/** Finds words in a document and replaces them. Where one may only read, it finds. */
export default function FindBar({ editor, isEditable, asked, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(() => ({
    text: selectedText(editor),
    matchCase: false,
    wholeWord: false,
  }));
  const [replacement, setReplacement] = useState("");
  const [isReplacing, setReplacing] = useState(false);
  const [said, setSaid] = useState("");
  const found = useFound(editor);

  useEffect(() => changeQuery(editor.view, query), [editor, query]);
  useEffect(
    () => () => {
      if (!editor.isDestroyed) endFinding(editor.view);
    },
    [editor],
  );
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  function close() {
    selectMatch(editor.view);
    onClose();
    // Without preventing it the browser would scroll to the beginning of what can only be read.
    editor.view.dom.focus({ preventScroll: true });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === field.current)
      stepMatch(editor.view, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function replaceOne() {
    replaceMatch(editor.view, replacement);
    setSaid("1 replaced");
  }
  function replaceEach() {
    const count = replaceAll(editor.view, replacement);
    setSaid(`${count} replaced`);
  }

  const { count, current } = found;
  const words =
    query.text === "" ? "" : count === 0 ? "Not found" : `${current + 1} of ${count.toLocaleString("en-US")}`;
  const toggle = (name: "matchCase" | "wholeWord") => () => setQuery({ ...query, [name]: !query[name] });
  return (
    <section
      aria-label="Find in this document"
      onKeyDown={onKeyDown}
      className="sticky top-0 z-20 flex flex-col gap-1.5 border-b bg-surface px-4 py-1.5 max-md:px-2"
    >
      <div className="flex flex-wrap items-center gap-1">
        <Input
          ref={field}
          aria-label="Find"
          placeholder="Find"
          value={query.text}
          maxLength={LONGEST}
          onChange={(event) => {
            setQuery({ ...query, text: event.target.value });
            setSaid("");
          }}
          className="w-64 max-w-full flex-1 md:max-w-72"
        />
        <span aria-live="polite" className="min-w-20 px-1 text-muted text-sm tabular-nums">
          {said || words}
        </span>
        <IconButton
          label="Previous match"
          shortcut="shift+enter"
          disabled={count === 0}
          onClick={() => stepMatch(editor.view, -1)}
        >
          <ChevronUp />
        </IconButton>
        <IconButton
          label="Next match"
          shortcut="enter"
          disabled={count === 0}
          onClick={() => stepMatch(editor.view, 1)}
        >
          <ChevronDown />
        </IconButton>
        <IconButton label="Match case" aria-pressed={query.matchCase} onClick={toggle("matchCase")}>
          <CaseSensitive />
        </IconButton>
        <IconButton label="Whole words" aria-pressed={query.wholeWord} onClick={toggle("wholeWord")}>
          <WholeWord />
        </IconButton>
        {isEditable && (
          <IconButton label="Replace…" aria-expanded={isReplacing} onClick={() => setReplacing(!isReplacing)}>
            <Replace />
          </IconButton>
        )}
        <IconButton label="Close" shortcut="escape" className="ml-auto" onClick={close}>
          <X />
        </IconButton>
      </div>
      {isEditable && isReplacing && (
        <div className="flex flex-wrap items-center gap-1.5">
          <Input
            aria-label="Replace with"
            placeholder="Replace with"
            autoFocus
            value={replacement}
            maxLength={LONGEST}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || isInputMethodKey(event.nativeEvent) || count === 0) return;
              event.preventDefault();
              replaceOne();
            }}
            className="w-64 max-w-full flex-1 md:max-w-72"
          />
          <Button size="sm" disabled={count === 0} onClick={replaceOne}>
            Replace
          </Button>
          <Button size="sm" disabled={count === 0} onClick={replaceEach}>
            Replace all
          </Button>
        </div>
      )}
    </section>
  );
}

const NOTHING = { count: 0, current: -1 };

const useFound = (editor: Editor) =>
  useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const found = findState(state);
      return found ? { count: found.matches.length, current: found.current } : NOTHING;
    },
  });

/** What is selected, as long as it is words of one line. */
function selectedText({ state }: Editor): string {
  const { from, to, $from, $to } = state.selection;
  if (to - from > LONGEST || !$from.sameParent($to)) return "";
  return state.doc.textBetween(from, to);
}
