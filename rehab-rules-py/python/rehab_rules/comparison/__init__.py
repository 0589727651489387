"""What another service description would change in a log: decisions, duties, courses, and the smallest log that shows each kind."""
