import { useQuery } from "@tanstack/react-query";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { type ObjectKey, objectName } from "@/lib/objects/types";
import { saveContract, unsaveContract } from "@/lib/saved/contract";
import { savedInChannelQuery } from "@/lib/saved/queries";

export const includesObject = (saved: readonly ObjectKey[] | undefined, object: ObjectKey): boolean =>
  saved?.some((other) => objectName(other) === objectName(object)) ?? false;

/** Saves an object, or takes it out, and says so. */
export async function setSaved({ type, id }: ObjectKey, isSaved: boolean): Promise<void> {
  await call(isSaved ? saveContract : unsaveContract, { params: { type, targetId: id } });
  toast.success(isSaved ? "Saved for later" : "Removed from saved");
}

/** Whether I have saved an object, and the other way round. */
export function useSaved(channelId: string, object: ObjectKey) {
  const { data } = useQuery(savedInChannelQuery(channelId));
  const isSaved = includesObject(data, object);
  return { isSaved, toggle: () => void setSaved(object, !isSaved).catch(showError) };
}
