import { MessageSquareQuote } from "lucide-react";
import { showBeside, usePanel } from "@/components/app/beside";
import { IconButton } from "@/components/ui/icon-button";
import { useComments } from "./use-comments";

/** Shows the comments on a document beside it, and closes them again. */
export function CommentsButton({ documentId }: { documentId: string }) {
  const isShown = usePanel() === "comments";
  const { data: comments = [] } = useComments(documentId);
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null).length;
  return (
    <IconButton
      label={open === 0 ? "Comments" : `Comments, ${open} open`}
      aria-pressed={isShown}
      data-panel="comments"
      onClick={() => showBeside(isShown ? null : { panel: "comments" })}
    >
      <MessageSquareQuote />
    </IconButton>
  );
}
