"""Custom actions: slots and entities in, the core's answer out. One small file a family."""
