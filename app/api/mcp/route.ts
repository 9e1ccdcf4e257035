import { mcp } from "@/lib/composition/mcp/raw";

export const POST = mcp;
