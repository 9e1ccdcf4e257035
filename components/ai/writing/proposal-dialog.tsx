"use client";
import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { modelsQuery } from "@/lib/ai/models/queries";
import type { WritingAction } from "@/lib/ai/writing/actions";
import type { Writing } from "@/lib/ai/writing/schema";
import { problemOf } from "@/lib/http/errors";
import { NoModels } from "../model-picker";
import { StopButton } from "../stop-button";
import type { WritingHelp } from "./use-writing-help";

type ProposalDialogProps = {
  help: WritingHelp;
  action: WritingAction;
  title: string;
  description: string;
  /** What is said while it is being written. */
  waiting: string;
  submit: ReactNode;
  /** The proposal, to be changed before it is made. */
  children: (writing: Writing) => ReactNode;
  onClose: () => void;
};

const NOTHING = { blocks: [], before: "", instruction: "", option: "" };

/** What a model proposes for tasks: looked at, changed, and made only then. */
export function ProposalDialog(props: ProposalDialogProps) {
  const { help, action, title, description, waiting, submit, children, onClose } = props;
  const { writing, isWriting, error } = help;
  const models = useQuery(modelsQuery());
  const hasModel = models.data !== undefined && models.data.length > 0;
  const isBegun = useRef(false);
  const begin = useEffectEvent(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void help.start({ action }, NOTHING);
  });
  useEffect(() => {
    if (hasModel) begin();
  }, [hasModel]);
  const failure =
    error || models.error
      ? problemOf(error ?? models.error, "That didn’t work. Try again.")
      : (writing?.error?.message ?? (writing?.finish === "STOPPED" ? "Stopped: nothing is proposed." : null));
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      {...{ title, description }}
      footer={
        isWriting ? (
          help.runId && <StopButton runId={help.runId} />
        ) : failure ? (
          <Button icon={<RotateCcw />} onClick={() => (help.isOpen ? help.retry() : void models.refetch())}>
            Try again
          </Button>
        ) : (
          writing && submit
        )
      }
    >
      {models.data?.length === 0 ? (
        <NoModels />
      ) : failure ? (
        <p role="alert" className="text-danger text-sm">
          {failure}
        </p>
      ) : writing ? (
        children(writing)
      ) : (
        <p role="status" className="flex items-center gap-2 py-4 text-muted">
          <Spinner /> {waiting}
        </p>
      )}
    </Dialog>
  );
}
