/**
 * That a name contains what was typed, whatever the accents, width and signs (decision 43); signs alone are compared as
 * they are. Both are SQL; what was typed is folded once for each statement.
 */
export const nameContains = (name: string, typed: string) =>
  `(search_name(${name}) LIKE (SELECT '%' || nullif(search_name(${typed}), '') || '%')
    OR strpos(${name}, (SELECT CASE WHEN search_name(${typed}) = '' THEN ${typed}::text END)) > 0)`;
