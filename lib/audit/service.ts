import type { Transaction } from "@/lib/db";
import type {
  AccountAuditAction,
  AccountAuditDetails,
  ApiKeyAuditAction,
  ApiKeyAuditDetails,
  AuditAction,
  AuditDetails,
  InstanceAuditAction,
  InstanceAuditDetails,
  SsoAuditAction,
  SsoAuditDetails,
} from "./schema";

type NewEntry = {
  actorId: string;
  /** To whom it was done, where it was done to somebody. */
  subjectId?: string;
} & (
  | { workspaceId: string; action: AuditAction; details?: AuditDetails }
  | { workspaceId: null; action: InstanceAuditAction; details?: InstanceAuditDetails }
  | { workspaceId: null; action: AccountAuditAction; details?: AccountAuditDetails }
  | { workspaceId: null; action: ApiKeyAuditAction; details?: ApiKeyAuditDetails }
  | { workspaceId: null; action: SsoAuditAction; details?: SsoAuditDetails }
);

/** Records an act in the transaction that does it: there is an entry if and only if it happened. */
export async function recordAudit(tx: Transaction, { details = {}, ...entry }: NewEntry): Promise<void> {
  await tx.auditEntry.create({ data: { ...entry, details } });
}
