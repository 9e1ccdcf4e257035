export function DayLine({ name }: { name: string }) {
  return (
    <div className="flex items-center gap-3 px-5 pt-4 pb-1 max-md:px-3">
      <span className="h-px flex-1 bg-line" />
      <span className="font-medium text-muted text-xs">{name}</span>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}

export function UnreadLine() {
  return (
    <div className="flex items-center gap-2 px-5 pt-2 pb-0.5 max-md:px-3">
      <span className="h-px flex-1 bg-brass" />
      <span className="rounded-full bg-brass px-2 font-semibold text-2xs text-brass-ink">New</span>
    </div>
  );
}
