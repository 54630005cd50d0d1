"""What is wrong, in words: refusals, findings, the judgement of a branch, a clone's health."""
