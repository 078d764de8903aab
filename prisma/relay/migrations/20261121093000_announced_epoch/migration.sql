-- A new epoch is announced (timelines dropped, …) after its slot exists. A relay that dies in between must do it at its next start.
ALTER TABLE relay.state ADD COLUMN announced_epoch integer NOT NULL DEFAULT 0;
