import { ErrorState } from "@/components/ui/error-state";

const reload = () => location.reload();

/** In place of a page that isn't stored, or that the server makes anew for each visit: loaded when that can succeed. */
export const NotStored = () => <ErrorState onRetry={reload} />;
