import { toast } from "@/components/ui/toast";
import { isByHand } from "./arrange";
import type { ListOptions } from "./view-options";

/**
 * Whether tasks can be moved by hand, within their group or in the whole list, where subtasks stand under theirs. Says
 * what to do where they can't.
 */
export function isMovable(options: ListOptions, within: "group" | "list"): boolean {
  if (options.sort !== "manual") {
    toast.info("The list is sorted. Choose “By hand” under Sort to move tasks.", { id: "order" });
    return false;
  }
  if (within === "group" || isByHand(options)) return true;
  toast.info("The list is grouped. Choose “No groups” under Group for that.", { id: "order" });
  return false;
}
