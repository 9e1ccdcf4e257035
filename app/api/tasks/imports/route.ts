import { tasksImport } from "@/lib/tasks/import/raw";

export const POST = tasksImport;
