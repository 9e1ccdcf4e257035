"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { AttachButton } from "@/components/composer/attach-button";
import UploadTray from "@/components/files/upload-tray";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { PICTURE_TYPES } from "@/lib/files/limits";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindAttachmentEvents } from "@/lib/tasks/attachments/cache-events";
import { attachmentsQuery } from "@/lib/tasks/attachments/queries";
import type { TaskAttachment } from "@/lib/tasks/attachments/schema";
import type { Task } from "@/lib/tasks/schema";
import type { TaskMutations } from "../../task-mutations";
import { AttachmentRow } from "./attachment-row";
import { useAttachmentMutations } from "./use-attachment-mutations";
import type { useTaskUploads } from "./use-task-uploads";

const PictureViewer = onDemand(() => import("@/components/files/picture-viewer"));

type AttachmentSectionProps = {
  task: Task;
  canEdit: boolean;
  mutations: TaskMutations;
  uploads: ReturnType<typeof useTaskUploads>;
};

const SOMEBODY = "Somebody whose account is gone";
const nameOf = ({ owner }: TaskAttachment) => owner?.name ?? SOMEBODY;
const isPicture = ({ type, width }: TaskAttachment) => width !== null && PICTURE_TYPES.includes(type);

/** The files of a task, and those that are on their way to it. */
export function AttachmentSection({ task, canEdit, mutations, uploads }: AttachmentSectionProps) {
  const me = useMe();
  useCacheEvents(bindAttachmentEvents);
  const isThere = task.attachmentCount > 0;
  const { data, isError, refetch } = useQuery({
    ...attachmentsQuery(task.channelId, task.id),
    enabled: isThere,
  });
  const { remove, setCover } = useAttachmentMutations(task, mutations);
  const [openId, setOpenId] = useState<string | null>(null);
  const files = isThere ? data : [];
  const pictures = (files?.filter(isPicture) ?? []).map((file) => ({
    ...file,
    ...{ by: nameOf(file), canDescribe: canEdit && file.owner?.id === me.id },
  }));
  if (!isThere && !canEdit && uploads.items.length === 0) return null;
  return (
    <section aria-label="Attachments" className="mt-4">
      <h3 className="flex h-8 items-center gap-2 font-medium text-sm pointer-coarse:h-11">
        Attachments
        {isThere && <span className="font-normal text-muted tabular-nums">{task.attachmentCount}</span>}
        {canEdit && (
          <span className="ml-auto">
            <AttachButton onFiles={uploads.add} />
          </span>
        )}
      </h3>
      {isThere && !files && isError && <ErrorState className="py-2" onRetry={() => void refetch()} />}
      {isThere && !files && !isError && <Skeleton className="h-14 w-full animate-late" />}
      {uploads.items.length > 0 && (
        <UploadTray uploads={uploads} label="Files being attached" className="flex-wrap px-0" />
      )}
      {files && files.length > 0 && (
        <ul aria-label="Attachments" className="-mx-2">
          {files.map((file) => (
            <AttachmentRow
              key={file.id}
              {...{ file, canEdit }}
              by={nameOf(file)}
              channelId={task.channelId}
              onOpen={isPicture(file) ? () => setOpenId(file.id) : undefined}
              onCover={isPicture(file) ? () => void setCover(file.isCover ? null : file) : undefined}
              onRemove={() => void remove(file)}
            />
          ))}
        </ul>
      )}
      {openId && pictures.some(({ id }) => id === openId) && (
        <PictureViewer
          pictures={pictures}
          startId={openId}
          channelId={task.channelId}
          onClose={() => setOpenId(null)}
        />
      )}
    </section>
  );
}
