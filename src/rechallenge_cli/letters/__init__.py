"""The post room: letters from what is on record, as templates that a person can replace one by one. Nothing is sent."""
