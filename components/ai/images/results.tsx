"use client";
import { Check, Download, RotateCw, Square, WandSparkles } from "lucide-react";
import { Picture } from "@/components/files/picture";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { cn } from "@/components/ui/cn";
import type { AiImage } from "@/lib/ai/images/schema";
import type { FileInfo } from "@/lib/files/schema";
import { ratioOf, stateText } from "./words";

type ResultsProps = {
  image: AiImage;
  chosenId: string | null;
  onChoose: (id: string) => void;
};

/** The pictures of a request in their places, and what there is of those that are being made. */
export function Results({ image, chosenId, onChoose }: ResultsProps) {
  const { pictures, preview, finish, count, progress, error } = image;
  const open = finish ? 0 : count - pictures.length;
  const ratio = ratioOf(image.size) ?? 1;
  return (
    <section aria-label="Result" className="flex flex-col gap-2">
      <ul className={cn("grid gap-2", count > 1 ? "grid-cols-2" : "mx-auto w-full max-w-96")}>
        {pictures.map((file, at) => (
          <li key={file.id}>
            <Tile file={file} number={at + 1} isChosen={file.id === chosenId} onChoose={onChoose} />
          </li>
        ))}
        {Array.from({ length: open }, (_, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: places of pictures that aren't there yet
            key={at}
            className="overflow-hidden rounded-md bg-press motion-safe:animate-pulse"
            style={{ aspectRatio: ratio }}
          >
            {at === 0 && preview && (
              <Picture src={preview.url} alt="" className="size-full scale-105 object-cover blur-sm" />
            )}
          </li>
        ))}
      </ul>
      {!finish && (
        <div
          role="progressbar"
          aria-label="Progress"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={progress}
          className="h-1 overflow-hidden rounded-full bg-press"
        >
          <div
            className="h-full bg-accent transition-[width] duration-200"
            style={{ width: `${progress}%` }}
          />
        </div>
      )}
      <p role="status" className="text-muted text-sm empty:hidden">
        {stateText(image)}
      </p>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error.message}
        </p>
      )}
    </section>
  );
}

type TileProps = { file: FileInfo; number: number; isChosen: boolean; onChoose: (id: string) => void };

function Tile({ file, number, isChosen, onChoose }: TileProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={`Picture ${number}: ${file.alt}`}
      onClick={() => onChoose(file.id)}
      className={cn(
        "relative block w-full overflow-hidden rounded-md border-2",
        isChosen ? "border-accent" : "border-transparent hover:border-line-strong",
      )}
    >
      <Picture
        src={`/api/files/${file.id}${file.hasThumbnail ? "/thumbnail" : ""}`}
        alt=""
        width={file.width ?? undefined}
        height={file.height ?? undefined}
        className="h-auto w-full"
      />
      {isChosen && (
        <span className="absolute top-2 right-2 rounded-full bg-accent p-1 text-accent-ink [&_svg]:size-3.5">
          <Check aria-hidden="true" />
        </span>
      )}
    </button>
  );
}

type ActionsProps = {
  image: AiImage;
  chosen: FileInfo | null;
  canVary: boolean;
  insertLabel: string;
  isBusy: boolean;
  onStop: () => void;
  onAgain: () => void;
  onVary: (file: FileInfo) => void;
  onInsert: (file: FileInfo) => void;
};

/** What can be done with the request that is shown, and with the picture of it that is chosen. */
export function Actions(props: ActionsProps) {
  const { image, chosen, canVary, insertLabel, isBusy, onStop, onAgain, onVary, onInsert } = props;
  if (!image.finish && image.runId)
    return (
      <Button icon={<Square />} onClick={onStop}>
        Stop
      </Button>
    );
  return (
    <>
      <Button variant="ghost" icon={<RotateCw />} onClick={onAgain}>
        Try again
      </Button>
      {chosen && (
        <>
          {canVary && (
            <Button variant="ghost" icon={<WandSparkles />} onClick={() => onVary(chosen)}>
              Vary
            </Button>
          )}
          <a
            href={`/api/files/${chosen.id}?download`}
            download={chosen.name}
            className={buttonStyles("ghost")}
          >
            <Download aria-hidden="true" />
            Download
          </a>
          <Button variant="primary" loading={isBusy} onClick={() => onInsert(chosen)}>
            {insertLabel}
          </Button>
        </>
      )}
    </>
  );
}
