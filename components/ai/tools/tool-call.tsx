"use client";
import { useQuery } from "@tanstack/react-query";
import { Check, CircleSlash, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Spinner } from "@/components/ui/spinner";
import type { ToolPart } from "@/lib/ai/parts";
import type { Shown } from "@/lib/ai/tools/shown";
import { findTool, type ToolDefinition } from "@/lib/ai/tools/table";
import { objectPath } from "@/lib/objects/path";
import type { ObjectKey } from "@/lib/objects/types";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindReferenceEvents } from "@/lib/references/cache-events";
import { referenceQuery } from "@/lib/references/queries";
import { Folded } from "../folded";
import { ToolRequestCard } from "./tool-request-card";

export type ToolCallProps = {
  part: ToolPart;
  /** Whether whoever looks at it asked for the answer, and so decides. */
  isAsker: boolean;
  /** The answer is still being written. */
  isGrowing: boolean;
};

/** A call of a tool in an answer: a line of what was done, or what a person has to confirm. */
export default function ToolCall({ part, isAsker, isGrowing }: ToolCallProps) {
  const { request, state, input } = part;
  const tool = findTool(part.name);
  if (request && tool?.kind === "write" && state !== "stopped")
    return (
      <ToolRequestCard
        tool={tool}
        part={part}
        request={request}
        decides={isAsker && !isGrowing}
        made={<Made part={part} />}
      />
    );
  const { object, count } = shownOf(part);
  const said = [
    tool ? labelOf(tool, part) : `${part.name}: ${state}`,
    count !== undefined && `${count} found`,
  ]
    .filter(Boolean)
    .join(" · ");
  const details = detailsOf(part);
  const label = (
    <>
      {said}
      {object && <Named object={object} />}
    </>
  );
  const icon = <StateIcon state={state} />;
  if (!details)
    return (
      <p className="flex flex-wrap items-center gap-1.5 text-muted text-sm">
        {icon}
        {label}
      </p>
    );
  return (
    <Folded icon={icon} label={label}>
      <p className="whitespace-pre-wrap break-words text-muted text-sm">{details}</p>
    </Folded>
  );

  /** What went wrong, or what else was asked for than the line says. */
  function detailsOf({ output }: ToolPart): string {
    if (state === "failed") return typeof output === "string" ? output : "";
    const about = tool?.kind === "read" ? tool.about : undefined;
    const others = Object.entries((input ?? {}) as Record<string, unknown>).filter(
      ([name, value]) => name !== about && value && !object,
    );
    return others.map(([name, value]) => `${name}: ${String(value)}`).join("\n");
  }
}

const shownOf = ({ state, output }: ToolPart): Shown =>
  state === "done" && typeof output === "object" && output !== null ? (output as Shown) : {};

const ENDS = { failed: "failed", stopped: "stopped", denied: "declined" } as const;

function labelOf(tool: ToolDefinition, { state, input }: ToolPart): string {
  const isOpen = state === "calling" || state === "running" || state === "asked";
  const about =
    tool.kind === "read" && tool.about ? (input as Record<string, unknown> | null)?.[tool.about] : null;
  const asked = typeof about === "string" && about ? ` for “${about}”` : "";
  const end = state in ENDS ? `: ${ENDS[state as keyof typeof ENDS]}` : "";
  return `${isOpen ? tool.running : tool.done}${asked}${end}`;
}

function StateIcon({ state }: Pick<ToolPart, "state">) {
  if (state === "calling" || state === "running") return <Spinner />;
  const Icon = state === "failed" ? TriangleAlert : state === "done" ? Check : CircleSlash;
  return <Icon className="size-3.5 shrink-0" aria-hidden="true" />;
}

function Made({ part }: { part: ToolPart }) {
  const { object } = shownOf(part);
  return object ? <Named object={object} /> : null;
}

/** An object by its name as the viewer may see it now; nothing where they may not. */
function Named({ object }: { object: ObjectKey }) {
  useCacheEvents(bindReferenceEvents);
  const { data: found } = useQuery(referenceQuery(object));
  const { slug } = useWorkspaceIds();
  const path = found?.isVisible ? objectPath(found, slug) : null;
  if (!path || !found?.isVisible) return null;
  return (
    <Link href={path} prefetch={false} className="min-w-0 truncate text-accent hover:underline">
      {found.title}
    </Link>
  );
}
