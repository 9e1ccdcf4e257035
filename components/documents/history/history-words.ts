import type { TimeFormat } from "@/components/ui/time";
import type { Change } from "@/lib/documents/versions/change";
import type { DocumentVersion } from "@/lib/documents/versions/schema";

/** An author of whom no name is left: somebody whose account is gone, or the instance itself. */
const NOBODY = "somebody unknown";

/** Who wrote in a version, as "Ada, Ben and Chiara". */
export function authorsOf({ authors }: DocumentVersion): string {
  const names = [...new Set(authors.map(({ person }) => person?.name ?? NOBODY))];
  return new Intl.ListFormat("en-US", { type: "conjunction" }).format(names.length > 0 ? names : [NOBODY]);
}

/** What a version is called among others: its name, or when it was written. */
export const versionName = ({ name, untilAt }: DocumentVersion, format: TimeFormat): string =>
  name ?? format.moment(untilAt);

const FORMATS: Readonly<Record<string, string>> = {
  type: "kind of block",
  level: "level of heading",
  checked: "tick",
  start: "number",
  strike: "strikethrough",
  colspan: "cells it spans",
  rowspan: "rows it spans",
  colwidth: "width of the column",
};

/** `backgroundColor` as "background color". */
const plain = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Which formats a change changed, as "bold and link". */
export const formatsOf = ({ formats = [] }: Change): string =>
  new Intl.ListFormat("en-US").format(formats.map((name) => FORMATS[name] ?? plain(name)));
