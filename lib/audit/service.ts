import type { Transaction } from "@/lib/db";
import type { AuditAction, AuditDetails } from "./schema";

type NewEntry = {
  workspaceId: string;
  actorId: string;
  action: AuditAction;
  /** To whom it was done, where it was done to somebody. */
  subjectId?: string;
  details?: AuditDetails;
};

/** Records an act in the transaction that does it: there is an entry if and only if it happened. */
export async function recordAudit(tx: Transaction, { details = {}, ...entry }: NewEntry): Promise<void> {
  await tx.auditEntry.create({ data: { ...entry, details } });
}
