-- The log is read by who, by what, and by when.
CREATE INDEX "audit_event_actor_number_idx" ON "audit_event"("actor", "number");

CREATE INDEX "audit_event_action_number_idx" ON "audit_event"("action", "number");

CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");
