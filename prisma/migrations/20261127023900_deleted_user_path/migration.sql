-- A restore of data alone runs with an empty search path, in which the function would not find "users".
ALTER FUNCTION "refuse_deleted_user"() SET search_path FROM CURRENT;
