import { transaction } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";

/** Has a worker look for deliveries now. Where that fails, it looks within a minute anyway. */
export const wake = (): Promise<unknown> => transaction((tx) => enqueue(tx, "webhooks.deliver", {}));
