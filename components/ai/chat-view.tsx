"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowDown } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { KeepPlace } from "@/components/messages/keep-place";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { showError } from "@/components/ui/show-error";
import type { AiMessage } from "@/lib/ai/messages/schema";
import { textOf } from "@/lib/ai/parts";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import type { AiChat, AiSession } from "@/lib/ai/sessions/schema";
import { AppError } from "@/lib/http/errors";
import { useViewing } from "@/lib/realtime/client";
import { AiComposer, type Question } from "./ai-composer";
import { keptOf } from "./along/kept";
import { AnswerRow } from "./answer-row";
import { AnswerStatus } from "./answer-status";
import { ChatOrigin } from "./chat-origin";
import { chatRows } from "./chat-rows";
import { ModelPicker, NoModels, useModels } from "./model-picker";
import { NotSharedYet } from "./not-shared-yet";
import { QuestionRow } from "./question-row";
import { WorkspaceToggle } from "./tools/workspace-toggle";
import { useChat } from "./use-chat";
import { useFollowEnd } from "./use-follow-end";
import { useStop } from "./use-stop";

const BudgetNotice = onDemand(() => import("./budget-notice"));
const ReaderBar = onDemand(() => import("./reader-bar"));

const ChatScope = onDemand(() => import("./ask/chat-scope"), <div className="h-10" />);

/** `useFollowEnd` keeps the end. */
const NEVER_AT_END = { isEnd: false };

/** One chat: its branch as it grows, and the composer. */
export function ChatView({ sessionId }: { sessionId: string }) {
  const chat = useQuery(aiChatQuery(sessionId));
  const isGone = chat.error instanceof AppError && chat.error.code === "not_found";
  if (isGone)
    return <ErrorState title="This chat isn’t here">It was deleted, or it isn’t shared with you.</ErrorState>;
  if (chat.data) return <Chat key={sessionId} chat={chat.data} />;
  if (!chat.isError) return <MessageListSkeleton rows={4} />;
  return <ErrorState onRetry={() => void chat.refetch()} error={chat.error} />;
}

const isUnshared = ({ visibility, leafId, sharedLeafId }: AiSession) =>
  visibility === "WORKSPACE" && leafId !== sharedLeafId;

function Chat({ chat }: { chat: AiChat }) {
  const { session } = chat;
  const me = useMe();
  const client = useQueryClient();
  const isMine = session.owner.id === me.id;
  useViewing(useMemo(() => ({ aiSessionId: session.id }), [session.id]));
  const actions = useChat(session.id);
  const models = useModels();
  const [edited, setEdited] = useState<AiMessage | null>(null);
  const { rows, missing } = useMemo(() => chatRows(chat), [chat]);
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const { isAtEnd, toEnd } = useFollowEnd(box, content);

  const last = rows.at(-1);
  const lastMessage = last?.kind === "answer" ? last.messages.at(-1) : undefined;
  const running = lastMessage?.finish === null ? lastMessage : undefined;
  const { stop } = useStop(running?.runId);
  const isBusy = running !== undefined || actions.ask.isPending || actions.again.isPending;

  // Where a branch is shown whose end isn't loaded.
  const load = actions.load.mutate;
  const leafIsMissing = rows.length === 0 && missing !== null;
  useEffect(() => {
    if (leafIsMissing && missing) load(missing);
  }, [leafIsMissing, missing, load]);
  const loadFailed = actions.load.isError && actions.load.variables === missing;

  // The same functions while the chat grows, so that rows aren't drawn again.
  const newest = useRef({ actions, toEnd });
  useEffect(() => {
    newest.current = { actions, toEnd };
  });
  const show = useCallback((id: string) => newest.current.actions.show(id), []);
  const again = useCallback((messageId: string) => {
    newest.current.toEnd();
    newest.current.actions.again.mutate({ messageId });
  }, []);

  const reload = useCallback(() => {
    void client.invalidateQueries({ queryKey: aiChatQuery(session.id).queryKey });
  }, [client, session.id]);

  /** Its field is gone then: the other one goes on with the focus. */
  function closeEdit() {
    setEdited(null);
    const { activeElement } = document;
    if (activeElement !== document.body && !box.current?.contains(activeElement)) return;
    below.current?.querySelector<HTMLElement>("[data-composer]")?.focus();
  }

  async function send(question: Question, parentId: string | null) {
    toEnd();
    const modelId = models.chosen(session.modelId);
    await actions.ask.mutateAsync({ parentId, ...question, ...(modelId && { modelId }) });
    if (edited) closeEdit();
    toEnd();
  }

  const onAgain = isMine && !isBusy ? again : undefined;
  const lastQuestion = rows.findLast((row) => row.kind === "question");
  return (
    <>
      <KeepPlace box={box} view={NEVER_AT_END}>
        <div ref={box} className="relative min-h-0 flex-1 overflow-y-auto">
          <div ref={content} className="mx-auto flex max-w-[752px] flex-col gap-5 px-4 py-5">
            {chat.origin && !missing && <ChatOrigin origin={chat.origin} />}
            {leafIsMissing &&
              (loadFailed ? <ErrorState onRetry={() => load(missing)} /> : <MessageListSkeleton />)}
            {missing && rows.length > 0 && (
              <Button
                className="self-center"
                loading={actions.load.isPending}
                onClick={() => load(missing, { onError: showError })}
              >
                Show earlier messages
              </Button>
            )}
            {rows.map((row) =>
              row.kind === "answer" ? (
                <AnswerRow
                  key={row.id}
                  messages={row.messages}
                  version={row.version}
                  isLast={row === last}
                  isMine={isMine}
                  onShow={show}
                  onAgain={onAgain}
                  onEnded={reload}
                />
              ) : edited?.id === row.id ? (
                <AiComposer
                  key={row.id}
                  draftKey={`edit.${row.id}`}
                  initial={textOf(row.message.parts)}
                  initialAlong={keptOf(row.message.parts)}
                  modelId={models.chosen(session.modelId)}
                  label="Edit the question"
                  onSend={(question) => send(question, row.message.parentId)}
                  onCancel={closeEdit}
                  disabled={isBusy}
                />
              ) : (
                <QuestionRow
                  key={row.id}
                  message={row.message}
                  version={row.version}
                  onShow={show}
                  onEdit={isMine && !isBusy ? setEdited : undefined}
                />
              ),
            )}
          </div>
        </div>
      </KeepPlace>
      <div ref={below} className="relative mx-auto w-full max-w-[752px] px-4 pb-4 max-md:px-2 max-md:pb-2">
        {!isAtEnd && (
          <IconButton
            label="Go to the end"
            onClick={toEnd}
            className="-top-10 -translate-x-1/2 absolute left-1/2 rounded-full border bg-raised shadow-sm"
          >
            <ArrowDown />
          </IconButton>
        )}
        <AnswerStatus message={lastMessage} />
        {isMine && isUnshared(session) && !isBusy && <NotSharedYet session={session} />}
        {isMine && session.isAsk && <ChatScope sessionId={session.id} />}
        {isMine && models.isNone && <NoModels />}
        {isMine && !models.isNone && (
          <AiComposer
            draftKey={session.id}
            label={rows.length > 0 ? "Ask a follow-up" : "Ask anything"}
            onSend={(question) => send(question, session.leafId)}
            modelId={models.chosen(session.modelId)}
            onStop={running?.runId ? stop : undefined}
            onEditLast={() => lastQuestion && !isBusy && setEdited(lastQuestion.message)}
            disabled={isBusy}
          >
            <ModelPicker
              value={models.chosen(session.modelId)}
              onChange={(modelId) => actions.change.mutate({ modelId })}
            />
            {!session.isAsk && (
              <WorkspaceToggle
                isOn={session.usesWorkspace}
                onChange={(usesWorkspace) => actions.change.mutate({ usesWorkspace })}
              />
            )}
          </AiComposer>
        )}
        {isMine && !models.isNone && <BudgetNotice modelId={models.chosen(session.modelId)} />}
        {!isMine && <ReaderBar session={session} />}
      </div>
    </>
  );
}
