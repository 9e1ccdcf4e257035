import { tasksExport } from "@/lib/tasks/export/raw";

export const GET = tasksExport;
