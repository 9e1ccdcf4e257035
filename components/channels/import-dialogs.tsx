import type { ComponentType } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { ImportableType } from "@/lib/channels/creation";
import type { ImportProps } from "./import-target";

const ImportTasksDialog = onDemand(() => import("@/components/tasks/import/import-tasks-dialog"));

/** The dialog that takes a file into a channel, by its type. */
export const IMPORT_DIALOGS: Record<ImportableType, ComponentType<ImportProps>> = {
  DOC: onDemand(() => import("@/components/documents/import-dialog")),
  KANBAN: (props) => <ImportTasksDialog type="KANBAN" {...props} />,
  TODO: (props) => <ImportTasksDialog type="TODO" {...props} />,
};
