import { showError } from "@/components/ui/show-error";

/** For what a press begins: a failure is shown, and nothing waits for it. */
export const attempt = (act: Promise<unknown>) => void act.catch(showError);
