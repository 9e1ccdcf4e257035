export function findVagueLocators(source: string): { line: number; found: string }[];
export function checkLocators(folder: string): string[];
