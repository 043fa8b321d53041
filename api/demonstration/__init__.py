"""The demonstration study: fictional people, loaded through the same services as everything else."""
