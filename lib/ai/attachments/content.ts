/** What a file says; one page where it has no pages. */
export type FileContent = { pages: string[]; isPaged: boolean; notes: string[] };
