"use client";
import Link from "next/link";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { useTimeFormat } from "@/components/ui/time";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import type { Report } from "@/lib/moderation/schema";
import { placePath } from "@/lib/objects/place";
import { OBJECT_TYPES, type ObjectType } from "@/lib/objects/types";
import { reasonLabel } from "./reasons";
import { ReportDecisions } from "./report-decisions";

/** One report: about whom, what was said and why somebody minds, then what can be done. */
export function ReportCard({ report }: { report: Report }) {
  const { slug } = useWorkspaceIds();
  const format = useTimeFormat();
  const { subject, reporter, target, place, status } = report;
  return (
    <article className="flex flex-col gap-3 rounded-lg border border-line bg-raised p-4">
      <header className="flex items-start gap-3">
        <Avatar name={subject.name} seed={subject.id} src={subject.image} size="lg" />
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold">
            {aboutOf(target.type)}
            <bdi>{subject.name}</bdi>
            {report.subjectRole === null && <span className="font-normal text-muted"> (no member)</span>}
          </h3>
          <p className="text-muted text-sm">
            Reported by <bdi>{reporter?.name ?? "somebody who has left"}</bdi>,{" "}
            <time dateTime={report.createdAt} title={format.full(report.createdAt)}>
              {format.dayName(report.createdAt)}, {format.time(report.createdAt)}
            </time>
          </p>
        </div>
        <Badge>{reasonLabel(report.reason)}</Badge>
      </header>
      {report.excerpt && (
        <blockquote className="wrap-anywhere max-h-48 overflow-y-auto whitespace-pre-wrap border-line-strong border-l-2 pl-3">
          {report.excerpt}
        </blockquote>
      )}
      {report.note && <p className="wrap-anywhere whitespace-pre-wrap text-sm">Note: {report.note}</p>}
      {place && (
        <Link className="w-fit text-accent text-sm underline" href={placePath(place, slug)}>
          Show it in {CHANNEL_TYPES[place.channelType].prefix}
          <bdi>{place.channelName}</bdi>
        </Link>
      )}
      {status === "OPEN" ? (
        <ReportDecisions report={report} />
      ) : (
        <p className="text-muted text-sm">
          {status === "DISMISSED" ? "Dismissed" : "Dealt with"}
          {report.resolvedBy && (
            <>
              {" "}
              by <bdi>{report.resolvedBy.name}</bdi>
            </>
          )}
          {report.resolvedAt && `, ${format.dayName(report.resolvedAt)}`}
        </p>
      )}
    </article>
  );
}

/** What stands before the name of whom it is about. */
function aboutOf(type: ObjectType): string {
  if (type === "person") return "";
  // Several people write one.
  return type === "document" ? "A document, last edited by " : `A ${OBJECT_TYPES[type].word} of `;
}
