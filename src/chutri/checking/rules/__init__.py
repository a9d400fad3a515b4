"""The rules, one module for each question that a clerk asks of a plan before it is signed."""
