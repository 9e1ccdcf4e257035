"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw, X } from "lucide-react";
import type { ReactNode } from "react";
import { FileIcon } from "@/components/files/file-icon";
import type { UploadItem } from "@/components/files/upload-store";
import { ReferenceChip } from "@/components/references/reference-chip";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import { Spinner } from "@/components/ui/spinner";
import { readAiFileContract } from "@/lib/ai/attachments/contract";
import { PICTURE_TOKENS } from "@/lib/ai/attachments/limits";
import { aiFileQuery } from "@/lib/ai/attachments/queries";
import type { ContextSize } from "@/lib/ai/context/schema";
import type { ModelChoice } from "@/lib/ai/models/schema";
import { call } from "@/lib/http/client";
import { objectName } from "@/lib/objects/types";
import { alongProblem, roomWarning } from "./along-problem";
import type { Along, LoadFailure } from "./use-along";
import { isPictureType } from "./use-along";

type AlongRowProps = {
  along: Along;
  model: ModelChoice | undefined;
  /** The person has taken something out. */
  onRemoved: () => void;
};

/** What goes along with the next question: files, and places that the model reads. */
export default function AlongRow({ along, model, onRemoved }: AlongRowProps) {
  const removal = (remove: () => void) => () => {
    onRemoved();
    remove();
  };
  const problem = alongProblem(along, model);
  const warning = roomWarning(along.tokens, model);
  return (
    <div className="flex flex-col gap-1 px-2 pt-2">
      <ul aria-label="Goes along with the question" className="flex flex-wrap gap-1.5">
        {along.files.map((file) => (
          <FileItem key={file.id} file={file} onRemove={removal(() => along.removeFile(file.id))} />
        ))}
        {along.uploads.map((item) => (
          <UploadingItem
            key={item.id}
            item={item}
            onRetry={() => along.retryUpload(item.id)}
            onRemove={removal(() => along.removeUpload(item.id))}
          />
        ))}
        {along.objects.map(({ object, size, failure }) => (
          <Item
            key={objectName(object)}
            name={size?.title ?? OBJECT}
            label={<ReferenceChip target={object}>{OBJECT}</ReferenceChip>}
            state={failure ? failureText(failure) : sizeText(size)}
            {...retryOf(failure)}
            note={size?.isCut ? "Too long: the model is given the beginning." : undefined}
            onRemove={removal(() => along.removeObject(object))}
          />
        ))}
      </ul>
      {problem && (
        <p role="alert" className="px-1 text-danger text-xs">
          {problem}
        </p>
      )}
      {!problem && along.tokens > 0 && (
        <p className={cn("px-1 text-xs", warning ? "text-warn" : "text-muted")}>
          {warning ?? `${tokensText(along.tokens)} go along.`}
        </p>
      )}
    </div>
  );
}

const OBJECT = "A place";
const failureText = ({ isGone }: LoadFailure) =>
  isGone ? "You can’t open this, so it isn’t given." : "Not loaded";
const fileFailureText = ({ isGone }: LoadFailure) =>
  isGone ? "This file isn’t here any more. Remove it to send the question." : "Not loaded";
const retryOf = (failure: LoadFailure | null) =>
  failure && !failure.isGone ? { hasFailed: true, onRetry: failure.onRetry } : {};
const READING = (
  <span role="status" className="flex items-center gap-1">
    <Spinner /> Reading
  </span>
);
const tokensText = (tokens: number) => `About ${tokens.toLocaleString("en-US")} tokens`;

function sizeText(size: ContextSize | undefined): ReactNode {
  if (size?.isReading) return READING;
  return size ? tokensText(size.tokens) : "…";
}

type ItemProps = {
  name: string;
  label: ReactNode;
  state: ReactNode;
  note?: string | undefined;
  hasFailed?: boolean;
  onRetry?: (() => void) | undefined;
  onRemove: () => void;
};

function Item({ name, label, state, note, hasFailed = false, onRetry, onRemove }: ItemProps) {
  return (
    <li
      className={cn(
        "flex max-w-full items-center gap-1.5 rounded-md border bg-surface py-1 pr-1 pl-2 sm:max-w-72",
        hasFailed && "border-danger",
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-center gap-1.5 truncate text-sm">{label}</span>
        <span
          role={hasFailed ? "alert" : undefined}
          className={cn("block text-xs", hasFailed ? "text-danger" : "text-muted")}
        >
          {state}
        </span>
        {note && <span className="block text-warn text-xs">{note}</span>}
      </span>
      {onRetry && (
        <IconButton size="sm" label={`Try ${name} again`} onClick={onRetry}>
          <RotateCw />
        </IconButton>
      )}
      <IconButton size="sm" label={`Remove ${name}`} onClick={onRemove}>
        <X />
      </IconButton>
    </li>
  );
}

const fileLabel = (name: string, type?: string) => (
  <>
    <FileIcon type={type} name={name} className="size-4 shrink-0 text-muted" />
    <bdi className="truncate">{name}</bdi>
  </>
);

function FileItem({ file, onRemove }: { file: Along["files"][number]; onRemove: () => void }) {
  const { id, name, type, state, failure } = file;
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => call(readAiFileContract, { params: { fileId: id } }),
    onSuccess: (read) => client.setQueryData(aiFileQuery(id).queryKey, read),
    onError: showError,
  });
  const shared = { name, label: fileLabel(name, type), onRemove };
  if (failure) return <Item {...shared} {...retryOf(failure)} hasFailed state={fileFailureText(failure)} />;
  if (isPictureType(type)) return <Item {...shared} state={tokensText(PICTURE_TOKENS)} />;
  if (!state || state.status === "READING") return <Item {...shared} state={READING} />;
  if (state.status === "FAILED")
    return <Item {...shared} hasFailed state={state.problem} onRetry={() => again.mutate()} />;
  return <Item {...shared} state={tokensText(state.tokens)} note={state.notes.join(" ") || undefined} />;
}

type UploadingItemProps = { item: UploadItem; onRetry: () => void; onRemove: () => void };

function UploadingItem({ item, onRetry, onRemove }: UploadingItemProps) {
  const { name, status, progress, reason, isRefused } = item;
  const hasFailed = status === "failed";
  return (
    <Item
      name={name}
      label={fileLabel(name)}
      state={
        hasFailed ? (
          (reason ?? "The upload failed.")
        ) : (
          <progress aria-label={`Uploading ${name}`} value={progress} className="h-1 w-full accent-accent" />
        )
      }
      hasFailed={hasFailed}
      onRetry={hasFailed && !isRefused ? onRetry : undefined}
      onRemove={onRemove}
    />
  );
}
