import type { GroupRole } from "@/lib/auth/sso-providers";

type Place = { id: string; slug: string };
type Read = { rules: GroupRole[] } | { problem: string };

/** One rule a line, as `group = workspace: ROLE`, as OIDC_GROUP_ROLES has them; a workspace by its address. */
export function readRules(text: string, workspaces: Place[]): Read {
  const rules: GroupRole[] = [];
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const [, group = "", place = "", role = ""] =
      /^\s*(.+?)\s*=\s*([\w-]+)\s*:\s*(ADMIN|MEMBER|GUEST)\s*$/i.exec(line) ?? [];
    if (!role) return { problem: `“${line.trim()}” must be like: engineering = acme: MEMBER` };
    const workspaceId = workspaces.find(({ id, slug }) => slug === place || id === place)?.id;
    if (!workspaceId) return { problem: `You are in no workspace with the address “${place}”.` };
    rules.push({ group, workspaceId, role: role.toUpperCase() as GroupRole["role"] });
  }
  return { rules };
}

/** A workspace that the admin isn't in stays named by its id. */
export const writeRules = (rules: GroupRole[], workspaces: Place[]): string =>
  rules
    .map(({ group, workspaceId, role }) => {
      const place = workspaces.find(({ id }) => id === workspaceId)?.slug ?? workspaceId;
      return `${group} = ${place}: ${role}`;
    })
    .join("\n");
