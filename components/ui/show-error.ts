import { problemOf } from "@/lib/http/errors";
import { toast } from "./toast";

/** Shows what failed, in the server's own words where it has some. */
export function showError(error: unknown) {
  toast.error(problemOf(error));
}
