import { publicFile } from "@/lib/public-channels/raw";

export const GET = publicFile;
