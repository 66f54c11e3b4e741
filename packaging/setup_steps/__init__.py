"""The steps of setting Counterpoint up; one file each, standard library only."""
