import { importIntoChannel } from "@/lib/tasks/import/raw";

export const POST = importIntoChannel;
