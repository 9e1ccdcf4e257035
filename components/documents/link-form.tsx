"use client";
import type { Editor } from "@tiptap/core";
import { Check, ExternalLink, Unlink } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { safeHref } from "@/lib/documents/rich-text/links";

type LinkFormProps = { editor: Editor; onDone: () => void };

/** Sets, changes, opens or removes the link of the selection, or of the link the caret is in. */
export function LinkForm({ editor, onDone }: LinkFormProps) {
  const current: unknown = editor.getAttributes("link").href;
  const href = typeof current === "string" ? safeHref(current) : null;
  const [text, setText] = useState(href ?? "");
  const [isWrong, setIsWrong] = useState(false);
  const errorId = useId();
  const input = useRef<HTMLInputElement>(null);
  // Only ever shown because the person asked for it.
  useEffect(() => input.current?.focus({ preventScroll: true }), []);

  function apply() {
    const next = safeHref(text);
    if (!next) return setIsWrong(true);
    editor.chain().focus().extendMarkRange("link").setLink({ href: next }).run();
    onDone();
  }

  return (
    <form
      aria-label="Link"
      className="flex w-80 max-w-full flex-wrap items-center gap-0.5"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Input
        ref={input}
        aria-label="Address of the link"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? errorId : undefined}
        placeholder="example.org"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || isInputMethodKey(event.nativeEvent)) return;
          event.preventDefault();
          editor.commands.focus();
          onDone();
        }}
        onChange={(event) => {
          setText(event.target.value);
          setIsWrong(false);
        }}
        className="h-7 w-auto flex-1"
      />
      <IconButton type="submit" size="sm" label="Set link">
        <Check />
      </IconButton>
      {href && (
        <>
          <IconButton
            size="sm"
            label="Remove link"
            onClick={() => {
              editor.chain().focus().extendMarkRange("link").unsetLink().run();
              onDone();
            }}
          >
            <Unlink />
          </IconButton>
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            aria-label="Open link in a new tab"
            className={buttonStyles("ghost", "sm", "px-1 text-muted")}
          >
            <ExternalLink aria-hidden="true" />
          </a>
        </>
      )}
      {isWrong && (
        <p id={errorId} role="alert" className="basis-full px-1 text-danger text-xs">
          That isn’t a web or e-mail address.
        </p>
      )}
    </form>
  );
}
