type Step = { name: string; needs?: string };

export function chooseSteps<S extends Step>(all: S[], args: string[]): { steps: S[]; more: string[] };
