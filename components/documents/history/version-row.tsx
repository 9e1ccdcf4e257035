"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Bookmark, BookmarkMinus, Ellipsis, GitCompare, RotateCcw } from "lucide-react";
import { useState } from "react";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { showError } from "@/components/ui/show-error";
import type { TimeFormat } from "@/components/ui/time";
import { nameVersionContract } from "@/lib/documents/versions/contract";
import { versionsQuery } from "@/lib/documents/versions/queries";
import type { DocumentVersion } from "@/lib/documents/versions/schema";
import { call } from "@/lib/http/client";
import { NOW, useShowHistory } from "./history-place";
import { authorsOf } from "./history-words";
import { NameForm } from "./name-form";
import { useRestore } from "./use-restore";

const FACES = 3;

type VersionRowProps = { version: DocumentVersion; isShown: boolean; canEdit: boolean; format: TimeFormat };

/** A version in the list: when and by whom, under its name if it has one. */
export function VersionRow({ version, isShown, canEdit, format }: VersionRowProps) {
  const { id, documentId, name, fromAt, untilAt } = version;
  const [isNaming, setNaming] = useState(false);
  const client = useQueryClient();
  const restore = useRestore(documentId);
  const showHistory = useShowHistory();
  const people = version.authors.flatMap(({ person }) => person ?? []);

  async function rename(next: string | null) {
    await call(nameVersionContract, { params: { documentId, versionId: id }, body: { name: next } });
    await client.invalidateQueries({ queryKey: versionsQuery(documentId).queryKey });
  }

  if (isNaming)
    return (
      <li>
        <NameForm name={name ?? ""} onSave={rename} onClose={() => setNaming(false)} />
      </li>
    );
  return (
    <li className={cn("flex items-center gap-1 rounded-md pr-1 hover:bg-hover", isShown && "bg-accent-soft")}>
      <button
        type="button"
        aria-current={isShown}
        data-version={id}
        onClick={() => showHistory(id)}
        className="flex min-h-12 min-w-0 flex-1 flex-col justify-center rounded-md px-2 py-1.5 text-left outline-offset-[-2px]"
      >
        <span className="flex w-full min-w-0 items-center gap-1.5">
          {name && <Bookmark className="size-3.5 shrink-0 fill-brass text-brass" aria-hidden="true" />}
          <span className={cn("min-w-0 truncate", name ? "font-semibold" : "font-medium tabular-nums")}>
            {name ?? format.time(untilAt)}
          </span>
          {name && <span className="shrink-0 text-muted text-xs tabular-nums">{format.time(untilAt)}</span>}
        </span>
        <span
          className="flex w-full min-w-0 items-center gap-1.5 text-muted text-xs"
          title={`${format.full(fromAt)} to ${format.full(untilAt)}`}
        >
          {people.length > 0 && <AvatarStack people={people.slice(0, FACES)} />}
          <span className="truncate">{lineOf(version, format)}</span>
        </span>
      </button>
      <Menu
        align="end"
        trigger={
          <IconButton label={`Menu of the version of ${format.moment(untilAt)}`} size="sm">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem icon={<GitCompare />} onSelect={() => showHistory(id, NOW)}>
          Compare with now
        </MenuItem>
        {canEdit && (
          <>
            <MenuItem icon={<Bookmark />} onSelect={() => setNaming(true)}>
              {name ? "Rename…" : "Name this version…"}
            </MenuItem>
            {name && (
              <MenuItem icon={<BookmarkMinus />} onSelect={() => void rename(null).catch(showError)}>
                Remove the name
              </MenuItem>
            )}
            <MenuItem icon={<RotateCcw />} onSelect={() => void restore(version)}>
              Restore this version
            </MenuItem>
          </>
        )}
      </Menu>
    </li>
  );
}

function lineOf(version: DocumentVersion, format: TimeFormat): string {
  const { restoredFromId, restoredFromAt } = version;
  if (!restoredFromId) return authorsOf(version);
  const origin = restoredFromAt ? `the version of ${format.moment(restoredFromAt)}` : "an older version";
  return `${authorsOf(version)} restored ${origin}`;
}
