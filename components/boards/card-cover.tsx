import { Picture } from "@/components/files/picture";
import type { TaskCover } from "@/lib/tasks/schema";

/** The picture above a card's title. It is as high before it is loaded, so that no card below it moves. */
export function CardCover({ cover: { fileId, alt, hasThumbnail } }: { cover: TaskCover }) {
  return (
    <div className="-mx-3 -mt-2.5 h-32 overflow-hidden rounded-t-lg bg-press">
      {hasThumbnail && (
        <Picture src={`/api/files/${fileId}/thumbnail`} alt={alt} className="size-full object-cover" />
      )}
    </div>
  );
}
