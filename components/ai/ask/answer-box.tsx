"use client";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Spinner } from "@/components/ui/spinner";
import type { AskScope } from "@/lib/ai/ask/schema";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import { problemOf } from "@/lib/http/errors";
import { AnswerText } from "../answer-text";
import { StopButton } from "../stop-button";
import { CitedSourcesProvider } from "./cited-sources";
import { SourceList } from "./sources";
import { useAnswer } from "./use-answer";

type AnswerBoxProps = {
  question: string;
  scope: AskScope;
  /** Also limited to what this person wrote: their name, or its beginning. */
  from?: string;
  /** A link of it was followed. */
  onLeave: () => void;
};

/** The answer to a search, above what was found. Its question is asked when it is first shown. */
export default function AnswerBox({ question, scope, from, onLeave }: AnswerBoxProps) {
  const { slug } = useWorkspaceIds();
  const { sessionId, text, answer, runId, error, retry } = useAnswer(question, scope, from);
  const sources = answer?.sources ?? [];
  return (
    <section
      aria-label="Answer"
      aria-busy={!answer && !error}
      className="flex max-h-[45dvh] shrink-0 flex-col gap-3 overflow-y-auto overscroll-contain border-b px-4 py-3"
      onClickCapture={(event) => {
        if (event.target instanceof Element && event.target.closest("a[href]")) onLeave();
      }}
    >
      {error ? (
        <ErrorState title={problemOf(error, "There is no answer.")} onRetry={retry} />
      ) : (
        <>
          <CitedSourcesProvider value={sources}>
            {text ? <AnswerText text={text} isGrowing={!answer} /> : !answer && <Looking />}
          </CitedSourcesProvider>
          {answer?.error && <p className="text-danger text-sm">{answer.error.message}</p>}
          {answer?.finish === "STOPPED" && <p className="text-muted text-sm">Stopped</p>}
          <SourceList sources={sources} />
          <div className="flex flex-wrap items-center gap-2">
            {runId && <StopButton size="sm" runId={runId} />}
            {sessionId && answer && (
              <LinkButton size="sm" href={aiChatPath(slug, sessionId)}>
                Ask a follow-up
              </LinkButton>
            )}
          </div>
          <p role="status" className="sr-only">
            {!answer ? "Answering" : answer.finish === "STOPPED" ? "Answer stopped" : "The answer is ready."}
          </p>
        </>
      )}
    </section>
  );
}

const Looking = () => (
  <p className="flex items-center gap-2 text-muted">
    <Spinner /> Looking through what you can read
  </p>
);
