import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The part of a person's data that a request may reach: an API key can be bound to some workspaces, and kept from direct
 * conversations. Access rules and lists begin with the person's memberships, so the bounds stand below all of them:
 * every statement of a bound request reads the tables of `BOUNDED` through a common table expression of the same name,
 * which has only the rows within. A statement that somebody adds later is bound without knowing.
 */
export type Bounds = {
  /** Null for all. */
  workspaceIds: readonly string[] | null;
  hasConversations: boolean;
};

const current = new AsyncLocalStorage<Bounds | null>();

/** Whether there is anything to hold back. */
export const isBound = (bounds: Bounds): boolean => bounds.workspaceIds !== null || !bounds.hasConversations;

/** Every statement of `work` is bound. Null for none. */
export const withinBounds = <T>(bounds: Bounds | null, work: () => T): T =>
  current.run(bounds && isBound(bounds) ? bounds : null, work);

export const currentBounds = (): Bounds | null => current.getStore() ?? null;

type Conditions = {
  /** Of a column with a workspace's id; null isn't within. */
  workspace: (column: string) => string;
  /** Of a column with a channel's id; null isn't within. */
  channel: (column: string) => string;
};

const byWorkspace = ({ workspace }: Conditions) => workspace("workspace_id");
const byChannel = ({ channel }: Conditions) => channel("channel_id");
/** What is about no object of a workspace is the person's own. */
const byTarget = ({ channel }: Conditions) => `target_id IS NULL
  OR target_id IN (SELECT id FROM public.messages WHERE ${channel("channel_id")})
  OR target_id IN (SELECT id FROM public.tasks WHERE ${channel("channel_id")})
  OR ${channel("target_id")}`;

const ofSeenPeople = (column: string, { workspace, channel }: Conditions) => `${column} IN (
  SELECT user_id FROM public.memberships WHERE ${workspace("workspace_id")}
  UNION ALL SELECT user_id FROM public.channel_members WHERE ${channel("channel_id")})`;

/**
 * Where the rows lead to a person's things without passing a channel or workspace first. Contents (messages, tasks,
 * documents) aren't here: whatever reads them asks for the channel. `bounds.test.ts` names each table that has a
 * workspace or channel, so that a new one is decided on.
 */
export const BOUNDED: Readonly<Record<string, (conditions: Conditions) => string>> = {
  workspaces: ({ workspace }) => workspace("id"),
  memberships: byWorkspace,
  /** The view of those whose workspace is open to their person. */
  open_memberships: byWorkspace,
  channels: ({ channel }) => channel("id"),
  channel_members: byChannel,
  invites: byWorkspace,
  removals: byWorkspace,
  workspace_preferences: byWorkspace,
  channel_preferences: byChannel,
  inbox_items: ({ workspace, channel }) =>
    `CASE WHEN workspace_id IS NULL THEN ${channel("channel_id")} ELSE ${workspace("workspace_id")} END`,
  drafts: byChannel,
  scheduled_messages: byChannel,
  read_markers: byChannel,
  saved_items: byChannel,
  reminders: byTarget,
  /** Pictures of people and what isn't attached yet have no channel. */
  files: ({ channel }) => `channel_id IS NULL OR ${channel("channel_id")}`,
  calls: byChannel,
  threads: byChannel,
  blocks: (conditions) =>
    `${ofSeenPeople("blocker_id", conditions)} AND ${ofSeenPeople("blocked_id", conditions)}`,
  job_runs: byWorkspace,
  reports: byWorkspace,
  audit_entries: byWorkspace,
  custom_emoji: byWorkspace,
  sticker_packs: byWorkspace,
  workspace_settings: byWorkspace,
  webhooks: byWorkspace,
  incoming_hooks: byChannel,
  ai_budgets: byWorkspace,
  ai_calls: byWorkspace,
  ai_folders: byWorkspace,
  ai_images: byWorkspace,
  ai_prompts: byWorkspace,
  ai_runs: byWorkspace,
  ai_sessions: byWorkspace,
  ai_tool_requests: byWorkspace,
  ai_writings: byWorkspace,
};

/** @param ids the parameter with the ids of the workspaces; null where all are within */
function conditionsOf(ids: string | null, { hasConversations }: Bounds): Conditions {
  const isWithin = ids ? `workspace_id = ANY(${ids}::uuid[])` : "workspace_id IS NOT NULL";
  const channels = hasConversations ? `(${isWithin} OR workspace_id IS NULL)` : isWithin;
  return {
    workspace: (column) => (ids ? `${column} = ANY(${ids}::uuid[])` : `${column} IS NOT NULL`),
    channel: (column) => `${column} IN (SELECT id FROM public.channels WHERE ${channels})`,
  };
}

const LEAD = /^(?:\s|--.*\n|\/\*[\s\S]*?\*\/)*/;
const WITH = /^WITH\s+(RECURSIVE\s+)?/i;
const STATEMENT = /^\(?\s*(?:WITH|SELECT|INSERT|UPDATE|DELETE|VALUES|TABLE|MERGE)\b/i;
/** PostgreSQL writes to tables only, and a table expression of the same name would be in the way. */
const WRITTEN =
  /\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO)\s+(?:ONLY\s+)?(?:"public"\.)?"?(\w+)"?/gi;
const LOCKING = /\bFOR\s+(?:NO\s+KEY\s+UPDATE|UPDATE|KEY\s+SHARE|SHARE)\b(?:\s+OF\s+(\w+))?/gi;

const mentions = (sql: string, table: string) => new RegExp(`\\b${table}\\b`).test(sql);

/** The tables that a statement writes to or locks rows of: those can only be named as they are. */
function heldTables(sql: string): (table: string) => boolean {
  const written = new Set([...sql.matchAll(WRITTEN)].map(([, table]) => table?.toLowerCase()));
  const aliases = [...sql.matchAll(LOCKING)].map(([, alias]) => alias ?? null);
  const isLocked = (table: string) =>
    aliases.some(
      (alias) => alias === null || new RegExp(`\\b${table}\\s+(?:AS\\s+)?${alias}\\b`, "i").test(sql),
    );
  return (table) => written.has(table) || isLocked(table);
}

type Bound = { sql: string; hasIds: boolean };
const kept = new Map<string, Bound>();
/** Statements with a text of their own for each call, as of many rows, must not add up. */
const MAX_KEPT = 2_000;

function build(sql: string, bounds: Bounds, parameters: number): Bound {
  const lead = LEAD.exec(sql)?.[0] ?? "";
  const rest = sql.slice(lead.length);
  if (!STATEMENT.test(rest)) return { sql, hasIds: false };
  const isHeld = heldTables(sql);
  const tables = Object.keys(BOUNDED).filter((table) => mentions(sql, table) && !isHeld(table));
  if (tables.length === 0) return { sql, hasIds: false };
  const ids = bounds.workspaceIds ? `$${parameters + 1}` : null;
  const conditions = conditionsOf(ids, bounds);
  const expressions = tables.map(
    (table) =>
      `${table} AS NOT MATERIALIZED (SELECT * FROM public.${table} WHERE ${BOUNDED[table]!(conditions)})`,
  );
  // Prisma names the schema, which a table expression has none of.
  const body = tables.reduce((text, table) => text.replaceAll(`"public"."${table}"`, `"${table}"`), rest);
  const [own = "", recursive = ""] = WITH.exec(body) ?? [];
  const tail = own ? `, ${body.slice(own.length)}` : ` ${body}`;
  return { sql: `WITH ${recursive}${expressions.join(", ")}${tail}`, hasIds: ids !== null };
}

/** A statement as the bounds of the request want it; as it is where there are none. */
export function boundStatement<Values extends readonly unknown[]>(
  sql: string,
  values: Values,
  bounds = currentBounds(),
): { sql: string; values: Values | readonly unknown[]; variant: string } {
  if (!bounds) return { sql, values, variant: "" };
  const variant = `${bounds.workspaceIds ? "w" : ""}${bounds.hasConversations ? "d" : ""}`;
  const key = `${variant} ${values.length} ${sql}`;
  let bound = kept.get(key);
  if (!bound) {
    if (kept.size >= MAX_KEPT) kept.clear();
    bound = build(sql, bounds, values.length);
    kept.set(key, bound);
  }
  return { sql: bound.sql, values: bound.hasIds ? [...values, bounds.workspaceIds] : values, variant };
}
