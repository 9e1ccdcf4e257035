import type { ComponentType } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { ImportableType } from "@/lib/channels/creation";

export type ImportProps = {
  parentId: string | null;
  visibility: "WORKSPACE" | "PRIVATE";
  onClose: () => void;
};

const ImportDialog = onDemand(() => import("@/components/documents/import-dialog"));
const ImportTasksDialog = onDemand(() => import("@/components/tasks/import/import-tasks-dialog"));

/** The dialog that makes a channel of a file, by its type. */
export const IMPORT_DIALOGS: Record<ImportableType, ComponentType<ImportProps>> = {
  DOC: ({ parentId, onClose }) => <ImportDialog target={{ parentId }} onClose={onClose} />,
  KANBAN: (props) => <ImportTasksDialog type="KANBAN" {...props} />,
  TODO: (props) => <ImportTasksDialog type="TODO" {...props} />,
};
