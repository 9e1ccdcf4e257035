"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { showError } from "@/components/ui/show-error";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { copyAiImageContract } from "@/lib/ai/images/contract";
import { imageModelsQuery } from "@/lib/ai/images/queries";
import type { AiImage } from "@/lib/ai/images/schema";
import type { FileInfo } from "@/lib/files/schema";
import { call } from "@/lib/http/client";
import { type Choice, ImageForm } from "./image-form";
import { NoImageModels } from "./no-image-models";
import { Actions, Results } from "./results";
import { useImages, type Wanted } from "./use-images";
import { YourImages } from "./your-images";

export type ImageDialogProps = {
  /** Where a picture goes; null: a question to a model. */
  channelId: string | null;
  insertLabel: string;
  /** Gets a copy of the picture, as an upload that waits for its place. */
  onInsert: (file: FileInfo) => void;
  onClose: () => void;
};

/** Has a model make pictures, and puts one of them where one writes. They go on being made when it is closed. */
export default function ImageDialog({ channelId, insertLabel, onInsert, onClose }: ImageDialogProps) {
  const { data: models, isError, refetch } = useQuery(imageModelsQuery());
  const images = useImages();
  const { shown } = images;
  const [chosenId, choose] = useState<string | null>(null);
  const [source, setSource] = useState<FileInfo | null>(null);
  // Another key begins the form anew.
  const [form, setForm] = useState<{ key: number; initial: Choice }>({ key: 0, initial: {} });
  const [isInserting, setInserting] = useState(false);
  const chosen = shown?.pictures.find(({ id }) => id === chosenId) ?? shown?.pictures[0] ?? null;

  const begin = (initial: Choice) => setForm(({ key }) => ({ key: key + 1, initial }));

  async function create(wanted: Wanted) {
    await images.create(wanted);
    choose(null);
  }

  function open(image: AiImage) {
    images.choose(image.id);
    choose(null);
    setSource(null);
    begin(choiceOf(image));
  }

  function vary(file: FileInfo) {
    setSource(file);
    begin(shown ? { ...choiceOf(shown), count: 1 } : {});
  }

  async function again(image: AiImage) {
    const { prompt, modelId, size, quality, style, count, isVariation, sourceFileId } = image;
    if (isVariation && !sourceFileId) return void toast.error("The picture to vary was deleted.");
    const model = models?.find(({ id }) => id === modelId) ?? models?.[0];
    if (!model) return;
    await create({
      ...{ prompt, modelId: model.id, size, count },
      ...(quality && { quality }),
      ...(style && { style }),
      ...(sourceFileId && { sourceFileId }),
    });
  }

  async function insert(file: FileInfo) {
    if (!shown) return;
    setInserting(true);
    try {
      const body = { fileId: file.id, channelId };
      onInsert(await call(copyAiImageContract, { params: { aiImageId: shown.id }, body }));
      onClose();
    } catch (error) {
      setInserting(false);
      showError(error);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Create an image"
      description="Only you see these pictures until you use one."
      size="lg"
      footer={
        shown && (
          <Actions
            image={shown}
            chosen={chosen}
            canVary={models?.some(({ canVary }) => canVary) ?? false}
            insertLabel={insertLabel}
            isBusy={isInserting}
            onStop={() => shown.runId && void images.stop(shown.runId).catch(showError)}
            onAgain={() => void again(shown).catch(showError)}
            onVary={vary}
            onInsert={(file) => void insert(file)}
          />
        )
      }
    >
      {isError && !models ? (
        <ErrorState onRetry={() => void refetch()} />
      ) : !models ? (
        <Skeleton className="h-40 w-full" />
      ) : (
        <div className="flex flex-col gap-4">
          {models.length === 0 ? (
            <NoImageModels />
          ) : (
            <ImageForm
              key={form.key}
              models={models}
              initial={form.initial}
              source={source}
              onDropSource={() => setSource(null)}
              isBusy={shown !== null && !shown.finish}
              onCreate={create}
            />
          )}
          {shown && <Results image={shown} chosenId={chosen?.id ?? null} onChoose={choose} />}
          <YourImages images={images} onOpen={open} />
        </div>
      )}
    </Dialog>
  );
}

const choiceOf = ({ prompt, modelId, size, quality, style, count }: AiImage): Choice => ({
  ...{ prompt, size, count },
  ...(style && { style }),
  ...(modelId && { modelId }),
  ...(quality && { quality }),
});
