import { type ClassValue, clsx } from "clsx";

/**
 * Joins class names. It replaces none: of two for the same property, write one (`isOpen ? "h-8" : "h-6"`), and give
 * what callers may replace the variant `base:` (app/globals.css).
 */
export const cn = (...classes: ClassValue[]): string => clsx(classes);
