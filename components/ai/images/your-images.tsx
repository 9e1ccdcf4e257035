"use client";
import { Trash2 } from "lucide-react";
import { Picture } from "@/components/files/picture";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { AiImage } from "@/lib/ai/images/schema";
import type { Images } from "./use-images";

type YourImagesProps = { images: Images; onOpen: (image: AiImage) => void };

/** What I have had made in this workspace. Nobody else sees it. */
export function YourImages({ images, onOpen }: YourImagesProps) {
  const { list, all, shown, remove } = images;
  const { isPending, isError, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list;
  const others = all.filter(({ id }) => id !== shown?.id);
  if (isPending) return <Skeleton className="h-20 w-full" />;
  if (isError && all.length === 0) return <ErrorState onRetry={() => void refetch()} />;
  if (others.length === 0) return null;
  return (
    <section aria-label="Your images" className="flex flex-col gap-2 border-line border-t pt-3">
      <h3 className="font-semibold text-sm">Your images</h3>
      <ul className="flex flex-col gap-1">
        {others.map((image) => (
          <li key={image.id} className="flex items-center gap-2">
            <button
              type="button"
              onClick={() => onOpen(image)}
              className="flex min-w-0 flex-1 items-center gap-3 rounded-md p-1 text-left hover:bg-hover"
            >
              <Thumbnail image={image} />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm">{image.prompt}</span>
                <span className="block truncate text-muted text-xs">{factsOf(image)}</span>
              </span>
            </button>
            <ConfirmDialog
              title="Delete these pictures?"
              description="Copies in messages and documents stay."
              confirmLabel="Delete pictures"
              trigger={
                <IconButton size="sm" label={`Delete ${image.prompt}`}>
                  <Trash2 />
                </IconButton>
              }
              onConfirm={() => remove(image.id)}
            />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button
          size="sm"
          className="self-center"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </section>
  );
}

function Thumbnail({ image: { pictures } }: { image: AiImage }) {
  const [first] = pictures;
  return (
    <span className="size-12 shrink-0 overflow-hidden rounded-md bg-press">
      {first && (
        <Picture src={`/api/files/${first.id}/thumbnail`} alt="" className="size-full object-cover" />
      )}
    </span>
  );
}

function factsOf({ finish, progress, pictures, modelName }: AiImage): string {
  const { length } = pictures;
  const made = length === 1 ? "1 picture" : `${length} pictures`;
  const state = !finish
    ? `${progress}%`
    : length === 0
      ? finish === "STOPPED"
        ? "Stopped"
        : "Not made"
      : made;
  return `${state} · ${modelName}`;
}
