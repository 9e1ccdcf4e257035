import { READ_TOOLS } from "./read-tools";
import type { ToolName, WriteToolName } from "./table";
import type { ReadTool, WriteTool } from "./types";
import { WRITE_TOOLS } from "./write-tools";

/** The server side of the closed table of tools. */
export const SERVER_TOOLS: Record<ToolName, ReadTool | WriteTool> = { ...READ_TOOLS, ...WRITE_TOOLS };

export const isWrite = (tool: ReadTool | WriteTool): tool is WriteTool => "write" in tool;

export const isWriteTool = (name: string): name is WriteToolName => Object.hasOwn(WRITE_TOOLS, name);
