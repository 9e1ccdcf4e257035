import { pool, type Transaction } from "@/lib/db";
import { log } from "@/lib/log";
import { newId } from "@/lib/new-id";
import { assertWithinBudgets, type Insert } from "../budgets/reserve";
import { warnOfBudgets } from "../budgets/warn";
import type { Price, ResolvedModel } from "../models/resolved";
import { costOf, type Tokens } from "./cost";

/** After this a reservation is settled by a job: its worker is gone. Longer than a run may take. */
const EXPIRES_MINUTES = 15;

export type NewCall = {
  purpose: string;
  runId: string | null;
  attempt: number;
  step: number;
  /** Null: made for nobody in particular, such as for the index. */
  userId: string | null;
  /** Null where no workspace pays for it: an administrator tries a model. */
  workspaceId: string | null;
  sessionId: string | null;
  model: Pick<ResolvedModel, "id" | "label" | "providerName" | "price">;
  /** The most that it may use. */
  inputTokens: number;
  maxOutputTokens: number;
  /** Of a call for pictures: how many. */
  pictures?: number;
  /** When it is made: periods of budgets count it there. */
  at?: Date;
};

export type Reservation = { id: string; price: Price | null; inputTokens: number };

/** Names are copied: rows outlive what they name. The model and the chat may have been deleted meanwhile. */
const INSERT = `INSERT INTO ai_calls (id, purpose, run_id, attempt, step, user_id, user_name, workspace_id, workspace_name,
    session_id, model_id, model_name, provider_name, reserved_micros, price, input_tokens, created_at, expires_at)
  SELECT $1::uuid, $2, $3::uuid, $4::int, $5::int, u.id, coalesce(u.name, 'Guildhall'), w.id, coalesce(w.name, ''),
    (SELECT id FROM ai_sessions WHERE id = $8::uuid), (SELECT id FROM ai_models WHERE id = $9::uuid), $10, $11,
    $12::bigint, $13::jsonb, $14::int, $15::timestamptz, $15::timestamptz + interval '${EXPIRES_MINUTES} min'
  FROM (SELECT) made LEFT JOIN users u ON u.id = $6::uuid LEFT JOIN workspaces w ON w.id = $7::uuid
  WHERE ($6::uuid IS NULL OR u.id IS NOT NULL) AND ($7::uuid IS NULL OR w.id IS NOT NULL)
  ON CONFLICT (id) DO NOTHING`;

/**
 * Enters a call into the ledger before it is made, with the most that it can cost: that counts as spent until the call
 * is settled, so calls at once can't overspend.
 * @param id the same where it is done again, which then enters it once
 * @throws AppError budget_spent
 */
export async function reserveCall(call: NewCall, id = newId()): Promise<Reservation> {
  const { model, userId, workspaceId, pictures, inputTokens, at = new Date() } = call;
  const micros = costOf(model.price, {
    input: inputTokens,
    cached: 0,
    output: call.maxOutputTokens,
    pictures,
  });
  const values = [
    ...[id, call.purpose, call.runId, call.attempt, call.step, userId, workspaceId, call.sessionId],
    ...[model.id, model.label, model.providerName, micros, priceJson(model.price), call.inputTokens, at],
  ];
  const scope = { userId, modelId: model.id, micros, at };
  const insert: Insert = (client) => client.query({ name: "reserve call", text: INSERT, values });
  await (workspaceId === null ? insert(pool()) : assertWithinBudgets({ ...scope, workspaceId }, insert));
  return { id, price: model.price, inputTokens: call.inputTokens };
}

const priceJson = (price: Price | null) =>
  price &&
  JSON.stringify({
    ...{ input: Number(price.input), cached: Number(price.cached), output: Number(price.output) },
    ...(price.picture !== undefined && { picture: Number(price.picture) }),
  });

export type Settlement = {
  status: "DONE" | "STOPPED" | "FAILED" | "EXPIRED";
  tokens: Tokens & { reasoning: number };
  isEstimated: boolean;
  firstTokenMs: number | null;
  durationMs: number | null;
  errorCode: string | null;
};

/**
 * Puts what a call used in place of its reservation. Only the first time counts.
 * @returns whether this was it
 */
export async function settleCall(
  reservation: Omit<Reservation, "inputTokens">,
  settled: Settlement,
): Promise<boolean> {
  const values = settledValues(reservation, settled);
  const { rowCount } = await pool().query({ name: "settle call", text: SETTLE, values });
  const isFirst = (rowCount ?? 0) > 0;
  if (isFirst) await warnOf(reservation, settled);
  return isFirst;
}

/** Notifies those whose budgets come near to their end; what is free brings none nearer. */
export async function warnOf({ id, price }: Omit<Reservation, "inputTokens">, { tokens }: Settlement) {
  if (costOf(price, tokens) > 0n)
    await warnOfBudgets(id).catch(({ name, code }) =>
      log.error({ call: id, name, code }, "nobody was warned of a budget"),
    );
}

/** The same in the transaction that stores what the call has made; `warnOf` once it has committed. */
export async function settleCallIn(
  tx: Transaction,
  reservation: Omit<Reservation, "inputTokens">,
  settled: Settlement,
): Promise<boolean> {
  return (await tx.$executeRawUnsafe(SETTLE, ...settledValues(reservation, settled))) > 0;
}

const SETTLE = `UPDATE ai_calls SET status = $2::ai_call_status, cost_micros = $3::bigint, input_tokens = $4::int,
    cached_tokens = $5::int, output_tokens = $6::int, reasoning_tokens = $7::int, is_estimated = $8,
    first_token_ms = $9::int, duration_ms = $10::int, error_code = $11, pictures = $12::int, settled_at = now()
  WHERE id = $1::uuid AND status = 'RESERVED'`;

const settledValues = ({ id, price }: Omit<Reservation, "inputTokens">, settled: Settlement) => {
  const { status, tokens, isEstimated, firstTokenMs, durationMs, errorCode } = settled;
  return [
    ...[id, status, costOf(price, tokens), tokens.input, tokens.cached, tokens.output, tokens.reasoning],
    ...[isEstimated, firstTokenMs, durationMs, errorCode, tokens.pictures ?? 0],
  ];
};
