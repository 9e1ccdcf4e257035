-- What was accepted before time zones were checked against PostgreSQL: one unknown name stops a query for everybody.
UPDATE "person_settings" SET "time_zone" = 'UTC'
WHERE NOT EXISTS (SELECT FROM pg_timezone_names z WHERE lower(z.name) = lower("time_zone"));
