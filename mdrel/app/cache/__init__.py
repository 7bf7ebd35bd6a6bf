"""What was read of the notes, kept between commands; disposable."""
