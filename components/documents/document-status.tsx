"use client";
import { Check, CloudOff, Eye, History, LoaderCircle, PencilLine, Search, TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { Doc } from "yjs";
import { useRunAction } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import type { SessionState } from "@/lib/documents/editor/session-state";
import { type DocumentStatus, describeStatus, documentStatus } from "@/lib/documents/editor/status";
import { showHistory } from "./history/history-place";
import type { SuggestMode } from "./suggest/suggest-place";
import { WordCount } from "./word-count";

/** "Saved" waits this long for the next key, so that the word doesn't flicker. Trouble is shown at once. */
const CALM_MS = 400;

const looks: Record<DocumentStatus, { icon: ReactNode; className: string }> = {
  loading: { icon: <LoaderCircle className="animate-spin" />, className: "text-muted" },
  saved: { icon: <Check />, className: "text-muted" },
  saving: { icon: <LoaderCircle className="animate-spin" />, className: "text-muted" },
  reconnecting: { icon: <LoaderCircle className="animate-spin" />, className: "text-warn" },
  unsaved: { icon: <TriangleAlert />, className: "text-warn" },
  offline: { icon: <CloudOff />, className: "text-warn" },
  refused: { icon: <TriangleAlert />, className: "text-danger" },
  viewOnly: { icon: <Eye />, className: "text-muted" },
};

const CAN_SUGGEST = {
  label: "Can suggest",
  detail: "What you write becomes suggestions. An editor of this document accepts or refuses them.",
};

type DocumentStatusLineProps = {
  state: SessionState;
  doc: Doc;
  isArchived: boolean;
  suggestMode: SuggestMode;
};

/** Whether what is typed is saved, in a word; its popover says more, counts the words, and leads to what else one can do with it. */
export function DocumentStatusLine({ state, doc, isArchived, suggestMode }: DocumentStatusLineProps) {
  const { isOn, toggle } = suggestMode;
  const facts = isArchived ? { ...state, canEdit: false } : state;
  const status = useCalm(documentStatus(facts));
  const { label, detail } =
    status === "viewOnly" && isOn && !state.isOutdated ? CAN_SUGGEST : describeStatus(status, facts);
  const { icon, className } = looks[status];
  const [isOpen, setOpen] = useState(false);
  const runAction = useRunAction();
  function closeAnd(run: () => void) {
    setOpen(false);
    run();
  }
  return (
    <>
      <Popover
        title="This document"
        align="end"
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            data-status={status}
            className={cn(
              "flex h-8 items-center gap-1.5 rounded-md px-2 font-medium text-xs hover:bg-hover aria-expanded:bg-press pointer-coarse:h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center [&>svg]:size-3.5 [&>svg]:shrink-0",
              className,
            )}
          >
            {icon}
            <span className={cn(status === "saved" && "@max-lg/header:sr-only")}>{label}</span>
          </button>
        }
      >
        <p className="text-sm text-pretty">{detail}</p>
        <WordCount doc={doc} />
        <div className="mt-2 flex gap-2">
          <Button size="sm" icon={<History />} className="flex-1" onClick={() => closeAnd(showHistory)}>
            History
          </Button>
          <Button
            size="sm"
            icon={<Search />}
            className="flex-1"
            onClick={() => closeAnd(() => runAction("document.find"))}
          >
            Find
          </Button>
        </div>
        {toggle && (
          <Button
            size="sm"
            icon={<PencilLine />}
            aria-pressed={isOn}
            className="mt-2 w-full aria-pressed:bg-accent-soft aria-pressed:text-accent"
            onClick={() => closeAnd(toggle)}
          >
            Suggest changes
          </Button>
        )}
      </Popover>
      {/* Saving and saved alternate all day: only trouble and its end are read out. */}
      <span aria-live="polite" className="sr-only">
        {status === "saving" || status === "loading" ? "" : detail}
      </span>
    </>
  );
}

function useCalm(status: DocumentStatus) {
  const [shown, setShown] = useState(status);
  useEffect(() => {
    if (status !== "saved") return setShown(status);
    const timer = setTimeout(() => setShown("saved"), CALM_MS);
    return () => clearTimeout(timer);
  }, [status]);
  // A truth that is worse than what is shown doesn't wait for the effect.
  return status === "saved" ? shown : status;
}
