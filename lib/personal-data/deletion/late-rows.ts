import { pool } from "@/lib/db";
import { LATE_DELETIONS } from "./tables";

/** Deletes the rows that requests under way wrote for accounts after their deletion. */
export async function deleteLateRows(): Promise<void> {
  for (const statement of LATE_DELETIONS) await pool().query(statement);
}
