"""The composition root: settings, clock and disk meet the pure layers here, and nowhere else."""
