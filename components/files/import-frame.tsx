"use client";
import { FileUp } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type ImportFrameProps = {
  title: string;
  /** The kinds of files that can be chosen. */
  accept: string;
  /** What the dialog is to do next; without it, a file is chosen. Null while there is nothing to do but wait. */
  next?: { label: string; run: () => void } | null;
  /** Of the button that leaves it; null where `next` is all that is left. */
  leave: "Cancel" | "Close" | null;
  isBusy: boolean;
  error: string;
  onFile: (file: File) => void;
  onClose: () => void;
  children: ReactNode;
};

/** The dialog in which a file is chosen, and which says what became of it. */
export function ImportFrame({
  title,
  accept,
  next,
  leave,
  isBusy,
  error,
  onFile,
  onClose,
  children,
}: ImportFrameProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      initialFocus={choose}
      title={title}
      footer={
        <>
          {leave && <Button onClick={onClose}>{leave}</Button>}
          {next && (
            <Button variant="primary" loading={isBusy} onClick={next.run}>
              {next.label}
            </Button>
          )}
          {next === undefined && (
            <Button
              ref={choose}
              variant="primary"
              icon={<FileUp />}
              loading={isBusy}
              onClick={() => input.current?.click()}
            >
              Choose a file
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        {children}
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label="File to import"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </Dialog>
  );
}

type ImportNotesProps = { notes: readonly string[]; hint?: string };

/** What didn’t come of a file. */
export function ImportNotes({ notes, hint }: ImportNotesProps) {
  if (notes.length === 0) return <p>All of it came.</p>;
  return (
    <>
      <p>Not everything came as it was.{hint && ` ${hint}`}</p>
      <ul className="flex list-disc flex-col gap-1.5 pl-5 [overflow-wrap:anywhere]">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}
