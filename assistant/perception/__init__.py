"""What is made of sound and pictures: voice activity, words, end of turn, movement."""
