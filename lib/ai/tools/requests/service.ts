import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction, transaction } from "@/lib/db";
import type { AiToolRequest, Prisma } from "@/lib/generated/prisma/client";
import { AppError, type ErrorCode, notFound } from "@/lib/http/errors";
import { parse } from "@/lib/http/parse";
import type { Shown } from "../shown";
import { isWrite, isWriteTool, SERVER_TOOLS } from "../tools";
import type { WriteTool } from "../types";
import { accessHolder } from "./holders";
import type { ToolConfirmation, ToolDecision } from "./schema";

type Result = { status: "DONE"; made: Shown } | { status: "FAILED"; problem: string };

/** What won't be different in a moment: the request has failed then. Anything else can be confirmed again. */
const FINAL: ReadonlySet<ErrorCode> = new Set([
  "forbidden",
  "not_found",
  "conflict",
  "invalid_input",
  "too_large",
]);

/**
 * Makes a change that a model asked for, as the person whom it asked, and once: the request is the nonce of what is made,
 * so a second click, another device and another try after a kill give what there is.
 * @throws AppError not_found for anybody else, conflict for what was declined or is too old
 */
export async function confirmRequest(
  actor: Actor,
  requestId: string,
  { fields: changes = {} }: ToolConfirmation,
): Promise<ToolDecision> {
  const { request, holder } = await accessRequest(actor, requestId);
  const tool = writeToolOf(request.tool);
  const begun = await transaction((tx) => begin(tx, request.id, tool, changes));
  if (begun.status !== "CONFIRMED") return toDecision(begun);
  const result = await make(actor, tool, begun);
  return transaction(async (tx) => {
    const output = result.status === "DONE" ? result.made : result.problem;
    const { count } = await tx.aiToolRequest.updateMany({
      where: { id: request.id, status: "CONFIRMED" },
      data: { status: result.status, result: output, decidedAt: new Date() },
    });
    const state = result.status === "DONE" ? "done" : "failed";
    if (count > 0) await holder.store(tx, { state, input: begun.fields, output });
    return toDecision(await tx.aiToolRequest.findUniqueOrThrow({ where: { id: request.id } }));
  });
}

/** @throws AppError not_found for anybody else, conflict for what was confirmed */
export async function declineRequest(actor: Actor, requestId: string): Promise<ToolDecision> {
  const { request, holder } = await accessRequest(actor, requestId);
  return transaction(async (tx) => {
    const { status } = await lock(tx, request.id);
    if (status === "PENDING") {
      const data = { status: "DECLINED", decidedAt: new Date() } as const;
      await tx.aiToolRequest.update({ where: { id: request.id }, data });
      await holder.store(tx, { state: "denied", input: {}, output: undefined });
    } else if (status !== "DECLINED") throw new AppError("conflict", "This was confirmed already.");
    return toDecision(await tx.aiToolRequest.findUniqueOrThrow({ where: { id: request.id } }));
  });
}

/** A request is nobody's but theirs whom the model asked. */
async function accessRequest(actor: Actor, id: string) {
  const request = await db().aiToolRequest.findUnique({ where: { id, userId: actor.userId } });
  if (!request) throw notFound("request");
  const holder = await accessHolder(actor, request);
  if (!holder.isEnded) throw new AppError("conflict", "Wait until the answer is written, then decide.");
  return { request, holder };
}

async function lock(tx: Transaction, id: string): Promise<AiToolRequest> {
  await tx.$queryRaw`SELECT FROM ai_tool_requests WHERE id = ${id}::uuid FOR UPDATE`;
  const request = await tx.aiToolRequest.findUnique({ where: { id } });
  if (!request) throw notFound("request");
  return request;
}

/** Records what is confirmed. What was confirmed before is done as it was then. */
async function begin(
  tx: Transaction,
  id: string,
  tool: WriteTool,
  changes: NonNullable<ToolConfirmation["fields"]>,
): Promise<AiToolRequest> {
  const request = await lock(tx, id);
  if (request.status === "DECLINED") throw new AppError("conflict", "You have declined this.");
  if (request.status !== "PENDING") return request;
  if (request.expiresAt <= new Date())
    throw new AppError("conflict", "This is too old to be confirmed. Ask for it again.");
  const fields = parse(tool.fields, { ...(request.fields as object), ...changes }, "body");
  const data = { status: "CONFIRMED" as const, fields: fields as Prisma.InputJsonObject };
  return tx.aiToolRequest.update({ where: { id }, data });
}

async function make(actor: Actor, tool: WriteTool, { id, targetId, fields }: AiToolRequest): Promise<Result> {
  try {
    const { object, text } = await tool.write(actor, targetId, parse(tool.fields, fields, "body"), id);
    return { status: "DONE", made: { object, text } };
  } catch (error) {
    if (error instanceof AppError && FINAL.has(error.code))
      return { status: "FAILED", problem: error.message };
    throw error;
  }
}

/** @throws AppError conflict for a tool that this version doesn't have */
function writeToolOf(name: string): WriteTool {
  const tool = isWriteTool(name) ? SERVER_TOOLS[name] : null;
  if (!tool || !isWrite(tool))
    throw new AppError("conflict", "This can’t be done any more. Ask for it again.");
  return tool;
}

function toDecision({ id, status, result }: AiToolRequest): ToolDecision {
  const made = status === "DONE" ? (result as Shown) : null;
  return {
    id,
    status: status as ToolDecision["status"],
    object: made?.object ?? null,
    problem: status === "FAILED" ? String(result) : null,
  };
}
