"""What a trial is: frozen values in the words of the field, standard library only, no I/O."""
