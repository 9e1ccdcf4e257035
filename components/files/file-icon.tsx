import {
  File,
  FileArchive,
  FileAudio,
  FileCode,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
} from "lucide-react";

const ICONS: [RegExp, LucideIcon][] = [
  [/^image\//, FileImage],
  [/^video\//, FileVideo],
  [/^audio\//, FileAudio],
  [/zip|gzip|tar|compressed|7z|rar/, FileArchive],
  [/spreadsheet|excel|\.(csv|xlsx|ods)$/i, FileSpreadsheet],
  [/\.(js|ts|tsx|jsx|py|rs|go|java|c|cpp|css|html|json|sh|sql|ya?ml)$/i, FileCode],
  [/^text\/|pdf|word|document/, FileText],
];

/** By what the file is; where its content is plain text or unknown, by how its name ends. */
export function FileIcon({ type, name, className }: { type?: string; name: string; className?: string }) {
  const Icon = ICONS.find(([pattern]) => pattern.test(name) || (type && pattern.test(type)))?.[1] ?? File;
  return <Icon className={className} aria-hidden="true" />;
}
